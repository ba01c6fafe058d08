import { isBlank } from '../cells/blank.js';
import { bareHeading } from '../table/headings.js';
import type { Grid, GridRow } from '../workbook.js';
import { ownText } from '../workbook.js';
import type { ReadVerdict } from './verdict.js';
import { readVerdict } from './verdict.js';

export type ClearanceField =
  | 'title'
  | 'documentNumber'
  | 'issuer'
  | 'drafter'
  | 'verdict'
  | 'issuedOn'
  | 'endedOn'
  | 'validThrough'
  | 'note';

/** Where the columns of a list are; `ticks`: columns that are a verdict each, to be ticked. */
export type ClearanceColumns = {
  /** The rows the header takes. */
  rows: number;
  fields: Map<ClearanceField, number>;
  ticks: { column: number; read: ReadVerdict }[];
};

const spellings: [ClearanceField, RegExp][] = [
  ['documentNumber', /^(?:发文|文件|公文)?(?:文号|字号|发文字号|发文文号|编号|文件号)$/u],
  [
    'title',
    /^(?:行政|原)?(?:规范性|政策性?)?(?:文件|公文)(?:的)?(?:名称|标题|题目|题名|名)?$|^(?:名称|标题|题名|政策名称)$/u,
  ],
  ['issuer', /^(?:制定|发布|公布|发文|制发|印发)(?:机关|机构|单位|部门|主体)$/u],
  [
    'drafter',
    /^(?:文件)?(?:起草|实施|执行|责任|牵头|报送|主管|主办|承办|组织实施)(?:起草)?(?:机关|机构|单位|部门|主体)$|^制定机关或起草部门$/u,
  ],
  ['issuedOn', /^(?:发文|成文|发布|公布|印发|制定|颁布)(?:日期|时间|年月)$/u],
  ['endedOn', /^(?:废止|失效|终止)(?:日期|时间)$/u],
  ['validThrough', /^有效期(?:限)?(?:至|截止|截至)?(?:日期|时间)?$/u],
  [
    'verdict',
    /^(?:文件)?(?:清理|处理|审查|评估|处置)(?:结果|意见|结论|建议|决定|方式|情况|类型)$|^(?:公文时效|时效性?|有效性|效力|效力状态|文件状态|状态)$/u,
  ],
  ['note', /^(?:备注|说明|理由|清理理由|清理依据|备注说明)$/u],
];

/** Found by words: a list has a column of titles and one that says more of a document. */
export function readClearanceHeader(grid: Grid, index: number): ClearanceColumns | null {
  const row = grid.rows[index];
  if (row === undefined) return null;
  const fields = fieldsOf(row);
  if (!fields.has('title') || fields.size < 2) return null;
  const here = ticksOf(row);
  if (here.length > 0) return { rows: 1, fields, ticks: here };
  const next = grid.rows[index + 1];
  const below = next === undefined ? [] : ticksOf(next);
  // a second row of headings has no title of a document below 文件名称
  const second = below.length > 0 && isBlank(ownText(next ?? row, fields.get('title') ?? 0));
  return { rows: second ? 2 : 1, fields, ticks: second ? below : [] };
}

function fieldsOf(row: GridRow): ClearanceColumns['fields'] {
  const fields: ClearanceColumns['fields'] = new Map();
  for (const column of row.texts.keys()) {
    const bare = bareHeading(ownText(row, column));
    const field = spellings.find(([, pattern]) => pattern.test(bare))?.[0];
    if (field !== undefined && !fields.has(field)) fields.set(field, column);
  }
  return fields;
}

/** At least two columns that are headed by a verdict each. */
function ticksOf(row: GridRow): ClearanceColumns['ticks'] {
  const ticks = [...row.texts.keys()].flatMap((column) => {
    const heading = bareHeading(ownText(row, column));
    const read = heading.length <= 8 && !/日期|时间|理由/u.test(heading) ? readVerdict(heading) : null;
    return read === null ? [] : [{ column, read }];
  });
  return ticks.length >= 2 ? ticks : [];
}
