import type { Grid, Workbook } from '../workbook.js';
import { decodePage } from './encoding.js';
import { readHtml } from './html.js';

/** Reads the pages of a web archive (mht): what Excel and Word call “single file web page”. */
export function readWebArchive(bytes: Uint8Array): Workbook {
  const pages = pagesIn(Buffer.from(bytes).toString('latin1'), 0);
  const grids: Grid[] = pages.flatMap((page) => readHtml(decodePage(page) ?? '').grids);
  return { grids: grids.map((grid, index) => ({ ...grid, sheet: `表${index + 1}` })) };
}

/** The bytes of every part of type text/html. Parts may hold parts, but not without end. */
function pagesIn(message: string, depth: number): Buffer[] {
  const end = /\r?\n\r?\n/.exec(message);
  if (end === null || depth > 4) return [];
  const headers = message.slice(0, end.index).replace(/\r?\n[ \t]+/g, ' ');
  const body = message.slice(end.index + end[0].length);
  const type = /^content-type:\s*(.*)$/im.exec(headers)?.[1] ?? '';
  const boundary = /boundary="?([^";\r\n]+)"?/i.exec(type)?.[1];
  if (boundary !== undefined)
    return body
      .split(`--${boundary}`)
      .slice(1)
      .flatMap((part) => pagesIn(part.replace(/^\r?\n/, ''), depth + 1));
  if (!/^text\/html/i.test(type)) return [];
  const coding = /^content-transfer-encoding:\s*([\w-]+)/im.exec(headers)?.[1]?.toLowerCase();
  return [decodeBody(body, coding)];
}

function decodeBody(body: string, coding: string | undefined): Buffer {
  if (coding === 'base64') return Buffer.from(body, 'base64');
  if (coding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const text = body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, 'latin1');
}
