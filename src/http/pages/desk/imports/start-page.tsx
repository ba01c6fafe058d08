import type { Edition } from '../../../../catalog/catalog.js';
import type { Html } from '../../html.js';
import { Empty } from '../../parts.js';
import { editionName } from '../../words.js';
import type { Fault } from '../faults.js';
import { FileField, tableFiles } from '../file-field.js';
import { SelectField } from '../fields.js';
import { DeskForm, OneButton } from '../form.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';
import { Steps } from './steps.js';
import { importsUrl, waitingStep, waitingUrl } from './urls.js';

/** The first step, and what waits from before. */
export type StartPage = {
  desk: DeskFrame;
  faults: readonly Fault[];
  /** Into which somebody may import. */
  editions: Edition[];
  chosen: string;
  waiting: { id: number; fileName: string; edition: string | null; receivedOn: string }[];
};

export function startPage(page: StartPage): Html {
  const { desk, faults, editions, chosen } = page;
  return (
    <DeskPage desk={desk} title="导入" faults={faults} sheets={['import']} actions={<Steps at={1} />}>
      <div class="start">
        <DeskForm desk={desk} action={importsUrl} takesFile class="box start-form" label="上传文件">
          <FileField
            label="文件"
            faults={faults}
            accept={tableFiles}
            hint="Excel（xlsx、xls）、WPS（另存为 xlsx）、OpenDocument、CSV、Word 表格（docx）、网页表格都可以。上传后先核对，不会直接改动目录。"
          />
          <SelectField
            name="edition"
            label="目录版"
            value={chosen}
            faults={faults}
            {...(editions.length > 1 ? { blank: '由系统看文件判断' } : {})}
            choices={editions.map(({ id, title }) => ({ value: id, text: title }))}
          />
          <p class="form-foot">
            <button class="btn btn-primary">上传并核对</button>
          </p>
        </DeskForm>
        <Waiting page={page} />
      </div>
    </DeskPage>
  );
}

function Waiting({ page: { desk, waiting, editions } }: { page: StartPage }): Html {
  return (
    <section class="box waiting" aria-labelledby="waiting">
      <h2 id="waiting">
        待核对的导入<span class="count">{waiting.length}</span>
      </h2>
      {waiting.length === 0 ? (
        <Empty>没有待核对的文件。上传的文件在入库或放弃以前都留在这里，保留 30 天。</Empty>
      ) : (
        <ul>
          {waiting.map(({ id, fileName, edition, receivedOn }) => {
            const found = editions.find((each) => each.id === edition);
            return (
              <li>
                <a href={waitingUrl(id)}>{fileName}</a>
                <span class="aside">
                  {found ? `${editionName(found)}　` : ''}
                  {receivedOn} 上传
                </span>
                <OneButton desk={desk} action={waitingStep(id, 'discard')}>
                  放弃
                </OneButton>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
