import type { FileMark, MarkedRow } from '../catalog/file-mark.js';
import { metaSheet, parseMark } from '../catalog/file-mark.js';
import { readXml } from './files/xml.js';
import type { Zip } from './files/zip.js';
import type { Grid } from './workbook.js';

/** What a file that we exported says of itself, and where: a copy keeps its properties where it loses the sheet. */
export type SentMark = { by: 'sheet' | 'properties'; mark: FileMark; rows: MarkedRow[] };

/** null: the sheet is not ours, or was written over. */
export function readMetaSheet({ rows }: Grid): SentMark | null {
  const [first, ...others] = rows;
  const mark = first?.texts[0] === metaSheet.format ? parseMark(first.texts[1] ?? '') : null;
  if (mark === null) return null;
  const marked = others.flatMap(({ texts: [code = '', hash = ''] }) =>
    /^[0-9a-f]{16}$/.test(hash) && code !== '' && code.length <= 40 ? [{ code, hash }] : [],
  );
  return { by: 'sheet', mark, rows: marked };
}

/** No mark of ours is longer. */
const longest = 2_000;

/** Among the properties of an Office or OpenDocument file; one that is damaged only says nothing. */
export async function readMarkedProperties(zip: Zip): Promise<SentMark | null> {
  const part = ['docProps/core.xml', 'meta.xml'].find((name) => zip.has(name));
  if (part === undefined) return null;
  const keywords: string[] = [];
  let inside = false;
  try {
    await readXml(zip.chunks(part), {
      open: (name) => {
        inside = name === 'keywords' || name === 'keyword';
        if (inside) keywords.push('');
      },
      close: () => {
        inside = false;
      },
      text: (text) => {
        if (inside) keywords.push(((keywords.pop() ?? '') + text).slice(0, longest));
      },
    });
  } catch {
    return null; // whether the file can be read is told by what is read of it
  }
  for (const keyword of keywords) {
    const mark = parseMark(keyword);
    if (mark !== null) return { by: 'properties', mark, rows: [] };
  }
  return null;
}

/** In the head of a page. */
export function readMarkedPage(page: string): SentMark | null {
  const [, keywords = ''] =
    /<meta name="keywords" content="([^"<>]{1,2000})">/.exec(page.slice(0, 4_000)) ?? [];
  const mark = parseMark(keywords);
  return mark === null ? null : { by: 'properties', mark, rows: [] };
}
