import { UnreadableFile, wholeFile } from './unreadable.js';

/** How our own export begins (`schemas/catalog.json`). */
const ourExport = /^\{\s*"edition"\s*:\s*\{[^]*"version"\s*:\s*\{/;

/**
 * JSON is separated text to a reader of tables, which then finds none; the portal's file deserves a better answer.
 * @throws UnreadableFile for JSON.
 */
export function refuseJson(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = file
    .subarray(0, 4096)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (ourExport.test(start)) throw new UnreadableFile({ code: 'file.json-export', at: wholeFile });
  if (/^(?:\{\s*"|\[\s*[{["])/.test(start) && isJson(file))
    throw new UnreadableFile({ code: 'file.not-a-spreadsheet', at: wholeFile, found: 'JSON 文件' });
}

function isJson(file: Buffer): boolean {
  try {
    JSON.parse(file.toString('utf8').replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}
