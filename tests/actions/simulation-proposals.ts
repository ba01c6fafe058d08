import type { ProposedChange } from '../../src/actions/edit-draft.js';
import type { CatalogItem, ItemContent } from '../../src/catalog/item.js';
import { aContent } from '../builders.js';
import type { Random } from '../generator.js';
import { itemsOf, subjectOf } from './simulation-catalog.js';
import type { Model, ModelDraft } from './simulation-model.js';
import { latestOf, resultOf } from './simulation-model.js';

/** What people propose at random, in few words, so that they meet. */
export class Proposals {
  readonly #chance: (share: number) => boolean;
  readonly #pick: <T>(list: readonly T[]) => T;

  constructor(private readonly random: Random) {
    this.#chance = (share) => random() < share;
    this.#pick = (list) => list[Math.floor(random() * list.length)]!;
  }

  /** One thing somebody proposes: mostly of what is there, sometimes of what is not. */
  next(model: Model, draft: ModelDraft): ProposedChange {
    const catalog = resultOf(model, draft);
    const items = itemsOf(catalog);
    const reason = this.#chance(0.8) ? this.#pick(['新办法', '机构改革', '群众意见']) : null;
    const named = draft.changes.filter((change) => change.kind !== 'add-domain').map(subjectOf);
    const code =
      this.#chance(0.35) && named.length > 0
        ? this.#pick(named)
        : items.length > 0 && this.#chance(0.97)
          ? this.#pick(items).code
          : '19-999';
    const place = () => {
      const domain = this.#chance(0.02) ? '99' : this.#pick(catalog.domains).code;
      const around = items.filter((item) => item.domain === domain);
      const follows =
        this.#chance(0.2) || around.length === 0
          ? null
          : this.#chance(0.97)
            ? this.#pick(around).code
            : '20-998';
      return { domain, follows };
    };
    const luck = this.random();
    if (luck < 0.4) return { kind: 'edit', code, fields: this.#fields(), reason };
    if (luck < 0.55) return { kind: 'move', code, place: place(), reason };
    if (luck < 0.67) return { kind: 'withdraw', code, reason };
    if (luck < 0.85) {
      const own = draft.changes.filter((change) => change.kind === 'add');
      const key = own.length > 0 && this.#chance(0.3) ? this.#pick(own).key : null;
      return {
        kind: 'add',
        key,
        code: this.#chance(0.08) ? this.#freeCode(model) : null,
        place: place(),
        content: this.#content(),
        reason,
      };
    }
    if (luck < 0.97) {
      const gone = this.#withdrawn(model, draft.edition);
      const {
        code: back,
        domain: _domain,
        ...content
      } = gone.length > 0 && this.#chance(0.9) ? this.#pick(gone) : { ...this.#content(), code, domain: '' };
      return { kind: 'restore', code: back, place: place(), content, reason };
    }
    const domain = this.#pick(['19', '20', '21', '22', '23']);
    return {
      kind: 'add-domain',
      domain,
      name: `领域${domain}`,
      follows: this.#pick([null, '19', '20']),
      reason,
    };
  }

  /** A code as a sister edition has it, or one that is about to be given. */
  #freeCode(model: Model): string {
    const domain = this.#pick(['19', '20']);
    const all = Object.keys(model.editions).flatMap((edition) => itemsOf(latestOf(model, edition).catalog));
    return this.#chance(0.5)
      ? this.#pick(all).code
      : `${domain}-${String((model.counters[domain] ?? 0) + 1).padStart(3, '0')}`;
  }

  /** What older versions had, as they said it last. */
  #withdrawn(model: Model, edition: string): (CatalogItem & { domain: string })[] {
    const present = new Set(itemsOf(latestOf(model, edition).catalog).map(({ code }) => code));
    const old = model.editions[edition]!.flatMap(({ catalog }) => itemsOf(catalog));
    return old.filter(({ code }) => !present.has(code)).slice(-8);
  }

  #content(): ItemContent {
    return aContent({ level2: `事项${this.#pick(['甲', '乙', '丙', '丁', '戊'])}`, ...this.#fields() });
  }

  #fields(): Partial<ItemContent> {
    const some = <T>(list: readonly T[]) => list.filter(() => this.#chance(0.5));
    const fields: Partial<ItemContent>[] = [
      { note: this.#pick(['注一', '注 一', '注一。', '注二', null]) },
      { timeLimit: this.#pick(['20个工作日内', '20 个工作日内', '10个工作日内', '及时公开']) },
      { content: some(['名单', '标准', '结果', '流程']) },
      { channels: some(['政府网站', '政务服务中心', '精准推送']) },
      { level3: this.#pick([null, '区级', '乡级']) },
      { extra: this.#pick([{}, { 电话: '1' }, { 电话: '2' }, { 电话: '1', 邮箱: '3' }]) },
    ];
    return this.#chance(0.7) ? this.#pick(fields) : { ...this.#pick(fields), ...this.#pick(fields) };
  }
}
