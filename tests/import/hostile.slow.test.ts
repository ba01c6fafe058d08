import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FileReading } from '../../src/import/read.js';
import { ReaderProcess } from '../../src/import/reader-process.js';
import { limits } from '../../src/import/limits.js';
import { mostMemory } from '../../src/import/memory.js';
import { reportProblem } from '../../src/problem.js';
import { codes, domains } from './builders.js';
import { peakOf } from './memory-of-reader.js';

/** The generator of hostile files lies beside the checkout, where there is one. */
const generator = fileURLToPath(new URL('../../../shared/hostile/make_hostile.py', import.meta.url));
const python = spawnSync('python3', ['--version']).status === 0;
const available = existsSync(generator) && python;
if (!available) console.warn(`T-IN: skipped, as ${python ? 'make_hostile.py' : 'python3'} is not there`);

/** Tables of two columns are answered, but are no catalog. A part that is not asked for is not inflated. */
const otherAnswers: Record<string, 'reject' | 'report'> = {
  'html_gb2312_meta.html': 'reject',
  'html_script_xss.html': 'reject',
  'bomb_unrelated_part_1G.xlsx': 'report',
};

/** By threat: which of the files show it. */
const threats: [id: string, files: RegExp][] = [
  ['T-IN-01 to T-IN-07 ranges without bound', /^(?:ok_minimal|cve1283)/],
  ['T-IN-08 zip bombs and lying sizes', /^(?:bomb_|alloc_|zip_100k|docx_bomb)/],
  ['T-IN-09 entities and document types', /^(?:xml_(?:billion|xxe)|docx_(?:billion|xxe))/],
  ['T-IN-10 depth, references and attributes', /^xml_(?:deep|1M)/],
  ['T-IN-11 references, indices and dimensions that lie', /^(?:ref_|dim_|sst_)/],
  ['T-IN-12 names an object already has', /proto_/],
  [
    'T-IN-13 truncation and flipped bits',
    /^(?:trunc_\d\d0|flip_\d\d[05]|xml_truncated|xml_invalid|xml_lone)/,
  ],
  ['T-IN-14 prefixes, UTF-16 and other encodings of XML', /^(?:ns_|xml_utf16|xml_gbk|rel_absolute)/],
  ['T-IN-15 documents', /^(?:ok_minimal\.docx|docx_|cve2025)/],
  ['T-IN-16 pages', /^html_/],
  ['T-IN-18 separated text', /^(?:csv_(?!10k)|empty\.csv|one_byte|only_bom)/],
  ['T-IN-19 ten thousand rows each wrong', /^csv_10k/],
  ['T-IN-21 wrong type, doubled entries', /^(?:fake_|polyglot|zip_(?!slip|100k)|empty\.xlsx|encrypted)/],
  ['T-IN-22 paths that leave the container', /^(?:zip_slip|rel_(?:external|traversal))/],
];

type Answer = 'reject' | 'ok' | 'report';

function answerOf({ items, problems }: FileReading): Answer {
  if (items.length > 0) return 'ok';
  return problems.some((problem) => reportProblem(problem).severity === 'error') ? 'reject' : 'report';
}

(available ? describe : describe.skip)('hostile files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-hostile-'));
  const reader = new ReaderProcess();
  const expected = new Map<string, Answer>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end();
  });

  beforeAll(() => {
    // The generated files name this port; `outside.test.ts` has files that name one nobody can keep from us.
    server.listen(9, '127.0.0.1').on('error', () => {
      console.warn('T-IN-09: port 9 can not be listened on');
    });
    spawnSync('python3', [generator, folder], { stdio: 'ignore' });
    for (const line of readFileSync(join(folder, 'EXPECT.tsv'), 'utf8').trim().split('\n').slice(1)) {
      const [file = '', answer = ''] = line.split('\t');
      expected.set(file, answer as Answer); // the three words of that column
    }
  }, 300_000);
  afterAll(() => {
    reader.stop();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const read = (file: string): Promise<FileReading> =>
    reader.read({ bytes: readFileSync(join(folder, file)), name: file, domains });

  it.each(threats)(
    '%s: given such files, then each is answered as its class says and the next is read',
    async (_, files) => {
      const chosen = readdirSync(folder).filter((file) => files.test(file));
      expect(chosen).not.toEqual([]);
      const wrong: string[] = [];
      for (const file of chosen) {
        const reading = await read(file);
        const answer = answerOf(reading);
        if (peakOf(reader) > mostMemory) wrong.push(`${file}: ${Math.round(peakOf(reader))} MiB`);
        const wanted = otherAnswers[file] ?? expected.get(file);
        // `report`: any answer will do, as long as there is one.
        if (reading.items.length + reading.problems.length === 0) wrong.push(`${file}: no answer`);
        else if (wanted !== 'report' && answer !== wanted)
          wrong.push(`${file}: ${answer}, not ${wanted ?? ''}`);
      }
      expect(wrong).toEqual([]);
      expect((await read('ok_minimal.xlsx')).items).toHaveLength(1);
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect(requests).toEqual([]);
    },
    60_000,
  );

  it('T-IN-08: given a bomb, then the refusal names the limit', async () => {
    for (const file of [
      'bomb_rows_1G.xlsx',
      'bomb_sst_1G.xlsx',
      'zip_100k_entries.xlsx',
      'docx_bomb_1G.docx',
    ]) {
      const [problem] = (await read(file)).problems;
      expect([file, problem?.code]).toEqual([file, 'file.unpacks-too-large']);
      expect(reportProblem(problem!).message).toContain(`${limits.unpackedBytes / 2 ** 20} MB`);
    }
  }, 60_000);

  it('T-IN-19: given ten thousand wrong rows, then all are reported, each with its place', async () => {
    const { problems } = await read('csv_10k_error_rows.csv');
    const lines = readFileSync(join(folder, 'csv_10k_error_rows.csv'), 'utf8').trim().split('\n');
    // A row without a number goes on the row above, and is reported with it.
    const numbered = lines.flatMap((line, index) => (index === 0 || line.startsWith(',') ? [] : [index + 1]));
    const reported = new Set(problems.map(({ at }) => at.row));
    expect(numbered.filter((row) => !reported.has(row))).toEqual([]);
    expect(problems.length).toBeGreaterThanOrEqual(10_000);
    expect(JSON.stringify(problems.map(reportProblem)).length).toBeLessThan(10 * 2 ** 20);
  }, 60_000);

  it('T-IN-20: given a file beyond the limit, then it is refused by name without being read', async () => {
    const bytes = Buffer.alloc(limits.fileBytes + 1, '甲,乙\n');
    expect(codes(await reader.read({ bytes, name: 'a.csv', domains }))).toEqual(['file.too-large']);
  });

  it('T-IN-20: given more rows than the limit, then the refusal names it', async () => {
    const bytes = Buffer.from('甲,乙\n'.repeat(limits.rows + 1));
    const [problem] = (await reader.read({ bytes, name: 'a.csv', domains })).problems;
    expect(problem).toMatchObject({ code: 'file.too-many-rows', limit: limits.rows });
  }, 60_000);
});
