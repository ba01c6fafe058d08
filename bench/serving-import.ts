/*
 * How often packed catalogs are read while files of 5,000 rows are imported one after another, beside what is left of the
 * yardstick by the same company: a part of `npm run bench:serving`.
 */
import type { Case, Contender, Figures } from './contender.js';
import { load, median, print, printHead } from './contender.js';
import { token } from './server.js';
import { writeWorkbook } from './workbook.js';

type Asking = Parameters<typeof load>[2];

/** Both are asked alone and beside our server's imports, in turn. */
export async function measureImports(
  { ours, bare }: { ours: Contender; bare: Contender },
  origin: string,
  each: Case,
  rounds: number,
  duration: number,
): Promise<void> {
  const files = importer(origin);
  await files.importFor(() => load(bare, each, { duration: 1 })); // what is cold the first time
  process.stdout.write('\n');
  printHead(
    '10 catalogs at a time',
    'alone',
    'beside imports',
    'ratio',
    'bare',
    'beside imports',
    'ratio',
    'wanted',
  );
  const asFast = await measure({ duration });
  printRow('as fast as answered, a second', asFast, 'rate', '0.8');
  const offered = { duration, overallRate: Math.round(asFast.bareAlone.rate / 2) };
  const half = await measure(offered);
  printRow(`${offered.overallRate} offered a second, answered`, half, 'rate', '0.8');
  printRow('the same, p99 in ms', half, 'p99', '');
  process.stdout.write(`\nAn import took ${Math.round(median(files.took))} ms.\n`);

  async function measure(asking: Asking) {
    const found = { alone: [], beside: [], bareAlone: [], bareBeside: [] } as Record<Column, Figures[]>;
    for (let round = 0; round < rounds; round++) {
      found.bareAlone.push(await load(bare, each, asking));
      found.alone.push(await load(ours, each, asking));
      found.bareBeside.push(await files.importFor(() => load(bare, each, asking)));
      found.beside.push(await files.importFor(() => load(ours, each, asking)));
    }
    const middle = (column: Column, what: keyof Figures) => median(found[column].map((one) => one[what]));
    const figuresOf = (column: Column): Figures => ({
      rate: middle(column, 'rate'),
      cpuMicros: middle(column, 'cpuMicros'),
      p99: middle(column, 'p99'),
    });
    return {
      alone: figuresOf('alone'),
      beside: figuresOf('beside'),
      bareAlone: figuresOf('bareAlone'),
      bareBeside: figuresOf('bareBeside'),
    };
  }
}

type Column = 'alone' | 'beside' | 'bareAlone' | 'bareBeside';

function printRow(name: string, of: Record<Column, Figures>, what: 'rate' | 'p99', wanted: string): void {
  const [alone, beside] = [of.alone[what], of.beside[what]];
  const [bareAlone, bareBeside] = [of.bareAlone[what], of.bareBeside[what]];
  print(name, alone, beside, beside / alone, bareAlone, bareBeside, bareBeside / bareAlone, wanted);
}

/** Sends in one file after another, each with rows of its own. */
function importer(origin: string) {
  const files = Array.from({ length: 6 }, (_, seed) => new Uint8Array(writeWorkbook(5_000, seed + 1)));
  let next = 0;
  const took: number[] = [];
  return {
    took,
    importFor: async <T>(work: () => Promise<T>): Promise<T> => {
      const until = new AbortController();
      const sending = (async () => {
        while (!until.signal.aborted) {
          const started = performance.now();
          await importFile(origin, files[next++ % files.length] ?? new Uint8Array());
          took.push(performance.now() - started);
        }
      })();
      const result = await work();
      until.abort();
      await sending;
      return result;
    },
  };
}

/** Until the draft is there. */
async function importFile(origin: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const form = new FormData();
  form.set('file', new Blob([bytes]), '目录.xlsx');
  const sent = await ask(`${origin}/api/v1/editions/longting-district/imports`, {
    method: 'POST',
    body: form,
  });
  let job = (await sent.json()) as { state?: string; job?: string };
  while (job.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 50));
    job = (await (await ask(`${origin}/api/v1/import-jobs/${job.job}`)).json()) as typeof job;
  }
}

async function ask(url: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, { ...init, headers: { Authorization: `Bearer ${token}` } });
  if (response.ok) return response;
  throw new Error(`the import: ${response.status} ${(await response.text()).slice(0, 300)}`);
}
