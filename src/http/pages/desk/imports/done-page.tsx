import type { ImportOutcome } from '../../../../actions/import-file.js';
import type { DraftState } from '../../../../catalog/draft.js';
import type { Edition } from '../../../../catalog/catalog.js';
import { draftStates } from '../../../../catalog/words.js';
import type { Html } from '../../html.js';
import { Icon } from '../../icon.js';
import { Badge, Notice } from '../../parts.js';
import { editionName } from '../../words.js';
import type { Fault } from '../faults.js';
import { OneButton } from '../form.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';
import { Steps } from './steps.js';
import { importsUrl, importUrl } from './urls.js';

/** The fourth step: what was written, exactly. */
export type DonePage = {
  desk: DeskFrame;
  faults: readonly Fault[];
  id: number;
  edition: Edition;
  outcome: ImportOutcome;
  /** null: nothing was written. */
  draft: { id: number; state: DraftState; mayUndo: boolean } | null;
};

export function donePage(page: DonePage): Html {
  const { desk, faults, id, edition, outcome, draft } = page;
  const conflicts = outcome.merge?.conflicts.length ?? 0;
  return (
    <DeskPage
      desk={desk}
      title={draft === null ? '没有写入草案' : `已写入第 ${draft.id} 号草案`}
      faults={faults}
      sheets={['import']}
      crumbs={[{ text: '导入', href: importsUrl }]}
      meta={
        <>
          <span>{outcome.file.name}</span>
          <span>{editionName(edition)}</span>
          {draft === null ? null : <Badge tone="blue">{draftStates[draft.state]}</Badge>}
        </>
      }
      actions={<Steps at={4} />}
    >
      <Written outcome={outcome} />
      {conflicts === 0 || draft === null ? null : (
        <Notice tone="amber" icon="warning">
          有 {conflicts} 处双方都改过，请逐处选定。{' '}
          <a href={`/desk/drafts/${draft.id}/conflicts`}>选定冲突</a>
        </Notice>
      )}
      <div class="form-foot">
        {draft === null ? null : (
          <a class="btn btn-primary" href={`/desk/drafts/${draft.id}`}>
            打开草案
          </a>
        )}
        {draft?.mayUndo === true ? (
          <OneButton desk={desk} action={importUrl(id, 'undo')}>
            撤销本次导入
          </OneButton>
        ) : null}
        <a class="btn btn-line" href={`/api/v1/imports/${id}/report.xlsx`}>
          <Icon name="sheet" />
          下载带批注的 Excel
        </a>
        <a class="btn btn-line" href={importsUrl}>
          导入另一个文件
        </a>
      </div>
      {draft === null ? null : <p class="aside">提交审核以前可以撤销：草案作废，现行目录不受影响。</p>}
    </DeskPage>
  );
}

function Written({ outcome }: { outcome: ImportOutcome }): Html {
  const facts: [string, number, string][] = [
    ['新增', outcome.added.length, '项'],
    ['修改', outcome.changed.length, '项'],
    ['删除', outcome.withdrawn.length, '项'],
    ['未变', outcome.unchanged.length, '行'],
    ['未入库', outcome.leftOut, '行'],
    ['不在表内，保留', outcome.missing.length, '项'],
  ];
  return (
    <dl class="box counts written">
      {facts.map(([word, count, unit]) => (
        <div>
          <dt>{word}</dt>
          <dd>
            <b>{count}</b> {unit}
          </dd>
        </div>
      ))}
    </dl>
  );
}
