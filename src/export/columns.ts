import type { Edition, EditionLevel } from '../catalog/catalog.js';
import type { CatalogItem, Level } from '../catalog/item.js';
import { textUnder } from '../catalog/item.js';
import { sayLevel } from '../catalog/words.js';
import {
  fillChannels,
  joinBases,
  joinBodies,
  joinElements,
  printGroups,
  tick,
} from '../catalog/printed-fields.js';

/** A column of a table: its heading and what it prints of an item. */
export type Column = { heading: string; print: (item: CatalogItem) => string };

export const columns = {
  code: { heading: '事项编号', print: ({ code }) => code },
  level1: { heading: '一级事项', print: ({ level1 }) => level1 ?? '' },
  level2: { heading: '二级事项', print: ({ level2 }) => level2 ?? '' },
  level3: { heading: '三级事项', print: ({ level3 }) => level3 ?? '' },
  content: { heading: '公开内容（要素）', print: ({ content }) => joinElements(content) },
  legalBases: { heading: '公开依据', print: ({ legalBases }) => joinBases(legalBases) },
  timeLimit: { heading: '公开时限', print: ({ timeLimit }) => timeLimit ?? '' },
  disclosingBodies: { heading: '公开主体', print: ({ disclosingBodies }) => joinBodies(disclosingBodies) },
  channels: { heading: '公开渠道和载体', print: ({ channels }) => fillChannels(channels) },
  everyone: { heading: '全社会', print: ({ audience }) => ticked(audience.everyone === true) },
  groups: { heading: '特定群体', print: ({ audience }) => printGroups(audience.groups) },
  proactive: { heading: '主动公开', print: ({ methods }) => ticked(methods.includes('主动公开')) },
  onRequest: { heading: '依申请公开', print: ({ methods }) => ticked(methods.includes('依申请公开')) },
  link: { heading: '公开链接', print: ({ link }) => link ?? '' },
  note: { heading: '备注', print: ({ note }) => note ?? '' },
} as const satisfies Record<string, Column>;

const levels: readonly Level[] = ['市级', '县级', '乡级', '村级'];

/** Levels the form of an edition has even if no item names them. */
const levelsOfForm: Record<EditionLevel, readonly Level[]> = {
  district: ['县级', '乡级'],
  township: ['乡级'],
  subdistrict: ['乡级'],
};

/** 公开层级: those of the form and those an item names. */
export function levelColumns({ level }: Pick<Edition, 'level'>, items: readonly CatalogItem[]): Column[] {
  return levels
    .filter((name) => levelsOfForm[level].includes(name) || items.some((item) => item.levels.includes(name)))
    .map((name) => ({
      heading: sayLevel(name, level),
      print: (item) => ticked(item.levels.includes(name)),
    }));
}

/** One for every heading that has no field, in the order of their first appearance. */
export function extraColumns(items: readonly CatalogItem[]): Column[] {
  const headings = new Set(items.flatMap(({ extra }) => Object.keys(extra)));
  return [...headings].map((heading) => ({ heading, print: ({ extra }) => textUnder(extra, heading) ?? '' }));
}

function ticked(isSo: boolean): string {
  return isSo ? tick : '';
}
