import { Worker } from 'node:worker_threads';
import type { Annotation } from './annotated-worker.js';

/** A report for people; a file of more rows is shown in part, its problems are all listed. */
const shownRows = 5_000;

/** A person's own file with every problem as a comment at its cell. */
export async function annotateFile(
  readSheets: (bytes: Uint8Array, rows: number) => Promise<Annotation[0]>,
  { bytes, ...about }: { bytes: Uint8Array } & Annotation[2],
  problems: Annotation[1],
): Promise<Buffer> {
  return annotateApart(await readSheets(bytes, shownRows), problems, about);
}

let last: Promise<unknown> = Promise.resolve();

/** An annotated workbook, written in a thread of its own, one at a time: a large one takes seconds. */
export function annotateApart(...annotation: Annotation): Promise<Buffer> {
  const written = last.then(() => write(annotation));
  last = written.catch(() => undefined);
  return written;
}

function write(annotation: Annotation): Promise<Buffer> {
  // From the sources (tests) the worker is TypeScript and needs the loader that the reader's process has too.
  const fromSource = import.meta.url.endsWith('.ts');
  const file = fromSource ? './annotated-worker.ts' : './annotated-worker.js';
  const loader = new URL('../import/source-loader.mjs', import.meta.url).href;
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData: annotation,
    execArgv: fromSource ? ['--import', loader] : [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  return new Promise((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array) => {
      resolve(Buffer.from(bytes));
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error('the thread ended before the workbook was written'));
    });
  });
}
