import type { Html } from '../../html.js';
import { Empty } from '../../parts.js';
import { versionName } from '../../words.js';
import { DraftedCard } from '../drafted/card.js';
import type { DraftedChange } from '../drafted/told.js';
import { OneButton } from '../form.js';
import { draftUrl, itemEditUrl } from '../urls.js';
import type { DraftPage } from './draft-page.js';

/** What the draft changes on its base, item by item. */
export function DraftChanges({ page }: { page: DraftPage }): Html {
  const { draft, can, told } = page;
  if (told.changes.length === 0)
    return (
      <Empty>
        草案还没有变更。
        {can.includes('edit') ? <a href={draftUrl(draft.id, 'items')}>选择要修改的事项</a> : null}
      </Empty>
    );
  return (
    <>
      <h2 class="unseen">变更的事项</h2>
      {told.changes.map((drafted) => (
        <DraftedCard
          drafted={drafted}
          view="inline"
          sides={{ before: versionName(draft.baseVersion), after: '草案' }}
          actions={can.includes('edit') ? <Actions page={page} drafted={drafted} /> : undefined}
        />
      ))}
    </>
  );
}

function Actions({ page: { desk, draft }, drafted }: { page: DraftPage; drafted: DraftedChange }): Html {
  const { code, kind, title } = drafted.change;
  return (
    <span class="card-actions">
      {kind === 'removed' ? null : (
        <a class="btn btn-line btn-sm" href={itemEditUrl(draft.id, code)} aria-label={`修改事项：${title}`}>
          修改事项
        </a>
      )}
      <OneButton
        desk={desk}
        action={`${draftUrl(draft.id)}/drop`}
        fields={{ subject: code, revision: String(draft.revision) }}
        small
        label={`撤销变更：${title}`}
      >
        撤销变更
      </OneButton>
    </span>
  );
}
