import { previewRebase } from '../../src/actions/rebase-draft.js';
import type { DraftState } from '../../src/catalog/draft.js';
import type { Conflict, Decision } from '../../src/catalog/merge/conflict.js';
import { findDraft } from '../../src/store/drafts.js';
import type { Db } from '../../src/store/engine.js';
import type { Random } from '../generator.js';
import { subjectOf } from './simulation-catalog.js';
import type { Model, ModelDraft, Seen, Step } from './simulation-model.js';
import { latestOf, standing } from './simulation-model.js';
import { Proposals } from './simulation-proposals.js';
import { expectedRefusal, hasRight, nonsense } from './simulation-refusals.js';

/* What people do at random: mostly what makes sense, sometimes what must be refused. */

type Deed<Kind extends Step['do']> = Extract<Step, { do: Kind }>;

export class People {
  readonly #chance: (share: number) => boolean;
  readonly #pick: <T>(list: readonly T[]) => T;
  readonly #proposals: Proposals;

  constructor(
    private readonly random: Random,
    private readonly db: Db,
  ) {
    this.#chance = (share) => random() < share;
    this.#proposals = new Proposals(random);
    this.#pick = (list) => list[Math.floor(random() * list.length)]!;
  }

  /** Something somebody does now. */
  async next(model: Model, at: Date): Promise<Step> {
    const step = { at, by: '', ...(await this.#deed(model)) } as Step; // each deed is whole
    const all = Object.keys(model.people);
    const able = all.filter((by) => hasRight(model, { ...step, by }));
    const welcome = able.filter((by) => expectedRefusal(model, { ...step, by }) === null);
    const wise = welcome.length > 0 && this.#chance(0.85) ? welcome : able;
    const by = this.#pick(wise.length > 0 && this.#chance(0.95) ? wise : all);
    const backwards = step.do === 'publish' && this.#chance(0.02);
    return { ...step, by, at: backwards ? new Date('2026-10-01T04:00:00Z') : at };
  }

  /** Something another does at the same instant, as often as not to the same draft. */
  async beside(model: Model, at: Date, step: Step): Promise<Step | null> {
    const draft = 'seen' in step ? model.drafts[step.seen.draft] : undefined;
    if (!draft || this.#chance(0.4)) return this.next(model, at);
    const same = this.#chance(0.5)
      ? step.do
      : this.#pick(['propose', 'submit', 'rebase', 'recall', 'review', 'publish', 'abandon'] as const);
    const deed = { at, by: '', ...(await this.deedOn(model, draft, same)) } as Step; // each deed is whole
    return { ...deed, by: this.#pick(Object.keys(model.people)) };
  }

  async #deed(model: Model): Promise<object> {
    const open = Object.values(model.drafts).filter(
      ({ state }) => !['published', 'abandoned'].includes(state),
    );
    const edition = this.#pick(Object.keys(model.editions));
    if (open.length < 2 || (open.length < 7 && this.#chance(0.12))) {
      if (this.#chance(0.85)) return { do: 'start', edition, title: '修订' };
      const number =
        1 + Math.floor(this.random() * (model.editions[edition]!.length + (this.#chance(0.1) ? 1 : 0)));
      return { do: 'restore', edition, number };
    }
    const draft = this.#chance(0.03) ? this.#pick(Object.values(model.drafts)) : this.#pick(open);
    const behind = draft.baseVersion < latestOf(model, draft.edition).number;
    const editing =
      draft.changes.length === 0 ? ['propose'] : ['propose', 'submit', 'submit', 'submit', 'drop'];
    const stale = ['rebase', 'rebase', 'rebase', 'propose'];
    const likely: Record<DraftState, readonly string[]> = {
      editing: behind ? stale : editing,
      returned: behind ? stale : editing,
      'in-review': behind
        ? ['rebase', 'review']
        : Array.from({ length: 12 }, (_, at) => (at === 0 ? 'recall' : 'review')),
      approved: behind
        ? ['rebase', 'publish']
        : Array.from({ length: 12 }, (_, at) => (at === 0 ? 'recall' : 'publish')),
      published: ['propose', 'publish'],
      abandoned: ['submit'],
    };
    const any: Step['do'][] = [
      'propose',
      'drop',
      'rename',
      'submit',
      'recall',
      'abandon',
      'review',
      'rebase',
      'publish',
    ];
    const what = this.#chance(0.93) ? (this.#pick(likely[draft.state]) as Step['do']) : this.#pick(any); // written above
    return this.deedOn(model, draft, what);
  }

  /** One kind of deed on one draft. */
  async deedOn(model: Model, draft: ModelDraft, what: Step['do']): Promise<object> {
    const seen = this.#seen(draft);
    const whatever: Seen = { draft: seen.draft, revision: null };
    switch (what) {
      case 'propose': {
        const count = this.#pick([1, 1, 1, 2, 3]);
        return {
          do: 'propose',
          seen,
          changes: Array.from({ length: count }, () => this.#proposals.next(model, draft)),
        };
      }
      case 'drop': {
        const subject =
          draft.changes.length > 0 && this.#chance(0.9) ? subjectOf(this.#pick(draft.changes)) : '19-999';
        return { do: 'drop', seen, subject };
      }
      case 'rename':
        return { do: 'rename', seen, title: this.#pick(['十一月修订', '十二月修订']) };
      case 'submit':
        return { do: 'submit', seen, reason: this.#pick(['新办法施行', '新办法施行', null]) };
      case 'review': {
        const open = (['legality', 'secrecy'] as const).filter(
          (kind) => standing(draft, kind)?.decision !== 'approve',
        );
        const kind = this.#pick(
          open.length > 0 && this.#chance(0.9) ? open : (['legality', 'secrecy'] as const),
        );
        const decision = this.#chance(0.85) ? 'approve' : 'return';
        const comment = this.#chance(decision === 'return' ? 0.9 : 0.2) ? '见批注' : null;
        const digests = Object.values(model.drafts).map(({ digest }) => digest);
        const digest = this.#pick([
          null,
          draft.digest,
          draft.digest,
          this.#chance(0.2) ? this.#pick(digests) : null,
        ]);
        return { do: 'review', seen: whatever, kind, decision, comment, digest };
      }
      case 'rebase':
        return this.#rebase(model, draft, seen);
      case 'publish': {
        const effectiveOn = this.#pick([
          '2026-12-01',
          '2027-01-01',
          '2026-11-01',
          '2020-11-02',
          this.#chance(0.1) ? '2019-01-01' : '2026-12-15',
        ]);
        return { do: 'publish', seen: whatever, effectiveOn, note: this.#chance(0.9) ? '修订' : '' };
      }
      case 'recall':
      case 'abandon':
        return { do: what, seen };
      case 'start':
      case 'restore':
        throw new RangeError(`${what} is about no draft`);
    }
  }

  /** Mostly the draft as it is; sometimes as it was a moment ago, or one that never was. */
  #seen({ id, revision }: ModelDraft): Seen {
    if (this.#chance(0.01)) return { draft: 99_999, revision: null };
    if (this.#chance(0.06)) return { draft: id, revision: Math.max(1, revision - 1) };
    return { draft: id, revision: this.#chance(0.8) ? revision : null };
  }

  async #rebase(model: Model, draft: ModelDraft, seen: Seen): Promise<Omit<Deed<'rebase'>, 'by' | 'at'>> {
    const stored = await findDraft(this.db, draft.id);
    const { conflicts: asked } = await previewRebase(this.db, stored!);
    const answered = asked.filter(() => this.#chance(0.85));
    const decisions = answered.map((conflict): Decision => ({
      key: conflict.key,
      choice: this.#chance(0.02) ? nonsense : this.#choice(conflict),
    }));
    if (this.#chance(0.02)) decisions.push({ key: `conflict-1:${'0'.repeat(64)}`, choice: 'ours' });
    const asOf = { revision: draft.revision, versions: model.editions[draft.edition]!.length };
    return { do: 'rebase', seen, decisions, asked, asOf };
  }

  #choice(conflict: Conflict): Decision['choice'] {
    const words: Decision['choice'][] = ['ours', 'theirs', conflict.suggestion.choice];
    if (conflict.kind === 'field' || conflict.kind === 'edit-withdraw') words.push('base');
    if (conflict.kind === 'same-topic') words.push({ value: 'both' });
    if (conflict.kind === 'two-moves') {
      words.push({ value: { domain: this.#pick(['19', '20']), follows: null } });
      if (conflict.base !== null) words.push('base');
    }
    return this.#pick(words);
  }
}
