import { dayInWords } from '../catalog/day.js';
import type { ClearanceList, ClearedDocument } from '../regulation/clearance-lists.js';

/** What an annex of clearing results is about. */
export type ClearanceAnnex = { region: string; on: string; lists: readonly ClearanceList[] };

export const clearanceHeadings = ['序号', '文件名称', '文号', '制定机关', '备注'] as const;

export function annexTitle({ region }: Pick<ClearanceAnnex, 'region'>): string {
  return `${region}规范性文件清理结果`;
}

/** 继续有效的规范性文件目录（12件）: read again, it says what all below it is. */
export function listTitle({ verdict, documents }: ClearanceList): string {
  return `${verdict}的规范性文件目录（${documents.length}件）`;
}

export function asOf({ on }: Pick<ClearanceAnnex, 'on'>): string {
  return `截至${dayInWords(on)}`;
}

export function clearanceRow(
  { title, documentNumber, issuer, note }: ClearedDocument,
  index: number,
): string[] {
  return [String(index + 1), title, documentNumber ?? '', issuer ?? '', note ?? ''];
}
