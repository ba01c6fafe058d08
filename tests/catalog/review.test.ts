import { expect, it } from '@jest/globals';
import type { DraftState } from '../../src/catalog/draft.js';
import type { DraftStep, Review, ReviewKind } from '../../src/catalog/review.js';
import {
  approvalOf,
  digestDraft,
  isOpenTo,
  reviewObstacle,
  stateOfReviews,
} from '../../src/catalog/review.js';
import { aDraftValue } from '../builders.js';

type World = { state: DraftState; text: string; editors: string[]; reviews: Review[] };
type Event = { says: string; step: DraftStep; apply: (world: World) => World };

const digestOf = ({ text }: World) =>
  digestDraft(
    aDraftValue({ changes: [{ kind: 'edit', code: '19-001', fields: { note: text }, reason: null }] }),
  );

const edit = (by: string): Event => ({
  says: `${by} edits`,
  step: 'edit',
  apply: (world) => ({
    ...world,
    text: `${world.text}${by}`,
    editors: [...new Set([...world.editors, by])],
  }),
});

const review = (kind: ReviewKind, reviewer: string, decision: Review['decision']): Event => ({
  says: `${reviewer} ${decision}s ${kind}`,
  step: 'review',
  apply: (world) => {
    const digest = digestOf(world);
    if (reviewObstacle(world, digest, world.reviews, { kind, reviewer, digest })) return world;
    const reviews = [...world.reviews, { kind, reviewer, decision, digest, comment: null, at: '' }];
    return { ...world, reviews, state: stateOfReviews(world, digest, reviews) };
  },
});

const to = (step: DraftStep, state: DraftState): Event => ({
  says: step,
  step,
  apply: (world) => ({ ...world, state }),
});

const publish: Event = {
  says: 'publish',
  step: 'publish',
  apply: (world) => {
    return approvalOf(world, digestOf(world), world.reviews) ? { ...world, state: 'published' } : world;
  },
};

const events = [
  edit('甲'),
  edit('乙'),
  to('submit', 'in-review'),
  to('recall', 'editing'),
  review('legality', '乙', 'approve'),
  review('secrecy', '丙', 'approve'),
  review('secrecy', '乙', 'approve'),
  review('legality', '丙', 'return'),
  publish,
];

/** What the office promises, told without any function of the program. */
function isSound({ editors, reviews, text }: World): boolean {
  const ofThis = reviews.filter(({ digest }) => digest === digestOf({ text } as World));
  const approvedBy = (kind: ReviewKind) =>
    ofThis
      .filter((each) => each.kind === kind && each.decision === 'approve')
      .map(({ reviewer }) => reviewer);
  return approvedBy('legality').some((one) =>
    approvedBy('secrecy').some(
      (other) => one !== other && !editors.includes(one) && !editors.includes(other),
    ),
  );
}

it('T-WF-01: no order of up to seven events publishes without two approvals of exactly this, by two others', () => {
  const seen = { sequences: 0, published: 0 };
  const walk = (world: World, depth: number): void => {
    seen.sequences += 1;
    if (world.state === 'published') {
      seen.published += 1;
      if (!isSound(world)) throw new Error(`published without approval: ${JSON.stringify(world)}`);
      return;
    }
    if (depth === 0) return;
    for (const { step, apply } of events) if (isOpenTo(world.state, step)) walk(apply(world), depth - 1);
  };
  walk({ state: 'editing', text: '', editors: ['甲'], reviews: [] }, 7);
  expect(seen.sequences).toBeGreaterThan(10_000);
  expect(seen.published).toBeGreaterThan(20);
});

it('given one who returned, then the draft is returned, whatever the other said', () => {
  const digest = digestOf({ text: '' } as World);
  const said = (kind: ReviewKind, decision: Review['decision']): Review => ({
    kind,
    reviewer: kind,
    decision,
    digest,
    comment: null,
    at: '',
  });
  const stateAfter = (...reviews: Review[]) => stateOfReviews({ editors: ['甲'] }, digest, reviews);
  expect(stateAfter(said('legality', 'approve'), said('secrecy', 'return'))).toBe('returned');
  expect(stateAfter(said('legality', 'approve'))).toBe('in-review');
  expect(stateAfter(said('legality', 'approve'), said('secrecy', 'approve'))).toBe('approved');
});
