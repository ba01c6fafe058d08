/* Which items an act touches, in a database of many districts: `npm run bench:law-store -- [districts]`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCitingItems, findImpacts } from '../src/actions/find-impacts.js';
import { initialize } from '../src/actions/initialize.js';
import { registerFirstRegulations } from '../src/actions/save-regulations.js';
import type { Catalog } from '../src/catalog/catalog.js';
import { regulationKeys } from '../src/regulation/citation-keys.js';
import type { Regulation, RegulationEvent } from '../src/regulation/regulation.js';
import { findCitingSpans } from '../src/store/citation-index.js';
import { openDatabase } from '../src/store/database.js';
import type { Db } from '../src/store/engine.js';
import { readRegister } from '../src/store/regulations.js';
import { generateCatalog, generateEdition } from '../tests/generator.js';

const runs = 11;
const items = 1_500;
const day = '2026-11-25';
const at = new Date(`${day}T04:00:00Z`);
const event: RegulationEvent = {
  kind: 'superseded',
  on: day,
  documentNumber: null,
  articles: [],
  successors: { mode: 'all-of', titles: ['某某管理办法'] },
  note: null,
};
const anAct = (id: string, title: string): Regulation => ({
  id,
  title,
  aliases: [],
  kind: '部门规章',
  issuer: null,
  documentNumber: null,
  region: null,
  checked: true,
  events: [],
});
/** How many items of all cite each. */
const acts = [
  { act: anAct('ten', '养老机构设立许可试行办法'), times: 10 },
  { act: anAct('hundred', '社会救助审核试行办法'), times: 100 },
  { act: anAct('thousand', '基层政务公开试行办法'), times: 1_000 },
];

/** Puts each act into so many items, evenly over all of them. */
function citing({ domains }: Catalog, first: number, total: number): Catalog {
  let index = first;
  return {
    domains: domains.map((domain) => ({
      ...domain,
      items: domain.items.map((item) => {
        const at = index++;
        const more = acts.filter(({ times }) => at % Math.floor(total / times) === 0);
        return { ...item, legalBases: [...item.legalBases, ...more.map(({ act }) => `《${act.title}》`)] };
      }),
    })),
  };
}

async function fill(db: Db, districts: number): Promise<void> {
  for (let index = 0; index < districts; index++) {
    const edition = generateEdition({ district: index + 1 });
    const catalog = citing(generateCatalog({ seed: index, items }), index * items, districts * items);
    await initialize(db, [{ edition, effectiveOn: '2020-11-02', note: '', catalog }], at);
  }
  await registerFirstRegulations(
    db,
    acts.map(({ act }) => act),
    at,
  );
}

/** Medians, on the clock and of the processor: the clock also counts what else the machine does. */
async function timed(work: () => Promise<unknown>): Promise<string> {
  const [clock, processor]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run++) {
    const [started, before] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(before);
    clock.push(performance.now() - started);
    processor.push((user + system) / 1_000);
  }
  return `${median(clock).toFixed(1)} (${median(processor).toFixed(1)}) ms`;
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

const districts = Number(process.argv[2] ?? 70);
const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-bench-'));
const { db, close } = await openDatabase(`sqlite:${join(folder, 'catalog.db')}`, { create: true });
try {
  await fill(db, districts);
  const register = await readRegister(db);
  for (const { act: regulation } of acts) {
    const keys = regulationKeys(regulation);
    const found = await timed(() => findCitingSpans(db, keys));
    const linked = await timed(() => findCitingItems(db, regulation, register, day));
    const impacts = await timed(() => findImpacts(db, { regulation, event }, register, day));
    const touched = (await findCitingItems(db, regulation, register, day)).length;
    process.stdout.write(
      `${districts * items} items, ${touched} touched: ${found} to find them, ` +
        `${linked} read and linked, ${impacts} with all that is proposed\n`,
    );
  }
} finally {
  await close();
  rmSync(folder, { recursive: true, force: true });
}
