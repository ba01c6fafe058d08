import type { Edition } from '../../catalog/catalog.js';
import type { CatalogItem } from '../../catalog/item.js';
import type { Column } from '../columns.js';
import { columns, extraColumns, levelColumns } from '../columns.js';

/** A column of the official table: under a heading it shares with its neighbours, or alone. */
export type FormColumn = Column & {
  group: string | null;
  /** In digits of the default font, as Excel counts. */
  width: number;
  align: 'left' | 'center';
  /** Whether it belongs to the paper form; the code is there for the file that comes back. */
  printed: boolean;
};

/**
 * The columns of the ministry form, behind 序号: fourteen with it for an edition of two levels. What the form does not
 * have (三级事项, 公开链接, 备注, headings of the source) is there only where one of these items says something.
 */
export function officialForm(edition: Pick<Edition, 'level'>, items: readonly CatalogItem[]): FormColumn[] {
  const matter = { group: '公开事项', align: 'left', printed: true } as const;
  const text = { group: null, align: 'left', printed: true } as const;
  const ticks = { width: 5.5, align: 'center', printed: true } as const;
  const some = (has: (item: CatalogItem) => boolean, column: FormColumn): FormColumn[] =>
    items.some(has) ? [column] : [];
  const namesGroups = items.some(({ audience }) => (audience.groups ?? '') !== '');
  const levels = levelColumns(edition, items);
  return [
    { ...columns.level1, ...matter, width: 11, align: 'center' },
    { ...columns.level2, ...matter, width: 22 },
    ...some(({ level3 }) => level3 !== null, { ...columns.level3, ...matter, width: 18 }),
    { ...columns.content, ...text, width: 34 },
    { ...columns.legalBases, ...text, width: 40 },
    { ...columns.timeLimit, ...text, width: 17 },
    { ...columns.disclosingBodies, ...text, width: 12 },
    { ...columns.channels, ...text, width: 36 },
    { ...columns.everyone, ...ticks, heading: '全\n社会', group: '公开对象' },
    {
      ...columns.groups,
      ...ticks,
      heading: '特定\n群体',
      group: '公开对象',
      ...(namesGroups ? { width: 10 } : {}),
    },
    { ...columns.proactive, ...ticks, heading: '主动', group: '公开方式' },
    { ...columns.onRequest, ...ticks, heading: '依\n申请', group: '公开方式' },
    ...levels.map((column) => ({
      ...column,
      ...ticks,
      heading: column.heading.replace(/^乡镇(?=街道)/u, '乡镇\n'),
      group: '公开层级',
      width: levels.length === 1 ? 10 : ticks.width, // one alone must hold the heading above it
    })),
    ...some(({ link }) => link !== null, { ...columns.link, ...text, width: 18 }),
    ...some(({ note }) => note !== null, { ...columns.note, ...text, width: 14 }),
    ...extraColumns(items).map((column) => ({ ...column, ...text, width: 14 })),
    { ...columns.code, group: null, width: 10, align: 'center', printed: false },
  ];
}
