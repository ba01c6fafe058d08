import type { ImportPreview, PreviewRow } from '../../../../src/actions/preview-import.js';
import { reportTidying } from '../../../../src/import/tidying.js';
import { nothingSaid } from '../../../../src/actions/waiting-choices.js';
import { checkPageOf } from '../../../../src/http/pages/desk/imports/check.js';
import { checkPage } from '../../../../src/http/pages/desk/imports/check-page.js';
import { columnsPage } from '../../../../src/http/pages/desk/imports/columns-page.js';
import { donePage } from '../../../../src/http/pages/desk/imports/done-page.js';
import { readingPage } from '../../../../src/http/pages/desk/imports/reading-page.js';
import { refusedPage } from '../../../../src/http/pages/desk/imports/refused-page.js';
import { startPage } from '../../../../src/http/pages/desk/imports/start-page.js';
import { unreadablePage } from '../../../../src/http/pages/desk/imports/unreadable-page.js';
import type { GridQuery } from '../../../../src/http/pages/desk/imports/urls.js';
import type { Html } from '../../../../src/http/pages/html.js';
import { aContent, anItem as anItemValue } from '../../../builders.js';
import { anEdition } from '../examples.js';
import { aDeskFrame } from './desk-frame.js';

const desk = aDeskFrame();
const edition = anEdition();
const at = (row: number, cell: string | null = null) => ({ sheet: '目录', row, cell });
const columns = {
  C: { fields: ['level2' as const], heading: null },
  D: { fields: ['content' as const], heading: null },
  E: { fields: ['legalBases' as const], heading: null },
  F: { fields: ['timeLimit' as const], heading: null },
  P: { fields: ['extra' as const], heading: '电话' },
};

function aRow(row: number, differs: Partial<PreviewRow> = {}): PreviewRow {
  return {
    at: at(row),
    fate: 'unchanged',
    why: null,
    title: '事项19-001',
    domain: { code: '19', name: '社会救助' },
    content: aContent({ level2: '事项19-001' }),
    columns,
    item: anItemValue('19-001'),
    edits: [],
    suggestion: null,
    twin: null,
    ...differs,
  };
}

/** A file with one row of each fate, a blank cell, a likeness and an item without a row. */
export function aPreview(rows: PreviewRow[] = someRows()): ImportPreview {
  return {
    rows,
    domains: [{ code: '19', name: '社会救助' }],
    outcome: {
      edition: 'longting-district',
      baseVersion: 1,
      baseBy: 'sheet',
      merge: {
        behind: 1,
        silent: [],
        remembered: [],
        conflicts: [
          {
            kind: 'field',
            key: 'k',
            code: '19-001',
            field: 'timeLimit',
            base: '甲',
            ours: '乙',
            theirs: '丙',
            suggestion: null,
            message: '19-001 的公开时限双方都改过。',
          } as never,
        ],
      },
      sender: '王芳',
      file: { name: '目录.xlsx', sha256: 'a' },
      draft: null,
      importId: null,
      outcome: 'dry-run',
      rows: rows.length,
      leftOut: 2,
      notTaken: [],
      mapped: [],
      added: [],
      changed: [],
      unchanged: [],
      blankKept: [{ code: '19-001', field: 'timeLimit', at: at(6, 'F6'), kept: '长期公开' }],
      addedDomains: [],
      missing: [{ code: '19-009', domain: '19', title: '不在表内的事' }],
      withdrawn: [],
      untouchedDomains: [],
      tidyings: [
        reportTidying({
          kind: 'merged-cell-taken',
          count: 2,
          places: [{ sheet: '目录', cells: ['C6:C7'] }],
          examples: [],
        }),
        reportTidying({
          kind: 'same-as-above',
          count: 1,
          places: [{ sheet: '目录', cells: ['F7'] }],
          examples: [{ at: at(7, 'F7'), before: '同上', after: '即时' }],
        }),
        reportTidying({
          kind: 'heading-respelled',
          count: 1,
          places: [{ sheet: '目录', cells: ['P3', 'P:P', '3:3'] }],
          examples: [],
        }),
      ],
      repairs: [
        { at: at(7, 'C7'), code: 'item.tick-unreadable', label: '算勾选', cell: "'目录'!C7=√" },
        { at: at(7, 'C7'), code: 'item.tick-unreadable', label: '算没有勾选', cell: "'目录'!C7=" },
      ],
      problems: [
        {
          code: 'item.cell-corrected',
          severity: 'info',
          at: at(6, 'F6'),
          message: '按选定读作“即时”，表中写的是“20”。',
        },
        { code: 'item.cell-error', severity: 'error', at: at(8, 'F8'), message: '这一格显示的是出错提示。' },
        { code: 'item.title-missing', severity: 'error', at: at(9), message: '这一行没有事项名称。' },
        {
          code: 'item.basis-ended',
          severity: 'warning',
          at: at(7, 'F7'),
          message: '“《旧办法》”已于 2020-11-01 废止。',
          regulation: 'jbf',
        },
        { code: 'item.tick-unreadable', severity: 'warning', at: at(7, 'C7'), message: '请核对。' },
        { code: 'column.unknown', severity: 'info', at: at(3, 'P3'), message: '“电话”一列原样保留。' },
        {
          code: 'file.base-old',
          severity: 'warning',
          at: { sheet: null, row: null, cell: null },
          message: '底本落后 1 版。',
        },
      ],
    },
  };
}

function someRows(): PreviewRow[] {
  return [
    aRow(4),
    aRow(5),
    aRow(6, {
      fate: 'changed',
      content: aContent({ level2: '新名', timeLimit: null }),
      edits: [{ field: 'level2', at: at(6, 'C6'), before: '事项19-001', after: '新名' }],
    }),
    aRow(7, {
      fate: 'added',
      item: null,
      content: aContent({ level2: '全新的事', timeLimit: '即时', extra: { 电话: '1' } }),
      suggestion: { code: '19-009', title: '不在表内的事', likeness: 0.8 },
    }),
    aRow(8, { fate: 'left-out', why: 'error', item: { ...anItemValue('19-002'), timeLimit: '长期公开' } }),
    aRow(9, { fate: 'left-out', why: 'error', content: null, item: null, columns: {} }),
    aRow(10, { fate: 'left-out', why: 'asked' }),
    aRow(11, { at: { sheet: '另一张', row: 11, cell: null } }),
  ];
}

const choices = { ...nothingSaid, keepCell: ["'目录'!G9"], cell: ["'目录'!F6=即时"] };
const about = { desk, faults: [], id: 3, fileName: '目录.xlsx', edition, choices };

export const aCheck = (query: Partial<GridQuery> = {}, preview = aPreview()): Html =>
  checkPage(checkPageOf(about, preview, { show: 'all', sheet: 0, page: 1, ...query }));

export const aStart = startPage({
  desk,
  faults: [{ field: 'file', message: '请选择文件。' }],
  editions: [edition, { ...edition, id: 'longting-township', title: '乡镇版' }],
  chosen: '',
  waiting: [{ id: 3, fileName: '目录.xlsx', edition: edition.id, receivedOn: '2026-11-25' }],
});

export const theColumns = columnsPage({
  desk,
  faults: [],
  id: 3,
  fileName: '目录.xlsx',
  tables: [
    {
      sheet: '目录',
      header: 3,
      domains: ['社会救助'],
      columns: [
        { column: 'A', heading: '办结要求', field: '其他栏目', samples: ['甲', '乙'] },
        { column: 'B', heading: '', field: '市级', samples: [] },
      ],
    },
  ],
  fields: ['公开时限', '其他栏目'],
  editions: [edition],
  edition: edition.id,
  domains: [{ code: '19', name: '社会救助' }],
  domain: '19',
});

export const aDone = donePage({
  desk,
  faults: [],
  id: 7,
  edition,
  outcome: { ...aPreview().outcome, draft: 5, importId: 7, outcome: 'drafted' },
  draft: { id: 5, state: 'editing', mayUndo: true },
});

export const importPages: Html[] = [
  aStart,
  readingPage({ desk, fileName: '目录.xlsx' }),
  theColumns,
  aCheck(),
  aCheck({ show: 'added', sheet: 1 }),
  aCheck({ show: 'unchanged' }),
  refusedPage({ desk, id: 3, fileName: '目录.xlsx', message: '不符。', ofOtherEdition: true }),
  unreadablePage({
    desk,
    id: 3,
    isPassing: false,
    fileName: '权责清单.xlsx',
    edition,
    problems: [
      { code: 'file.not-a-catalog', severity: 'error', at: at(1, 'B1'), message: '像是权责清单，没有读取。' },
    ],
  }),
  aDone,
  aCheck(
    {},
    aPreview(Array.from({ length: 200 }, (_, index) => aRow(index + 4, { fate: 'added', item: null }))),
  ),
];
