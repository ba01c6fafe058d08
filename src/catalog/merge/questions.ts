import type { Choice, Conflict, Decision, Dispute, Suggestion } from './conflict.js';
import { conflictKey, isAnswer } from './conflict.js';

/** Puts a dispute to who decides, and gives the answer. */
export type Ask = (dispute: Dispute, suggest: () => Suggestion) => Choice;

/**
 * The disputes of one merge. What was decided is answered so; what was not is kept open, and until somebody decides
 * the published side stands.
 */
export class Questions {
  readonly #decisions: ReadonlyMap<string, Choice>;
  readonly #hasDomain: (code: string) => boolean;
  readonly #open = new Map<string, Conflict>();
  readonly #asked: Dispute[] = [];

  constructor(decisions: readonly Decision[], hasDomain: (code: string) => boolean) {
    this.#decisions = new Map(decisions.map(({ key, choice }) => [key, choice]));
    this.#hasDomain = hasDomain;
  }

  readonly ask: Ask = (dispute, suggest) => {
    this.#asked.push(dispute);
    const key = conflictKey(dispute);
    const decided = this.#decisions.get(key);
    if (decided !== undefined && isAnswer(dispute, decided, this.#hasDomain)) return decided;
    this.#open.set(key, { ...dispute, key, suggestion: suggest() });
    return 'theirs';
  };

  /** Those without an answer. */
  get conflicts(): Conflict[] {
    return [...this.#open.values()];
  }

  /** All, decided or not. */
  get asked(): readonly Dispute[] {
    return this.#asked;
  }
}
