import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { permitImport } from '../../src/actions/read-import.js';
import type { Db } from '../../src/store/engine.js';
import { addEdition } from '../../src/store/editions.js';
import { anAct, anEdition } from '../builders.js';
import { onBothEngines } from '../engines.js';

const folder = new URL('../../src/actions/', import.meta.url);

/** An exported function of an action's file that acts as somebody, and the types of what it takes. */
type Found = { file: string; name: string; parameters: string[] };

/** Found by how they are written: `db: Db` and `act: Act` are what every action takes. */
const actions: Found[] = readdirSync(folder).flatMap((file) =>
  [
    ...readFileSync(new URL(file, folder), 'utf8').matchAll(
      /^export (?:async )?function (\w+)(?:<[^>]*>)?\(([\s\S]*?)\):/gm,
    ),
  ]
    .map(([, name = '', parameters = '']) => ({ file, name, parameters: parametersOf(parameters) }))
    .filter(({ parameters }) => ['db: Db', 'act: Act'].every((parameter) => parameters.includes(parameter))),
);

/** Split at the commas that stand in no bracket. */
function parametersOf(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (const sign of text.replace(/\s+/g, ' ').replaceAll('=>', '→')) {
    if ('([{<'.includes(sign)) depth++;
    if (')]}>'.includes(sign)) depth--;
    if (sign === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return [...parts, part].map((one) => one.trim()).filter((one) => one !== '');
}

/** Stands for whatever an action takes: it has everything, can be called, is empty. */
const anything: unknown = new Proxy(() => anything, {
  get: (_, key) => {
    if (key === Symbol.iterator) return () => [][Symbol.iterator]();
    if (key === Symbol.toPrimitive) return () => '1';
    return key === 'then' ? undefined : anything;
  },
});

function argumentOf(parameter: string, db: Db): unknown {
  if (parameter === 'db: Db') return db;
  if (parameter === 'act: Act') return { actor: null, at: new Date() };
  if (parameter.includes(': string')) return 'longting-district';
  return parameter.includes(': number') ? 1 : anything;
}

/** The code it is refused with; else what it says of itself. */
async function codeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    const { code, stack = '' } = error as { code?: string; stack?: string }; // what is thrown is an Error
    return code ?? stack;
  }
}

/** Every row of every table. */
async function digest(db: Db): Promise<string> {
  const tables = await db.introspection.getTables();
  const rows = [];
  for (const { name } of tables.sort((one, other) => (one.name < other.name ? -1 : 1)))
    rows.push(
      name,
      await db
        .selectFrom(name as 'setting')
        .selectAll()
        .execute(),
    );
  return JSON.stringify(rows);
}

onBothEngines('nobody', (open) => {
  it('is refused by every action at the data, wherever the call comes from (T-AC-07)', async () => {
    const { db } = await open();
    await addEdition(db, anEdition(), 1);
    const before = await digest(db);
    expect(actions.length).toBeGreaterThan(12);
    const answers = [];
    for (const { file, name, parameters } of actions) {
      const module = (await import(new URL(file, folder).href)) as Record<
        string,
        (...all: unknown[]) => unknown
      >;
      const given = parameters.map((parameter) => argumentOf(parameter, db));
      answers.push([name, await codeOf(() => Promise.resolve(module[name]?.(...given)))]);
    }
    expect(answers).toEqual(actions.map(({ name }) => [name, 'account.missing']));
    expect(await digest(db)).toBe(before);
  });
});

onBothEngines('an edition without an owner', (open) => {
  it('is nobody’s, also not an editor’s of everything (T-AC-05)', async () => {
    const { db } = await open();
    await addEdition(db, anEdition({ organization: '鼓楼区人民政府' }), 1);
    await expect(permitImport(db, 'longting-district', anAct())).rejects.toMatchObject({
      code: 'right.missing',
    });
  });
});
