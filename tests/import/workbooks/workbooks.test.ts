import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ItemContent } from '../../../src/catalog/item.js';
import { itemFields } from '../../../src/catalog/item.js';
import type { FileReading, ReadItem } from '../../../src/import/read.js';
import { readBytes } from '../../../src/import/read-bytes.js';
import { reportProblem, sayPosition } from '../../../src/problem.js';
import { domains } from '../builders.js';
import { oddWorkbooks } from './odd-workbooks.js';

/** Workbooks as offices make them, with what is read of each beside it; those that are text are written by hand. */
const folder = new URL('../../workbooks/', import.meta.url);
const update = process.env['UPDATE_GOLDEN'] === '1';
if (process.env['UPDATE_WORKBOOKS'] === '1')
  for (const [name, make] of Object.entries(oddWorkbooks)) writeFileSync(new URL(name, folder), make());

const files = readdirSync(folder);
const workbooks = files.filter((name) => !name.endsWith('.txt'));
const golden = (name: string, kind: 'items' | 'problems') => new URL(`${name}.${kind}.txt`, folder);

describe('workbooks as they are sent', () => {
  it.each(workbooks)('given %s, then its items and problems are the golden ones', async (name) => {
    const reading = await readBytes(readFileSync(new URL(name, folder)), name, domains);
    const said = { items: sayItems(reading), problems: sayProblems(reading) };
    if (update) {
      writeFileSync(golden(name, 'items'), said.items);
      writeFileSync(golden(name, 'problems'), said.problems);
    }
    expect(said).toEqual({
      items: readFileSync(golden(name, 'items'), 'utf8'),
      problems: readFileSync(golden(name, 'problems'), 'utf8'),
    });
  });

  it.each(Object.entries(oddWorkbooks))(
    'given %s made anew, then it reads as the one kept',
    async (name, make) => {
      const [kept, made] = await Promise.all(
        [readFileSync(new URL(name, folder)), make()].map((bytes) => readBytes(bytes, name, domains)),
      );
      expect(made).toEqual(kept);
    },
  );

  it('keeps them small, each with its golden files and none without', () => {
    expect(workbooks.length).toBeGreaterThanOrEqual(20);
    expect(workbooks.filter((name) => readFileSync(new URL(name, folder)).length > 15_000)).toEqual([]);
    const kinds = ['items', 'problems'] as const;
    const wanted = workbooks.flatMap((name) => kinds.map((kind) => `${name}.${kind}.txt`));
    expect(readdirSync(folder).filter((name) => name.endsWith('.txt'))).toEqual(wanted.sort());
    expect(Object.keys(oddWorkbooks).filter((name) => !existsSync(new URL(name, folder)))).toEqual([]);
  });
});

function sayItems({ items }: FileReading): string {
  return items.map((item) => `${sayItem(item)}\n`).join('\n');
}

/** One field a line, those that say nothing left out. */
function sayItem({ at, code, domain, content }: ReadItem): string {
  const of = domain === null ? 'no domain' : `${domain.code ?? '?'} ${domain.name}`;
  const fields = itemFields.flatMap((field) => sayField(field, content[field]));
  return [`${sayPosition(at)} [${of}]${code === null ? '' : ` ${code}`}`, ...fields].join('\n');
}

function sayField(field: string, value: ItemContent[keyof ItemContent]): string[] {
  const text = JSON.stringify(value);
  return ['null', '[]', '{}', '{"everyone":null,"groups":null}'].includes(text)
    ? []
    : [`  ${field}: ${text}`];
}

function sayProblems({ problems }: FileReading): string {
  return problems
    .map(reportProblem)
    .map(
      ({ severity, code, at, message }) => `${severity} ${code} ${sayPosition(at) || 'file'}\n  ${message}\n`,
    )
    .join('');
}
