import { metaSheet } from '../../../catalog/file-mark.js';
import { limits } from '../../limits.js';
import type { SentMark } from '../../sent-mark.js';
import { readMetaSheet } from '../../sent-mark.js';
import { damaged } from '../../unreadable.js';
import type { Grid, Workbook } from '../../workbook.js';
import { Budget } from '../grid-builder.js';
import { readXml } from '../xml.js';
import type { Zip } from '../zip.js';
import { readDateStyles } from './dates.js';
import { findMainPart, readRelationships } from './package.js';
import { readSharedStrings } from './shared-strings.js';
import type { SheetContext } from './worksheet.js';
import { readWorksheet } from './worksheet.js';

/** Reads the visible sheets of an Excel workbook (xlsx, xlsm), and the hidden one that we wrote. */
export async function readXlsx(zip: Zip): Promise<Workbook> {
  const main = await findMainPart(zip);
  const parts = await readRelationships(zip, main);
  const { sheets, from1904 } = await listSheets(zip, main);
  if (sheets.length > limits.sheets) throw damaged();
  const partOf = (type: string): string | undefined =>
    [...parts.values()].find((part) => part.type === type && zip.has(part.target))?.target;
  const strings = partOf('sharedStrings');
  const styles = partOf('styles');
  const context: SheetContext = {
    strings:
      strings === undefined ? { texts: [], withPhonetics: new Set() } : await readSharedStrings(zip, strings),
    dateStyles: styles === undefined ? [] : await readDateStyles(zip, styles),
    from1904,
    budget: new Budget(),
  };
  const grids: Grid[] = [];
  let unreachable = 0;
  let mark: SentMark | null = null;
  const hiddenSheets: string[] = [];
  for (const { name, id, hidden } of sheets) {
    const part = parts.get(id);
    // Charts and dialogs are sheets too, without cells.
    if (hidden && name === metaSheet.name && part !== undefined && zip.has(part.target))
      mark = readMetaSheet(await readWorksheet(zip, part.target, name, context));
    else if (hidden) hiddenSheets.push(name);
    if (hidden || (part !== undefined && part.type !== 'worksheet')) continue;
    if (part === undefined || !zip.has(part.target)) unreachable++;
    else grids.push(await readWorksheet(zip, part.target, name, context));
  }
  if (grids.length === 0 && unreachable > 0) throw damaged();
  return { grids, hidden: hiddenSheets, ...(mark === null ? {} : { mark }) };
}

type SheetEntry = { name: string; id: string; hidden: boolean };

async function listSheets(zip: Zip, path: string): Promise<{ sheets: SheetEntry[]; from1904: boolean }> {
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  await readXml(zip.chunks(path), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.get('date1904') ?? '');
      else if (name === 'sheet')
        sheets.push({
          name: attributes.get('name') ?? '',
          id: attributes.get('id') ?? '',
          hidden: /hidden/i.test(attributes.get('state') ?? ''),
        });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return { sheets, from1904 };
}
