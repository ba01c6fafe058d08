import type { Edition } from '../../../../../catalog/catalog.js';
import type { ItemContent } from '../../../../../catalog/item.js';
import { titleOf } from '../../../../../catalog/topic.js';
import { fieldNames } from '../../../../../catalog/words.js';
import { mechanicalChoice } from '../../../../../regulation/draft-change.js';
import type { Impact, ImpactHow } from '../../../../../regulation/impact.js';
import type { ImpactProposal } from '../../../../../regulation/proposal.js';
import type { KeptTask } from '../../../../../store/tasks.js';
import type { Tone } from '../../../parts.js';
import { editionName } from '../../../words.js';

/** An item that an event touches, wherever it stands, as one piece of work. */
export type ImpactRow = {
  /** What its tick sends: edition and code. */
  key: string;
  edition: Pick<Edition, 'id' | 'level' | 'upstream' | 'organization'>;
  code: string;
  title: string;
  /** 养老服务 › 业务办理. */
  path: string;
  /** The citations that mean the act, as printed, and what they would become. */
  cited: string[];
  edits: { before: string; after: string[] }[];
  /** What can be drafted, where there is more than one thing; `value` is sent. */
  choices: { value: string; text: string }[];
  /** Whether something is drafted without choosing. */
  mechanical: boolean;
  hints: string[];
  state: RowState;
  /** It cites other articles than those that changed, or a later text. */
  unlikely: boolean;
  task: KeptTask | null;
  /** Whether it can be drafted, as far as tasks go. */
  draftable: boolean;
};

export type RowState = { name: RowStateName; text: string; tone: Tone };
export type RowStateName = 'none' | 'blocked' | 'open' | 'withdraw' | 'in-draft' | 'done' | 'closed';

/** What a row is made of besides its impacts. */
export type RowContext = {
  editions: ReadonlyMap<string, Edition>;
  /** By edition and domain, e.g. `longting-district 19`. */
  domains: ReadonlyMap<string, string>;
  /** By the key of the row: what the item says now. */
  contents: ReadonlyMap<string, ItemContent>;
  tasks: readonly KeptTask[];
};

export function rowKey({ edition, code }: { edition: string; code: string }): string {
  return `${edition}/${code}`;
}

/** One row for each item; where it stands in several places, what is in force counts before what is to come. */
export function impactRows(impacts: readonly Impact[], context: RowContext): ImpactRow[] {
  const firsts = new Map<string, Impact>();
  for (const impact of impacts) {
    const key = rowKey(impact);
    const known = firsts.get(key);
    if (known === undefined || rank(impact) < rank(known)) firsts.set(key, impact);
  }
  const codes = [...firsts.values()].map(({ code }) => code);
  return [...firsts].map(([key, impact]) => {
    const sisters = [...firsts.values()].filter(
      ({ code, edition }) => code === impact.code && edition !== impact.edition && codes.includes(code),
    );
    return rowOf(key, impact, sisters, context);
  });
}

export function isUnlikely({ unlikely, task }: ImpactRow): boolean {
  return unlikely && task === null;
}

function rank({ where }: Impact): number {
  return { version: 0, scheduled: 1, draft: 2 }[where.in];
}

function rowOf(key: string, impact: Impact, sisters: readonly Impact[], context: RowContext): ImpactRow {
  const { edition, domain, code, proposals, cited } = impact;
  const content = context.contents.get(key);
  const task = context.tasks.find((one) => one.edition === edition && one.code === code) ?? null;
  const domainName = context.domains.get(`${edition} ${domain}`) ?? domain;
  const above = content === undefined || content.level1 === titleOf(content) ? null : content.level1;
  const edits = proposals.flatMap((one) => ('edits' in one ? one.edits : []));
  const gone = proposals.some(({ kind }) => kind === 'withdraw-item' || kind === 'choose-successor');
  return {
    key,
    edition: context.editions.get(edition) ?? unknownEdition(edition),
    code,
    title: content === undefined ? code : titleOf(content),
    path: above === null ? domainName : `${domainName} › ${above}`,
    cited,
    edits: edits.length === 0 && gone ? cited.map((before) => ({ before, after: [] })) : edits,
    choices: choicesOf(key, proposals),
    mechanical: mechanicalChoice(impact) !== null,
    hints: [...hintsOf(impact), ...sisters.slice(0, 1).map((one) => saySister(one, context))],
    state: stateOf(task, impact),
    unlikely: impact.level === 'unlikely',
    task,
    draftable: task?.state === 'open' && isDraftable(impact),
  };
}

/** One thing that is drafted anyway is no choice. */
function choicesOf(key: string, proposals: readonly ImpactProposal[]): ImpactRow['choices'] {
  const choices = proposals.flatMap((proposal): ImpactRow['choices'] => {
    switch (proposal.kind) {
      case 'choose-successor':
        return proposal.candidates.map(({ title }) => ({
          value: `${key}/choose-successor/${title}`,
          text: `改引《${title}》`,
        }));
      case 'replace-citation':
        return [{ value: `${key}/replace-citation`, text: '改引新文件' }];
      case 'remove-citation':
        return [{ value: `${key}/remove-citation`, text: '删去这条依据' }];
      case 'withdraw-item':
        return [{ value: `${key}/withdraw-item`, text: '删除这个事项' }];
      case 'check-articles':
      case 'name-in-text':
        return [];
    }
  });
  return choices.length > 1 ? choices : [];
}

function unknownEdition(id: string): ImpactRow['edition'] {
  return { id, level: 'district', upstream: id, organization: id };
}

function isDraftable(impact: Impact): boolean {
  return (
    mechanicalChoice(impact) !== null || impact.proposals.some(({ kind }) => kind === 'choose-successor')
  );
}

/** What the system found by comparing texts, and says as no more than that. */
export function hintsOf({ how, where, proposals }: Pick<Impact, 'how' | 'where' | 'proposals'>): string[] {
  const place = {
    version: [],
    scheduled: where.in === 'scheduled' ? [`在 ${where.effectiveOn} 起施行的版本中`] : [],
    draft: where.in === 'draft' ? [`只在第 ${where.draft} 号草案中`] : [],
  }[where.in];
  return [...howHints[how], ...place, ...proposals.flatMap(sayHint)];
}

const howHints: Record<ImpactHow, readonly string[]> = {
  'whole-act': [],
  article: [],
  'title-only': ['只引名称，未引条款'],
  'other-articles': ['所引条款不在变动之列'],
  'later-text': ['所引已是更新的文本'],
};

function sayHint(proposal: ImpactProposal): string[] {
  switch (proposal.kind) {
    case 'replace-citation':
    case 'remove-citation':
      return [];
    case 'choose-successor':
      return proposal.candidates.length === 0
        ? ['取代它的文件不明，依据须人工改写']
        : ['取代它的是其中一件，请选定'];
    case 'withdraw-item':
      return ['除此以外没有其他有效依据，可考虑删除事项'];
    case 'check-articles':
      return [`条款号需人工核对：${proposal.articles.join('、')}`];
    case 'name-in-text': {
      const fields = [...new Set(proposal.places.map(({ field }) => fieldNames[field]))];
      const names = [...new Set(proposal.places.map(({ name }) => `「${name}」`))];
      const times = proposal.places.reduce((sum, place) => sum + place.times, 0);
      return [`${fields.join('、')}中还出现${names.join('、')} ${times} 处`];
    }
  }
}

function saySister({ edition, code }: Impact, { editions }: RowContext): string {
  const sister = editions.get(edition);
  return `与${sister === undefined ? edition : editionName(sister)} ${code} 同源，可一并修订`;
}

function stateOf(task: KeptTask | null, impact: Impact): RowState {
  if (task === null) return { name: 'none', text: '未列入任务', tone: 'grey' };
  switch (task.state) {
    case 'blocked':
      return { name: 'blocked', text: '等施行日', tone: 'violet' };
    case 'open':
      return mechanicalChoice(impact)?.kind === 'withdraw-item'
        ? { name: 'withdraw', text: '建议删除', tone: 'red' }
        : { name: 'open', text: '待修订', tone: 'amber' };
    case 'in-draft':
      return { name: 'in-draft', text: '草案已改', tone: 'green' };
    case 'done':
      return { name: 'done', text: `已随第${task.version}版办结`, tone: 'green' };
    case 'closed':
      return { name: 'closed', text: '无需修改', tone: 'grey' };
  }
}
