import type { Catalog, Edition } from '../catalog/catalog.js';
import type { CatalogItem } from '../catalog/item.js';
import type { Column } from './columns.js';
import { columns, extraColumns, levelColumns } from './columns.js';
import { markChannels } from '../catalog/printed-fields.js';
import type { ListName } from './template-lists.js';

/** A column of the template: its heading, what its cells offer, and what is said of it. */
export type TemplateColumn = {
  heading: string;
  width: number;
  list: ListName | null;
  /** Whether only what the list has may be written. */
  strict: boolean;
  /** Coloured while a row that has begun lacks it. */
  required: boolean;
  /** How to write it, for the guide and beside the cell. */
  guide: string;
  /** What it says of an item that is there already. */
  print: (item: CatalogItem, domain: string) => string;
};

/** The columns of the official form, one under each heading, with 领域 in front and the code behind. */
export function templateColumns(edition: Edition, { domains }: Catalog): TemplateColumn[] {
  const items = domains.flatMap((domain) => domain.items);
  const hasLevel3 = items.some(({ level3 }) => level3 !== null);
  return [
    { ...text('序号', 6), guide: '可以不填，导入时不看。' },
    {
      ...text('领域', 14),
      print: (_item, domain) => domain,
      list: 'list_domains',
      required: true,
      guide: '每一行都要写，名称与目录中的领域一致。',
    },
    { ...written(columns.level1, 16), required: true, guide: '每一行都要写，不要合并单元格。' },
    { ...written(columns.level2, 22), guide: '没有二级事项的可以空着。' },
    ...(hasLevel3 ? [{ ...written(columns.level3, 18), guide: '没有三级事项的可以空着。' }] : []),
    {
      ...written(columns.content, 34),
      required: true,
      guide: '几项要素之间用分号隔开，或用 Alt+回车 分行写成 1. 2. 3.。',
    },
    {
      ...written(columns.legalBases, 36),
      required: true,
      guide: '写全称并加书名号，文号写在括号里，条款写在后面；几部之间换行（Alt+回车）。',
    },
    {
      ...written(columns.timeLimit, 22),
      list: 'list_limits',
      required: true,
      guide: '可以选常用写法，也可以直接写。',
    },
    {
      ...written(columns.disclosingBodies, 18),
      list: 'list_bodies',
      required: true,
      guide: '可以选，也可以直接写；几个单位之间用顿号隔开。',
    },
    {
      ...written(columns.channels, 30),
      print: ({ channels }) => markChannels(channels),
      list: 'list_channels',
      guide:
        '可以选一个，也可以写几个，每个前面加■，如“■政府网站　■政务服务中心”；表中没有的写“■其他：名称”。',
    },
    { ...ticked(columns.everyone), guide: '向全社会公开的选√。' },
    {
      ...ticked(columns.groups),
      strict: false,
      width: 12,
      guide: '只向特定群体公开的选√，或写明是谁，如“申请人”。',
    },
    { ...ticked(columns.proactive), guide: '主动公开的选√。' },
    { ...ticked(columns.onRequest), guide: '依申请公开的选√。' },
    ...levelColumns(edition, items).map((column) => ({
      ...ticked(column),
      guide: `在${column.heading}公开的选√。`,
    })),
    { ...written(columns.note, 16), guide: '没有可以空着。' },
    {
      ...written(columns.code, 11),
      guide: '新增事项空着；修改已有事项的，写目录上的编号，如 19-003。',
    },
  ];
}

/** The same for a catalog that goes out to be edited: also what the official form has no column for, where items say it. */
export function workbookColumns(edition: Edition, catalog: Catalog): TemplateColumn[] {
  const items = catalog.domains.flatMap((domain) => domain.items);
  const form = templateColumns(edition, catalog);
  const end = form.findIndex(({ heading }) => heading === columns.note.heading);
  return [
    ...form.slice(0, end),
    ...(items.some(({ link }) => link !== null)
      ? [{ ...written(columns.link, 22), guide: '公开这些内容的网址或栏目，没有可以空着。' }]
      : []),
    ...form.slice(end, -1),
    ...extraColumns(items).map((column) => ({
      ...written(column, 16),
      guide: '目录以外的栏目，原样保留。',
    })),
    ...form.slice(-1),
  ];
}

function text(heading: string, width: number) {
  return { heading, width, list: null, strict: false, required: false, print: () => '' };
}

function written({ heading, print }: Column, width: number) {
  return { ...text(heading, width), print };
}

function ticked(column: Column) {
  return { ...written(column, 8), list: 'list_tick', strict: true } as const;
}
