import { openZip } from '../../src/import/files/zip.js';

/** One part of a workbook or document, as it stands in the file. */
export async function partOf(bytes: Buffer, name: string): Promise<string> {
  return (await (await openZip(bytes)).bytes(name)).toString('utf8');
}

/** All that people read in a workbook or document, with its markup. */
export async function textIn(bytes: Buffer): Promise<string> {
  const zip = await openZip(bytes);
  const parts = zip.names.filter((name) => /document\.xml$|sharedStrings\.xml$|sheet\d+\.xml$/.test(name));
  return (await Promise.all(parts.map((name) => zip.bytes(name))))
    .map((part) => part.toString('utf8'))
    .join('');
}
