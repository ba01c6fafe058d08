import type { ToldProblem } from '../../../../actions/preview-draft.js';
import type { CatalogDomain, Edition } from '../../../../catalog/catalog.js';
import { dayOf } from '../../../../catalog/day.js';
import type { Draft } from '../../../../catalog/draft.js';
import type { Review, ReviewKind } from '../../../../catalog/review.js';
import { draftStates, reviewNames } from '../../../../catalog/words.js';
import { countsInWords } from '../../change/words.js';
import { sumOf } from '../../change/view.js';
import type { Html } from '../../html.js';
import { Badge, Notice, Segments } from '../../parts.js';
import { versionUrl } from '../../urls.js';
import { editionName, versionName } from '../../words.js';
import { DraftFacts } from '../drafted/facts.js';
import type { ToldDraft } from '../drafted/told.js';
import type { Fault } from '../faults.js';
import { OneButton } from '../form.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';
import { draftUrl, releaseUrl, reviewUrl } from '../urls.js';
import { DraftChanges } from './changes.js';
import type { OwnStep } from './draft-load.js';
import { DraftItems, DraftDomains } from './items.js';
import { DraftProblems } from './problems.js';
import { DraftSteps } from './steps.js';
import { stateTones } from './list-page.js';

/** A draft: what it changes, what it would make of the catalog, what is wrong with that; and what to do with it. */
export type DraftPage = {
  desk: DeskFrame;
  draft: Draft;
  /** As people call them. */
  author: string;
  edition: Edition;
  /** How many versions were published since its base. */
  behind: number;
  /** Each reviewer as people call them. */
  reviews: Review[];
  can: OwnStep[];
  /** What somebody may decide on it. */
  toReview: ReviewKind[];
  view: DraftView;
  told: ToldDraft;
  input: { title: string; reason: string };
  faults: Fault[];
};

export type DraftView =
  | { kind: 'changes' }
  | { kind: 'items'; domain: CatalogDomain | null }
  | { kind: 'problems'; problems: ToldProblem[] };

export function draftPage(page: DraftPage): Html {
  const { desk, draft, author, edition, view, told, faults } = page;
  return (
    <DeskPage
      desk={desk}
      title={draft.title}
      crumbs={[
        { text: '工作台', href: '/desk' },
        { text: '草案', href: '/desk/drafts' },
      ]}
      meta={
        <>
          <Badge tone={stateTones[draft.state]}>{draftStates[draft.state]}</Badge>
          <DraftFacts draft={draft} author={author} edition={edition} />
        </>
      }
      actions={<Actions page={page} />}
      faults={faults}
      sheets={['change']}
      beside={view.kind === 'items' ? <DraftDomains page={page} domain={view.domain} /> : undefined}
    >
      <Standing page={page} />
      <p>
        {editionName(edition)}目录：{countsInWords(sumOf(told.digest))}。
        {told.domains.map((line) => (
          <>{line}。</>
        ))}
      </p>
      <div class="view-bar">
        <Segments
          label="查看草案"
          segments={(['changes', 'items', 'problems'] as const).map((kind) => ({
            text: viewNames[kind],
            href: draftUrl(draft.id, kind),
            current: view.kind === kind,
          }))}
        />
      </div>
      <View page={page} />
      <DraftSteps page={page} />
    </DeskPage>
  );
}

const viewNames = { changes: '变更对照', items: '改后的目录', problems: '核对问题' } as const;

function View({ page }: { page: DraftPage }): Html {
  switch (page.view.kind) {
    case 'changes':
      return <DraftChanges page={page} />;
    case 'items':
      return <DraftItems page={page} domain={page.view.domain} />;
    case 'problems':
      return <DraftProblems page={page} problems={page.view.problems} />;
  }
}

function Actions({ page: { desk, draft, can, toReview } }: { page: DraftPage }): Html {
  const revision = { revision: String(draft.revision) };
  return (
    <>
      {can.includes('edit') ? (
        <a class="btn btn-line" href={`${draftUrl(draft.id)}/items/new`}>
          新增事项
        </a>
      ) : null}
      {can.includes('recall') ? (
        <OneButton desk={desk} action={`${draftUrl(draft.id)}/recall`} fields={revision}>
          撤回草案
        </OneButton>
      ) : null}
      {can.includes('submit') ? (
        <a class="btn btn-primary" href="#submit">
          提交审核
        </a>
      ) : null}
      {toReview.length > 0 ? (
        <a class="btn btn-primary" href={reviewUrl(draft.id)}>
          审核草案
        </a>
      ) : null}
      {can.includes('publish') ? (
        <a class="btn btn-primary" href={releaseUrl(draft.id)}>
          签发版本
        </a>
      ) : null}
    </>
  );
}

/** What must be known before anything else: that the catalog went on, what reviewers said, what became of it. */
function Standing({ page: { desk, draft, behind, can, reviews } }: { page: DraftPage }): Html {
  const said = reviews.filter(({ comment }) => comment !== null);
  return (
    <>
      {behind === 0 ? null : (
        <Notice tone="amber" icon="warning">
          目录已发布到{versionName(draft.baseVersion + behind)}，本草案以{versionName(draft.baseVersion)}
          为底，落后 {behind} 版。{can.includes('rebase') ? '并到最新版后才能提交审核和签发。' : null}
        </Notice>
      )}
      {behind > 0 && can.includes('rebase') ? (
        <div class="apart">
          <OneButton
            desk={desk}
            action={`${draftUrl(draft.id)}/rebase`}
            fields={{ revision: String(draft.revision) }}
            kind="primary"
          >
            并到最新版
          </OneButton>
        </div>
      ) : null}
      {said.map(({ kind, reviewer, decision, comment, at }) => (
        <Notice
          tone={decision === 'return' ? 'red' : 'green'}
          icon={decision === 'return' ? 'warning' : 'tick'}
        >
          {reviewNames[kind]} {reviewer} {dayOf(at)} {decision === 'return' ? '退回' : '通过'}：{comment}
        </Notice>
      ))}
      {draft.state === 'published' && draft.version !== null ? (
        <Notice tone="green" icon="tick">
          已发布为<a href={versionUrl(draft.edition, draft.version)}>{versionName(draft.version)}</a>。
        </Notice>
      ) : null}
    </>
  );
}
