import type { Change } from './change.js';
import type { DraftState } from './draft.js';
import type { Audience, ItemContent, ItemField } from './item.js';
import { titleOf } from './topic.js';

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

function isAudience(value: Audience | Record<string, string>): value is Audience {
  return 'everyone' in value && typeof value['everyone'] !== 'string';
}

function sayAudience({ everyone, groups }: Audience): string[] {
  return [
    ...(everyone === true ? ['全社会'] : []),
    ...(groups === null ? [] : [groups === '' ? '特定群体' : `特定群体：${groups}`]),
  ];
}

/** One line for each change. */
export function sayChanges(changes: readonly Change[]): string[] {
  return changes.map(sayChange);
}

function sayChange(change: Change): string {
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
    case 'field-changed':
      return `修改 ${change.code} ${fieldNames[change.field]}：${sayOr(change.before)} → ${sayOr(change.after)}`;
  }
}

function sayOr(value: ItemContent[ItemField]): string {
  return sayValue(value).join('；') || '（空）';
}
