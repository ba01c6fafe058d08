import type { Edition } from '../../../../catalog/catalog.js';
import type { ReportedProblem } from '../../../../problem.js';
import type { Html } from '../../html.js';
import { Notice } from '../../parts.js';
import { OneButton } from '../form.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';
import { Steps } from './steps.js';
import { importsUrl, waitingStep } from './urls.js';

/** A file in which there is nothing to import: what is wrong with it, and what to do. */
export type UnreadablePage = {
  desk: DeskFrame;
  id: number;
  fileName: string;
  edition: Edition;
  problems: readonly ReportedProblem[];
  /** Another reading may get further: it waits for that. */
  isPassing: boolean;
};

export function unreadablePage({ desk, id, fileName, edition, problems, isPassing }: UnreadablePage): Html {
  const wrong = problems.filter(({ severity }) => severity !== 'info');
  const said = wrong.length > 0 ? wrong : problems;
  return (
    <DeskPage
      desk={{ ...desk, said: null }} // that it was received is no news beside what is wrong
      title="这个文件不能导入"
      sheets={['import']}
      crumbs={[{ text: '导入', href: importsUrl }]}
      meta={<span>{fileName}</span>}
      actions={<Steps at={1} />}
    >
      {said.length === 0 ? (
        <Notice tone="red" icon="warning">
          没有读出任何事项。
        </Notice>
      ) : (
        said.slice(0, most).map(({ at, message }) => (
          <Notice tone="red" icon="warning">
            {placeOf(at)}
            {message}
          </Notice>
        ))
      )}
      <p>
        请核对是否选错了文件；改好，或换成政务公开标准目录的表格，再上传。目录没有改动。
        {isPassing
          ? '这个文件留在“待核对的导入”里，稍后再打开会重新读取。'
          : '这个文件不列入“待核对的导入”。'}
        不再需要就请放弃，文件随即删除；不放弃的，最多保留到满 30 天后有人再上传文件时。
      </p>
      <div class="form-foot">
        <a class="btn btn-primary" href={importsUrl}>
          重新上传
        </a>
        <a class="btn btn-line" href={`/api/v1/editions/${edition.id}/template.xlsx`}>
          下载空白模板
        </a>
        <OneButton desk={desk} action={waitingStep(id, 'discard')}>
          放弃本次导入
        </OneButton>
      </div>
    </DeskPage>
  );
}

/** So many say enough of a file that can't be read. */
const most = 20;

function placeOf({ sheet, row, cell }: ReportedProblem['at']): string {
  const place = [sheet ?? '', cell ?? (row === null ? '' : `第${row}行`)]
    .filter((part) => part !== '')
    .join(' ');
  return place === '' ? '' : `${place}：`;
}
