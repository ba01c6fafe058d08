import type { Edition, EditionLevel } from '../../catalog/catalog.js';
import type { Audience } from '../../catalog/item.js';

const levelNames: Record<EditionLevel, string> = { district: '区级', township: '乡镇', subdistrict: '街道' };

/** In the edition switch: 区级, 乡镇, 街道; a local edition goes by its town. */
export function editionName(edition: Pick<Edition, 'level' | 'upstream' | 'organization'>): string {
  return edition.upstream === null ? levelNames[edition.level] : edition.organization;
}

export function versionName(number: number): string {
  return `第${number}版`;
}

export function itemTitle(item: {
  code: string;
  level1: string | null;
  level2: string | null;
  level3: string | null;
}): string {
  return item.level3 ?? item.level2 ?? item.level1 ?? item.code;
}

/** 面向全社会; 面向特定群体（项目单位）; null where the source says nothing. */
export function audienceInWords({ everyone, groups }: Audience): string | null {
  const parts = [
    ...(everyone === true ? ['全社会'] : []),
    ...(groups === null ? [] : [groups === '' ? '特定群体' : `特定群体（${groups}）`]),
  ];
  return parts.length > 0 ? `面向${parts.join('、')}` : null;
}

export function domainTitle(name: string): string {
  return `${name}领域基层政务公开标准目录`;
}
