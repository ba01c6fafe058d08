import type { Edition } from '../../../../catalog/catalog.js';
import type { Draft } from '../../../../catalog/draft.js';
import type { ReviewKind } from '../../../../catalog/review.js';
import type { ReviewMark } from '../../../../catalog/review-mark.js';
import { markedSoFar, markObstacle } from '../../../../catalog/review-mark.js';
import { reviewNames } from '../../../../catalog/words.js';
import type { DomainDigest } from '../../change/view.js';
import { sumOf } from '../../change/view.js';
import { countsInWords } from '../../change/words.js';
import type { Html } from '../../html.js';
import { Notice } from '../../parts.js';
import { versionName } from '../../words.js';
import { DraftedCard } from '../drafted/card.js';
import { DraftFacts } from '../drafted/facts.js';
import type { Fault } from '../faults.js';
import { TextArea } from '../fields.js';
import { DeskForm } from '../form.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';
import { draftUrl, reviewUrl } from '../urls.js';
import type { ReasonGroup } from './groups.js';
import { changesIn } from './groups.js';
import { GroupMark, MarkBadge, MarkForm } from './mark-form.js';

/** A draft as a reviewer looks at it: what it changes, by reason and domain, then the decision. */
export type ReviewPage = {
  desk: DeskFrame;
  draft: Draft;
  /** As people call them. */
  author: string;
  edition: Edition;
  /** What the one who looks decides here; null: nothing is theirs to decide. */
  kind: ReviewKind | null;
  /** What they could decide instead: each kind has its own marks, and nobody decides two. */
  otherKinds: ReviewKind[];
  digest: DomainDigest[];
  domains: string[];
  groups: ReasonGroup[];
  /** What the one who looks said of single changes in this kind of review, by digest. */
  marks: ReadonlyMap<string, ReviewMark>;
  /** The change, by code, or the `decision`, from which they go on. */
  focus: string | null;
  /** What they typed of a change that was not taken in. */
  typed: { mark: string; comment: string } | null;
  comment: string;
  faults: Fault[];
};

export function reviewPage(page: ReviewPage): Html {
  const { desk, draft, author, edition, kind, otherKinds, digest, domains, groups, faults } = page;
  const sides = { before: versionName(draft.baseVersion), after: '草案' };
  return (
    <DeskPage
      desk={desk}
      title={`审核：${draft.title}`}
      crumbs={[
        { text: '工作台', href: '/desk' },
        { text: '审核', href: '/desk/review' },
      ]}
      meta={
        <>
          <DraftFacts draft={draft} author={author} edition={edition} />
          <span>{countsInWords(sumOf(digest))}</span>
        </>
      }
      faults={faults}
      sheets={['change']}
      swaps
    >
      {kind === null ? <NotYours page={page} /> : null}
      {otherKinds.map((other) => (
        <p>
          您现在作的是{kind === null ? '' : reviewNames[kind]}。
          <a href={reviewUrl(draft.id, { kind: other })}>改作{reviewNames[other]}</a>
        </p>
      ))}
      {domains.map((line) => (
        <p>{line}。</p>
      ))}
      {groups.map((group) => (
        <section class="reason-group">
          <div class="reason-head">
            <h2 class="group-head">{group.reason}</h2>
            <GroupMark page={page} group={group} />
          </div>
          {group.domains.map(({ name, changes }) => (
            <>
              <p class="aside domain-head">
                {name} {changes.length} 项
              </p>
              {changes.map((drafted) => (
                <DraftedCard
                  drafted={drafted}
                  view="inline"
                  sides={sides}
                  actions={<MarkBadge mark={page.marks.get(drafted.digest)} />}
                  foot={<MarkForm page={page} drafted={drafted} />}
                  focused={page.focus === drafted.change.code}
                />
              ))}
            </>
          ))}
        </section>
      ))}
      {kind === null ? null : <Decision page={page} kind={kind} />}
    </DeskPage>
  );
}

function NotYours({ page: { desk, draft } }: { page: ReviewPage }): Html {
  const own = draft.editors.includes(desk.frame.user?.account ?? '');
  return (
    <Notice tone="amber" icon="warning">
      {own
        ? '您起草或修改过这份草案，不能由您审核。'
        : '这份草案现在没有要您作的结论：还没有送审，已有结论，或您已作过另一项审核。'}
      <a href={draftUrl(draft.id)}>查看草案</a>
    </Notice>
  );
}

/** Bound to the digest of what is on the page: should it change meanwhile, nothing is decided. */
function Decision({ page, kind }: { page: ReviewPage; kind: ReviewKind }): Html {
  const { desk, draft, comment, faults, focus } = page;
  const hinders = hindrance(page);
  return (
    <DeskForm
      desk={desk}
      action={reviewUrl(draft.id)}
      guarded
      class="box form-sheet decision"
      label={reviewNames[kind]}
      id={kind}
      renews="main"
    >
      <h2>{reviewNames[kind]}</h2>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="digest" value={draft.digest ?? ''} />
      <TextArea
        name="comment"
        label="意见"
        hint="退回时写明哪里要改，怎么改；标为退回的各项的意见会一并写入"
        value={comment}
        rows={2}
        faults={faults}
      />
      <p class="form-foot">
        {hinders === null ? (
          <button class="btn btn-primary" name="decision" value="approve" autofocus={focus === 'decision'}>
            通过{reviewNames[kind]}
          </button>
        ) : (
          <span>{hinders}</span>
        )}
        <button
          class="btn btn-line"
          name="decision"
          value="return"
          autofocus={focus === 'decision' && hinders !== null}
        >
          退回草案
        </button>
        <span class="aside">按 J、K 到下一项、上一项变动</span>
      </p>
    </DeskForm>
  );
}

/** Why the whole can't be approved yet; null: it can. */
function hindrance({ groups, marks }: ReviewPage): string | null {
  const proposals = changesIn(groups).map(({ change, digest }) => ({ name: change.title, digest }));
  const found = markObstacle(markedSoFar(proposals, marks));
  if (found === null) return null;
  const count = found.subjects.length;
  return found.obstacle === 'returned'
    ? `有 ${count} 项变动标为退回，请退回草案。`
    : `还有 ${count} 项变动没有作标记，逐项或按缘由通过以后才能通过整份草案。`;
}
