import type { Citation } from './citation.js';
import { readCitations } from './citation.js';
import type { CatalogItem, ItemField } from './item.js';
import { itemFields } from './item.js';
import type { Outline } from './outline.js';
import { formOf } from './semantic/form.js';
import type { LimitUnit, TimeLimitRule } from './time-limit-rule.js';
import { parseTimeLimitRules } from './time-limit.js';
import { titleOf } from './topic.js';
import { fieldNames, sayValue } from './words.js';

/** What a draft would leave behind if it were published as it is. */
export type DraftProblem =
  | { code: 'draft.refers-to-withdrawn'; item: string; field: ItemField; withdrawn: string; title: string }
  | { code: 'draft.level-empty'; item: string; field: 'level1' | 'level2' }
  | { code: 'draft.domain-empty'; domain: string; name: string }
  | { code: 'draft.time-limit-loose'; item: string; text: string }
  | { code: 'draft.time-limit-unreadable'; item: string; text: string }
  | { code: 'draft.fields-empty'; item: string; fields: ItemField[] }
  | { code: 'draft.basis-ended'; item: string; text: string; status: EndedStatus }
  | { code: 'draft.basis-unlinked'; item: string; text: string; status: UnlinkedStatus };

type EndedStatus = '已废止' | '已失效';
type UnlinkedStatus = '未登记' | '指向不明';

/** How the act a citation means stands on the day the draft would take effect; null = not known. */
export type StatusOf = (
  citation: Citation,
) => EndedStatus | UnlinkedStatus | '尚未生效' | '有效' | '已修改' | null;

/** An edition as a draft would make it. */
export type DraftResult = {
  outline: Outline;
  /** The items the draft adds, edits, moves or restores, as they would read. */
  touched: readonly CatalogItem[];
  /** All other items of the outline: looked at only for what they refer to. */
  others: Iterable<CatalogItem>;
  /** The items the draft withdraws, by the titles they had. */
  withdrawn: readonly { code: string; title: string }[];
};

type Say<P> = (problem: P, name: (item: string) => string) => string;

/** One line per code, for the author to read before submitting. */
const sentences: { [C in DraftProblem['code']]: Say<Extract<DraftProblem, { code: C }>> } = {
  'draft.refers-to-withdrawn': ({ item, field, withdrawn, title }, name) =>
    `${name(item)} 的${fieldNames[field]}仍提到要删除的 ${withdrawn}“${title}”`,
  'draft.level-empty': ({ item, field }, name) => `${name(item)} 没有${fieldNames[field]}`,
  'draft.domain-empty': ({ domain, name }) => `领域 ${domain}“${name}”没有事项`,
  'draft.time-limit-loose': ({ item, text }, name) =>
    `${name(item)} 主动公开，公开时限“${text}”长于 20 个工作日；《政府信息公开条例》第二十六条只在法律、法规另有规定时允许`,
  'draft.time-limit-unreadable': ({ item, text }, name) =>
    `${name(item)} 的公开时限“${text}”读不出期限，无从核对是否逾期`,
  'draft.fields-empty': ({ item, fields }, name) =>
    `${name(item)} 没有填写${fields.map((field) => fieldNames[field]).join('、')}`,
  'draft.basis-unlinked': ({ item, text, status }, name) =>
    `${name(item)} 的公开依据“${text}”${
      status === '未登记' ? '没有登记，无从核对是否有效' : '可能指几件文件，没有指定是哪一件'
    }`,
  'draft.basis-ended': ({ item, text, status }, name) => `${name(item)} 的公开依据“${text}”${status}`,
};

/** `name`: what people call an item. */
export const sayDraftProblem: Say<DraftProblem> = (problem, name) => {
  const say = sentences[problem.code] as Say<DraftProblem>; // the line of its own code
  return say(problem, name);
};

/** What is wrong with the result of a draft; findings, none of which stops it. */
export function findDraftProblems(result: DraftResult, statusOf: StatusOf): DraftProblem[] {
  return [
    ...result.touched.flatMap((item) => [
      ...emptyLevels(item),
      ...emptyFields(item),
      ...unreadableTimeLimits(item),
      ...looseTimeLimits(item),
      ...doubtfulBases(item, statusOf),
    ]),
    ...emptyDomains(result.outline),
    ...referencesToWithdrawn(result),
  ];
}

function emptyLevels({ code, level1, level2, level3 }: CatalogItem): DraftProblem[] {
  if (!level1) return [{ code: 'draft.level-empty', item: code, field: 'level1' }];
  return level3 && !level2 ? [{ code: 'draft.level-empty', item: code, field: 'level2' }] : [];
}

/** A table may leave out 三级事项, 备注 and 公开栏目; the rest is what an item is asked for. */
function emptyFields(item: CatalogItem): DraftProblem[] {
  const { audience } = item;
  const fields: ItemField[] = [
    ...(audience.everyone === null && audience.groups === null ? ['audience' as const] : []),
    ...askedFor.filter((field) => item[field].length === 0),
  ];
  return fields.length === 0 ? [] : [{ code: 'draft.fields-empty', item: item.code, fields }];
}

const askedFor = ['content', 'legalBases', 'disclosingBodies', 'channels', 'methods', 'levels'] as const;

function unreadableTimeLimits({ code, timeLimit }: CatalogItem): DraftProblem[] {
  return timeLimit === null || parseTimeLimitRules(timeLimit).length > 0
    ? []
    : [{ code: 'draft.time-limit-unreadable', item: code, text: timeLimit }];
}

function emptyDomains(outline: Outline): DraftProblem[] {
  return outline
    .filter(({ items }) => items.length === 0)
    .map(({ code, name }) => ({ code: 'draft.domain-empty', domain: code, name }));
}

/** 第二十六条 binds what is disclosed on the body's own motion; an answer to an application has other limits. */
function looseTimeLimits({ code, timeLimit, methods }: CatalogItem): DraftProblem[] {
  if (timeLimit === null || !methods.includes('主动公开')) return [];
  return parseTimeLimitRules(timeLimit).some(isLoose)
    ? [{ code: 'draft.time-limit-loose', item: code, text: timeLimit }]
    : [];
}

/** 20 working days without a holiday between them are four weeks: up to there a limit may be as strict. */
const longest: Record<LimitUnit, number> = { 'working-day': 20, day: 28, week: 4, month: 0, year: 0 };

function isLoose(rule: TimeLimitRule): boolean {
  if (rule.kind !== 'within') return false;
  const onApplication = `${rule.scope ?? ''}${rule.from ?? ''}`.includes('申请');
  return !onApplication && rule.count > longest[rule.unit];
}

function doubtfulBases({ code: item, legalBases }: CatalogItem, statusOf: StatusOf): DraftProblem[] {
  const citations = legalBases.flatMap((text) => readCitations(text).citations);
  return citations.flatMap((citation): DraftProblem[] => {
    const { text } = citation;
    const status = statusOf(citation);
    switch (status) {
      case '已废止':
      case '已失效':
        return [{ code: 'draft.basis-ended', item, text, status }];
      case '未登记':
      case '指向不明':
        return [{ code: 'draft.basis-unlinked', item, text, status }];
      case '尚未生效':
      case '有效':
      case '已修改':
      case null:
        return [];
    }
  });
}

type Reference = Extract<DraftProblem, { code: 'draft.refers-to-withdrawn' }>;

/** By its code, or by its title between quotation marks where no item that stays bears the same. */
function referencesToWithdrawn({ outline, touched, others, withdrawn }: DraftResult): DraftProblem[] {
  const there = new Set(outline.flatMap(({ items }) => items));
  const gone = withdrawn.filter(({ code }) => !there.has(code));
  if (gone.length === 0) return [];
  const byCode = new Map(gone.map((item) => [item.code, item]));
  const byTitle = new Map(gone.map((item) => [formOf(item.title), item]));
  const titlesThere = new Set<string>();
  const found: (Reference & { quoted: string | null })[] = [];
  for (const item of [...touched, ...others]) {
    titlesThere.add(formOf(titleOf(item)));
    for (const field of itemFields) {
      const text = sayValue(item[field]).join('\n');
      for (const { name, quoted } of namesIn(text)) {
        const meant = quoted ? byTitle.get(name) : byCode.get(name);
        if (meant === undefined) continue;
        const { code: withdrawn, title } = meant;
        const at = { item: item.code, field, withdrawn, title };
        found.push({ code: 'draft.refers-to-withdrawn', ...at, quoted: quoted ? name : null });
      }
    }
  }
  return withoutRepeats(found.filter(({ quoted }) => quoted === null || !titlesThere.has(quoted)));
}

const nameSign =
  /(?<![\d-])(?<code>\d{2}-\d{3,})(?![\d-])|[“「『《〈"](?<quoted>[^”」』》〉"]{1,60})[”」』》〉"]/gu;

function namesIn(text: string): { name: string; quoted: boolean }[] {
  return [...text.matchAll(nameSign)].map(({ groups }) => {
    const { code, quoted } = groups ?? {};
    return code === undefined ? { name: formOf(quoted ?? ''), quoted: true } : { name: code, quoted: false };
  });
}

function withoutRepeats(found: readonly (Reference & { quoted: string | null })[]): Reference[] {
  const once = new Map(
    found.map(({ quoted: _quoted, ...reference }) => [
      `${reference.item} ${reference.field} ${reference.withdrawn}`,
      reference,
    ]),
  );
  return [...once.values()];
}
