import type { Worksheet } from 'exceljs';
import { Zip, ZipDeflate, unzipSync } from 'fflate';
import { dateZip } from './zip-time.js';

/** Gives a part's new contents, piece by piece, from its old ones. */
export type Rewrite = (old: string) => Iterable<string>;

/** For a workbook that is rewritten: it is compressed then. */
export const stored = { zip: { compression: 'STORE' } } as const;

/** Where a workbook that the library writes has a sheet. */
export function partOf({ id }: Worksheet): string {
  return `xl/worksheets/sheet${id}.xml`;
}

/**
 * A zip file with other contents in some of its parts, dated to an instant. A part is never whole in memory, so that it may
 * be of any size; the compression is written in JavaScript, so that its bytes are the same on every machine.
 */
export async function rewriteZip(
  zip: Buffer,
  rewrites: ReadonlyMap<string, Rewrite>,
  instant: Date,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const rewritten = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    const part = new ZipDeflate(name, { level: 4 });
    rewritten.add(part);
    const rewrite = rewrites.get(name);
    for (const piece of rewrite?.(Buffer.from(bytes).toString('utf8')) ?? []) {
      part.push(Buffer.from(piece, 'utf8'));
      await letOthersWork();
    }
    part.push(rewrite ? new Uint8Array() : bytes, true);
    await letOthersWork();
  }
  rewritten.end();
  return dateZip(Buffer.concat(chunks), instant);
}

function letOthersWork(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
