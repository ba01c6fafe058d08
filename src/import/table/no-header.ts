import type { GridRow } from '../workbook.js';
import type { Column } from './table.js';

/** What columns look like when no header says so; null if the rows are no catalog. The order of the ministry form is assumed. */
export function inferColumns(rows: GridRow[]): Column[] | null {
  const width = Math.max(0, ...rows.map((row) => row.texts.length));
  const share = (column: number, pattern: RegExp): number => {
    const texts = rows.map((row) => (row.texts[column] ?? '').trim()).filter((text) => text !== '');
    return texts.length === 0 ? 0 : texts.filter((text) => pattern.test(text)).length / texts.length;
  };
  const firstWith = (pattern: RegExp): number => {
    for (let column = 0; column < width; column++) if (share(column, pattern) >= 0.6) return column;
    return -1;
  };
  const basis = firstWith(/《[^《》]+》|信息公开规定|条例/u);
  const limit = firstWith(/工作日|及时|实时|长期|之日起|20\s*日内|每年/u);
  const channels = firstWith(/[■▄□口]|政府网站/u);
  if (basis < 2 || channels <= basis || limit <= 0) return null;
  const columns: Column[] = Array.from({ length: width }, () => ({ field: 'extra', heading: '' }));
  const put = (column: number, meaning: Column): void => {
    if (column >= 0 && column < width) columns[column] = meaning;
  };
  const numbered = share(0, /^\d{1,4}$/) >= 0.6 ? 1 : 0;
  if (numbered === 1) put(0, { field: 'number', heading: '序号' });
  const names = (['level1', 'level2', 'level3'] as const).slice(0, Math.max(1, basis - 1 - numbered));
  for (const [index, field] of names.entries()) put(numbered + index, { field, heading: '' });
  put(basis - 1, { field: 'content', heading: '公开内容' });
  put(basis, { field: 'legalBases', heading: '公开依据' });
  put(limit, { field: 'timeLimit', heading: '公开时限' });
  put(channels, { field: 'channels', heading: '公开渠道和载体' });
  for (let column = basis + 1; column < channels; column++)
    if (column !== limit) put(column, { field: 'disclosingBodies', heading: '公开主体' });
  const ticks = (['everyone', 'groups', 'proactive', 'onRequest'] as const).map((field) => ({
    field,
    heading: '',
  }));
  for (const [index, column] of ticks.entries()) put(channels + 1 + index, column);
  return columns;
}
