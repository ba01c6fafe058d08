import type { EditionLevel } from './catalog.js';
import type { Change } from './change.js';
import type { DraftState } from './draft.js';
import type { DraftStep, ReviewKind } from './review.js';
import type { Audience, ItemContent, ItemField } from './item.js';
import type { ElementPair } from './semantic/pairs.js';
import { pairElements } from './semantic/pairs.js';
import type { Segment } from './semantic/segments.js';
import { diffWords } from './semantic/segments.js';
import type { Weight, WeighedChange } from './semantic/weight.js';
import { weightOf } from './semantic/weight.js';
import { titleOf } from './topic.js';

/** A level of 公开层级 goes by what it is called where an edition is used. */
const levelNames: Record<EditionLevel, Partial<Record<string, string>>> = {
  district: { 县级: '区级', 乡级: '乡镇街道' },
  township: { 县级: '区级', 乡级: '乡镇' },
  subdistrict: { 县级: '区级', 乡级: '街道', 村级: '社区' },
};

/** 县级 → 区级, as the edition prints it; others as they are. */
export function sayLevel(level: string, edition: EditionLevel): string {
  return levelNames[edition][level] ?? level;
}

/** What each field is called in print. */
export const fieldNames: Record<ItemField, string> = {
  level1: '一级事项',
  level2: '二级事项',
  level3: '三级事项',
  content: '公开内容（要素）',
  legalBases: '公开依据',
  timeLimit: '公开时限',
  disclosingBodies: '公开主体',
  channels: '公开渠道和载体',
  audience: '公开对象',
  methods: '公开方式',
  levels: '公开层级',
  link: '公开链接',
  note: '备注',
  extra: '其他栏目',
};

/** What is done to a draft, as in “不能提交”. */
export const draftSteps: Record<DraftStep, string> = {
  edit: '修改',
  submit: '提交审核',
  recall: '撤回',
  review: '审核',
  rebase: '并到最新版',
  publish: '发布',
  abandon: '放弃',
};

export const reviewNames: Record<ReviewKind, string> = { legality: '合法性审核', secrecy: '保密审查' };

/** What each state of a draft is called. */
export const draftStates: Record<DraftState, string> = {
  editing: '编辑中',
  'in-review': '审核中',
  approved: '已通过',
  returned: '已退回',
  published: '已发布',
  abandoned: '已放弃',
};

/** A field's value as people read it: each part of a list for itself; [] where the source says nothing. */
export function sayValue(value: ItemContent[ItemField]): string[] {
  if (value === null || value === '') return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value;
  if (isAudience(value)) return sayAudience(value);
  return Object.entries(value).map(([heading, text]) => `${heading}：${text}`);
}

/** The same, levels by what they are called where the edition is used. */
export function sayField(field: ItemField, value: ItemContent[ItemField], edition: EditionLevel): string[] {
  const said = sayValue(value);
  return field === 'levels' ? said.map((level) => sayLevel(level, edition)) : said;
}

function isAudience(value: Audience | Record<string, string>): value is Audience {
  return 'everyone' in value && typeof value['everyone'] !== 'string';
}

function sayAudience({ everyone, groups }: Audience): string[] {
  return [
    ...(everyone === true ? ['全社会'] : []),
    ...(groups === null ? [] : [groups === '' ? '特定群体' : `特定群体：${groups}`]),
  ];
}

/** How a change of a field is called by its weight. */
export const weightWords: Record<Weight, string> = { substantive: '修改', formal: '文字调整' };

/** One line for each change; of a list only what changed in it, of a text its words: [20→10]个工作日. */
export function sayChanges(changes: readonly (Change | WeighedChange)[]): string[] {
  return changes.map(sayChange);
}

function sayChange(change: Change | WeighedChange): string {
  switch (change.kind) {
    case 'domain-added':
      return `新增领域 ${change.domain} ${change.name}`;
    case 'domain-removed':
      return `取消领域 ${change.domain} ${change.name}`;
    case 'domain-renamed':
      return `领域 ${change.domain} 更名：${change.before} → ${change.after}`;
    case 'domain-moved':
      return `领域 ${change.domain} 移到${change.after === null ? '最前' : `领域 ${change.after} 之后`}`;
    case 'item-added':
      return `新增 ${change.code} ${titleOf(change.content)}`;
    case 'item-removed':
      return `删除 ${change.code} ${titleOf(change.content)}`;
    case 'item-moved':
      return `移动 ${change.code} 到领域 ${change.after.domain}${change.after.follows === null ? ' 最前' : `，排在 ${change.after.follows} 之后`}`;
    case 'field-changed': {
      const weight = 'weight' in change ? change.weight : weightOf(change);
      return `${weightWords[weight]} ${change.code} ${fieldNames[change.field]}：${sayValues(change.before, change.after)}`;
    }
  }
}

function sayValues(before: ItemContent[ItemField], after: ItemContent[ItemField]): string {
  const [old, now] = [sayValue(before), sayValue(after)];
  const said = pairElements(old, now).flatMap(sayPair);
  // where the source begins or ceases to say no (null, false) nothing is read on either side
  if (said.length === 0 || old.length === 0 || now.length === 0) return `${sayOr(old)} → ${sayOr(now)}`;
  return said.join('；');
}

function sayPair(pair: ElementPair): string[] {
  switch (pair.fate) {
    case 'kept':
      return [];
    case 'moved':
      return [`调序“${pair.text}”`];
    case 'added':
      return [`新增“${pair.text}”`];
    case 'removed':
      return [`删除“${pair.text}”`];
    case 'changed':
      return [saySegments(diffWords(pair.before, pair.after))];
  }
}

function saySegments(segments: readonly Segment[]): string {
  let said = '';
  for (const [index, { fate, text }] of segments.entries()) {
    const next = segments[index + 1];
    if (fate === 'same') said += text;
    else if (fate === 'added') said += segments[index - 1]?.fate === 'removed' ? `→${text}]` : `[+${text}]`;
    else said += next?.fate === 'added' ? `[${text}` : `[−${text}]`;
  }
  return said;
}

function sayOr(values: readonly string[]): string {
  return values.join('；') || '（空）';
}
