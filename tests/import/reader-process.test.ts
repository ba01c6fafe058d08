import { getPriority } from 'node:os';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readFile } from '../../src/import/import.js';
import type { ReaderLimits } from '../../src/import/reader-process.js';
import { ReaderProcess } from '../../src/import/reader-process.js';
import { codes, domains, title } from './builders.js';
import { peakOf, pidOf, tellsMemory } from './memory-of-reader.js';
import { aXlsx, inline } from './zip-writer.js';

const csv = Buffer.from(`${title}\n序号,一级事项,二级事项,公开内容,公开依据\n1,甲,乙,内容,《律师法》`);
const request = { bytes: csv, name: 'a.csv', domains };
/** Costs the reader much time and memory. */
const heavy = aXlsx(
  `<sheetData>${`<row>${inline('很长的文字'.repeat(40))}</row>`.repeat(60_000)}</sheetData>`,
);

describe('T-IN-26: the reader process', () => {
  const readers: ReaderProcess[] = [];
  const aReader = (limits: ReaderLimits) => {
    const reader = new ReaderProcess(limits);
    readers.push(reader);
    return reader;
  };
  afterAll(() => {
    for (const reader of readers) reader.stop();
  });

  it('given several files at once, then each gets its own answer', async () => {
    const readings = await Promise.all([
      readFile(csv, 'a.csv', domains),
      readFile(new Uint8Array(), 'b.xlsx', domains),
      readFile(csv, 'c.csv', domains),
    ]);
    expect(readings.map(({ items }) => items.length)).toEqual([1, 0, 1]);
    expect(readings.map(codes)).toEqual([[], ['file.empty'], []]);
  });

  it('given a file to read, then the reader lets those go first who only read what is there', async () => {
    const reader = aReader({ seconds: 30, heapMebibytes: 512 });
    await reader.read(request);
    expect(getPriority(pidOf(reader))).toBe(Math.min(19, getPriority() + 10));
  });

  it('given a file that takes too long, then it is refused and the next is read', async () => {
    const reader = aReader({ seconds: 0.3, heapMebibytes: 512 });
    expect(codes(await reader.read({ bytes: heavy, name: 'a.xlsx', domains }))).toEqual(['file.too-slow']);
    const patient = aReader({ seconds: 30, heapMebibytes: 512 });
    expect((await patient.read(request)).items).toHaveLength(1);
  });

  it('given a file that takes all memory, then it is refused and the same reader reads the next', async () => {
    const reader = aReader({ seconds: 30, heapMebibytes: 24 });
    expect(codes(await reader.read({ bytes: heavy, name: 'a.xlsx', domains }))).toEqual(['file.too-complex']);
    expect((await reader.read(request)).items).toHaveLength(1);
  }, 60_000);

  if (!tellsMemory)
    console.log('what a process holds in memory is told on Linux only: three tests are skipped');

  (tellsMemory ? it : it.skip)(
    'given a file for which more memory is held than allowed, then the refusal names the limit and the next is read',
    async () => {
      const reader = aReader({ seconds: 30, heapMebibytes: 512, memoryMebibytes: 150 });
      const { problems } = await reader.read({ bytes: heavy, name: 'a.xlsx', domains });
      expect(problems).toMatchObject([{ code: 'file.too-much-memory', limit: '150 MB' }]);
      expect((await reader.read(request)).items).toHaveLength(1);
    },
    60_000,
  );

  (tellsMemory ? it : it.skip)(
    'given memory left over from the file before, then the next file has a process of its own',
    async () => {
      const used = aReader({ seconds: 30, heapMebibytes: 512, memoryMebibytes: 60 * 2 });
      const ample = aReader({ seconds: 30, heapMebibytes: 512, memoryMebibytes: 1_000 });
      const pids = async (reader: ReaderProcess) => {
        const each: (number | undefined)[] = [];
        for (let file = 0; file < 2; file++) {
          await reader.read(request);
          each.push(pidOf(reader));
        }
        return each;
      };
      expect(new Set(await pids(used)).size).toBe(2);
      expect(new Set(await pids(ample)).size).toBe(1);
    },
  );

  (tellsMemory ? it : it.skip)(
    'given a csv of a million rows, then it is refused without being held more than twice over',
    async () => {
      const reader = aReader({ seconds: 30, heapMebibytes: 512 });
      await reader.read(request);
      const before = peakOf(reader);
      const bytes = Buffer.from('1,甲,乙,内容\n'.repeat(1_000_000));
      const { problems } = await reader.read({ bytes, name: 'a.csv', domains });
      expect(problems).toMatchObject([{ code: 'file.too-many-rows' }]);
      expect(peakOf(reader) - before).toBeLessThan((2.5 * bytes.length) / 2 ** 20);
    },
    60_000,
  );

  it('given a process that was killed between two files, then another takes its place', async () => {
    const reader = aReader({ seconds: 30, heapMebibytes: 512 });
    await reader.read(request);
    reader.stop();
    expect((await reader.read(request)).items).toHaveLength(1);
  });
});
