import type { EditionLevel } from '../../../../../catalog/catalog.js';
import type { CatalogItem, ItemContent } from '../../../../../catalog/item.js';
import type { Draft } from '../../../../../catalog/draft.js';
import { titleOf } from '../../../../../catalog/topic.js';
import { FieldTable } from '../../../change/card.js';
import type { ItemChange } from '../../../change/view.js';
import { badgeOf } from '../../../change/words.js';
import { isUncoded } from '../../../../../catalog/uncoded.js';
import type { Html } from '../../../html.js';
import { Badge } from '../../../parts.js';
import { versionName } from '../../../words.js';
import type { Clash } from '../../clash.js';
import { ClashTable } from '../../clash-table.js';
import type { Fault } from '../../faults.js';
import type { Choice } from '../../fields.js';
import { TextArea } from '../../fields.js';
import { DeskForm } from '../../form.js';
import type { DeskFrame } from '../../page.js';
import { DeskPage } from '../../page.js';
import { draftUrl, itemEditUrl } from '../../urls.js';
import { ItemForm } from './fields.js';
import type { FoundRegulation, StandingBasis } from './law.js';
import type { ItemInput } from './load.js';

/** An item of a draft being written: its fields, and beside them what they change. */
export type ItemPage = {
  desk: DeskFrame;
  draft: Draft;
  /** That of the edition, by which 公开层级 are called. */
  level: EditionLevel;
  /** null: it is new. */
  code: string | null;
  title: ItemContent | null;
  input: ItemInput;
  /** Why it is to be withdrawn, as typed. */
  withdrawal: string;
  domains: { code: string; name: string }[];
  /** The items of the domain behind one of which it stands. */
  neighbours: CatalogItem[];
  timeLimits: string[];
  bases: StandingBasis[];
  /** Whether they may say what a basis in doubt means. */
  mayChoose: boolean;
  found: FoundRegulation[];
  events: Choice[];
  /** What differs from the draft's base; null: nothing. */
  comparison: ItemChange | null;
  /** Where somebody else saved meanwhile. */
  clash: Clash | null;
  faults: Fault[];
};

export function itemPage(page: ItemPage): Html {
  const { desk, draft, code, title, clash, faults } = page;
  return (
    <DeskPage
      desk={desk}
      title={title === null ? '新增事项' : `修改事项：${titleOf(title)}`}
      crumbs={[
        { text: '工作台', href: '/desk' },
        { text: '草案', href: '/desk/drafts' },
        { text: draft.title, href: draftUrl(draft.id) },
      ]}
      meta={<span>{code === null || isUncoded(code) ? '新事项，编号在发布时给' : code}</span>}
      faults={faults}
      sheets={['change', 'draft']}
      swaps
    >
      {clash === null ? null : <ClashTable clash={clash} />}
      <div class="editing">
        <ItemForm page={page} />
        <Comparison page={page} />
      </div>
      {/* a new item is not withdrawn: what is proposed of it is taken back */}
      {code === null || isUncoded(code) ? null : <Withdrawal page={page} code={code} />}
    </DeskPage>
  );
}

/** What would change, word by word. */
function Comparison({ page: { comparison, draft } }: { page: ItemPage }): Html {
  const sides = { before: versionName(draft.baseVersion), after: '草案' };
  return (
    <section class="comparison box" id="comparison" aria-live="polite">
      <header>
        <h2>与{versionName(draft.baseVersion)}对照</h2>
        {comparison === null ? null : (
          <Badge tone={badgeOf(comparison).tone}>{badgeOf(comparison).word}</Badge>
        )}
      </header>
      {comparison === null ? (
        <p class="aside">
          内容与{versionName(draft.baseVersion)}相同。改动后点“预览对照”，这里列出有变动的字段。
        </p>
      ) : (
        <FieldTable change={comparison} view="inline" sides={sides} />
      )}
    </section>
  );
}

function Withdrawal({
  page: { desk, draft, input, withdrawal, faults },
  code,
}: {
  page: ItemPage;
  code: string;
}): Html {
  return (
    <details
      class="box form-sheet withdrawal"
      open={withdrawal !== '' || faults.some(({ field }) => field === 'withdrawal')}
    >
      <summary>删除这个事项</summary>
      <DeskForm desk={desk} action={`${itemEditUrl(draft.id, code)}/withdrawal`} label="删除事项">
        <input type="hidden" name="revision" value={input.revision} />
        <TextArea
          name="withdrawal"
          label="删除的缘由"
          hint="如：唯一依据已废止。发布以前目录不变；发布以后事项的历次内容仍可查看。"
          value={withdrawal}
          rows={2}
          faults={faults}
        />
        <button class="btn btn-line">删除事项</button>
      </DeskForm>
    </details>
  );
}
