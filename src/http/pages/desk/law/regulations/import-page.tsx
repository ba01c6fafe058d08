import type { RegisterImport } from '../../../../../actions/import-register.js';
import { sayEvent } from '../../../../../regulation/event-words.js';
import type { Html } from '../../../html.js';
import { StampMark } from '../../../law/stamp.js';
import { Notice } from '../../../parts.js';
import { FileField } from '../../file-field.js';
import { FileProblems } from '../../file-problems.js';
import type { Fault } from '../../faults.js';
import { TextField } from '../../fields.js';
import { DeskForm } from '../../form.js';
import type { DeskFrame } from '../../page.js';
import { DeskPage } from '../../page.js';
import type { RegisterImportInput } from './import-form.js';

/** A list of acts, or of 清理结果, to take in. `tried` null: none was sent yet. */
export type RegisterImportPage = {
  desk: DeskFrame;
  faults: Fault[];
  input: RegisterImportInput;
  tried: { fileName: string; result: RegisterImport } | null;
};

export const registerImportUrl = '/desk/regulations/import';

export function registerImportPage(page: RegisterImportPage): Html {
  const { desk, faults, tried } = page;
  return (
    <DeskPage
      desk={desk}
      title="导入法规文件"
      crumbs={[{ text: '法规文件', href: '/desk/regulations' }]}
      meta={
        tried === null ? '规范性文件清理结果的表，或整理好的法规文件清单；登记过的不改动' : tried.fileName
      }
      faults={faults}
      sheets={['desk-law', 'settings']}
    >
      {tried === null ? null : <Tried result={tried.result} />}
      <ImportForm page={page} />
    </DeskPage>
  );
}

function ImportForm({ page: { desk, faults, input, tried } }: { page: RegisterImportPage }): Html {
  return (
    <DeskForm
      desk={desk}
      action={registerImportUrl}
      takesFile
      class="box form-sheet narrow-sheet"
      label="法规文件的清单"
    >
      <FileField
        label={tried === null ? '文件' : '同一个文件，或改好的文件'}
        hint="清理结果：Excel、CSV 等表格，列有 文件名称、文号、清理结果。清单：JSON，每行一件。"
        accept=".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt,.json,.jsonl"
        faults={faults}
      />
      <fieldset class="plain">
        <legend class="part-legend">清理结果的通知</legend>
        <div class="two">
          <TextField
            name="decidedOn"
            label="决定日"
            type="date"
            hint="表里没有写日期的行用它"
            value={input.decidedOn}
            faults={faults}
          />
          <TextField name="number" label="通知的文号" value={input.number} faults={faults} maxlength={200} />
          <TextField
            name="region"
            label="新登记的文件属于哪里"
            hint="如 开封市龙亭区"
            value={input.region}
            faults={faults}
            maxlength={100}
          />
          <TextField
            name="knownThrough"
            label="清单的立改废记到哪天"
            type="date"
            hint="只用于 JSON 清单；不填算到今天"
            value={input.knownThrough}
            faults={faults}
          />
        </div>
      </fieldset>
      <p class="form-foot">
        <button class="btn btn-primary" name="step" value="try">
          先看会登记什么
        </button>
        <button class="btn btn-line" name="step" value="save">
          登记文件里的内容
        </button>
      </p>
    </DeskForm>
  );
}

const amber = { tone: 'amber', icon: 'warning' } as const;
const green = { tone: 'green', icon: 'tick' } as const;

const outcomes: Record<RegisterImport['outcome'], { look: typeof amber | typeof green; says: string }> = {
  saved: { look: green, says: '已登记。' },
  'dry-run': { look: amber, says: '还没有保存。核对无误，请再选一次这个文件，按“登记文件里的内容”。' },
  'nothing-to-change': { look: green, says: '文件里的内容都已登记过，没有要改的。' },
  'nothing-readable': { look: amber, says: '没有读到可以登记的内容。请按下面的位置改好，再传一次。' },
};

/** So many are listed of each sort. */
const listed = 100;

function Tried({
  result: { outcome, added, events, unchanged, problems },
}: {
  result: RegisterImport;
}): Html {
  const { look, says } = outcomes[outcome];
  return (
    <>
      <Notice {...look}>{says}</Notice>
      {added.length + events.length + unchanged === 0 ? null : (
        <section class="box lines" aria-label="会登记的内容">
          <h2>
            新登记文件 {added.length} 件，立改废 {events.length} 条<small>{unchanged} 条登记过，不变</small>
          </h2>
          <ul class="register-lines">
            {added.slice(0, listed).map(({ title }) => (
              <li>
                <StampMark kind="enacted" small decorative />
                <span>新登记《{title}》</span>
              </li>
            ))}
            {events.slice(0, listed).map(({ title, event }) => (
              <li>
                <StampMark kind={event.kind} small decorative />
                <span>
                  《{title}》{sayEvent(event)}
                </span>
              </li>
            ))}
          </ul>
          {added.length > listed || events.length > listed ? (
            <p class="aside">每类只列前 {listed} 条。</p>
          ) : null}
        </section>
      )}
      <FileProblems problems={problems} />
    </>
  );
}
