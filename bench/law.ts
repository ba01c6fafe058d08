/* Reading and linking citations, and finding what an act touches: `npm run bench:law`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { emptyContent } from '../src/catalog/item.js';
import { readRegulations } from '../src/import/starter.js';
import { citeText } from '../src/regulation/cite.js';
import type { PlacedItem } from '../src/regulation/citing.js';
import { indexCitations } from '../src/regulation/citing.js';
import { impactsOf } from '../src/regulation/impact.js';
import { registerOf } from '../src/regulation/register.js';
import type { Regulation, RegulationEvent } from '../src/regulation/regulation.js';

const runs = 11;
const catalogs = fileURLToPath(new URL('../catalogs/', import.meta.url));
const starters = readRegulations(catalogs);
const event: RegulationEvent = {
  kind: 'superseded',
  on: '2026-12-01',
  documentNumber: null,
  articles: [],
  successors: { mode: 'all-of', titles: ['某某管理办法'] },
  note: null,
};

/** A register of many acts: those that the starter editions cite, and others. */
function registerOfMany(count: number): Regulation[] {
  const others = Array.from({ length: count - starters.length }, (_, index) => ({
    ...(starters[index % starters.length] as Regulation), // there are some
    id: `other-${index}`,
    title: `第${index}号事项管理办法`,
    aliases: [],
    documentNumber: `民发〔2020〕${index}号`,
  }));
  return [...starters, ...others];
}

/** The bases of all items of the starter editions, as they are printed. */
function printedBases(): string[] {
  const editions = ['longting-district', 'longting-township', 'longting-subdistrict'];
  const domains = Array.from({ length: 25 }, (_, index) => String(index + 1).padStart(2, '0'));
  return editions.flatMap((edition) =>
    domains.flatMap((domain) => {
      try {
        const text = readFileSync(`${catalogs}${edition}/${domain}.json`, 'utf8');
        const file = JSON.parse(text) as { items: { legalBases?: string[] }[] }; // our own data
        return file.items.flatMap(({ legalBases = [] }) => legalBases);
      } catch {
        return []; // an edition has not every domain
      }
    }),
  );
}

/** A megabyte of cells of several bases each, none twice: nothing is remembered from one to the next. */
function megabyteOf(bases: string[]): string[] {
  const cells: string[] = [];
  let bytes = 0;
  for (let index = 0; bytes < 2 ** 20; index++) {
    const cell = `${bases
      .slice(index % bases.length)
      .slice(0, 4)
      .join('、')}等${index}项规定`;
    cells.push(cell);
    bytes += Buffer.byteLength(cell);
  }
  return cells;
}

/** Items that cite three of many acts each; `rare` stands in as many of them as asked. */
function* itemsCiting(
  regulations: Regulation[],
  count: number,
  rare: Regulation,
  times: number,
): Generator<PlacedItem> {
  const every = Math.floor(count / times);
  for (let index = 0; index < count; index++) {
    const cited = [0, 1, 2].map((step) => regulations[(index * 7 + step * 101) % regulations.length]);
    const legalBases = cited.flatMap((act) => (act === undefined ? [] : `《${act.title}》`));
    if (index % every === 0 && index / every < times)
      legalBases.push(`《${rare.title}》第${(index % 9) + 1}条`);
    yield {
      edition: 'longting-district',
      domain: '17',
      code: `17-${index}`,
      where: { in: 'version', number: 1 },
      content: { ...emptyContent, legalBases },
    };
  }
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

function timed(work: () => void): number {
  return median(
    Array.from({ length: runs }, () => {
      const started = performance.now();
      work();
      return performance.now() - started;
    }),
  );
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const register = registerOf(registerOfMany(5_000));
const cells = megabyteOf(printedBases());
const parsing = (share: number): number =>
  timed(() => {
    for (const cell of cells.slice(0, Math.floor(cells.length * share))) citeText(cell, register);
  });
parsing(1);
const [half, whole] = [parsing(0.5), parsing(1)];
const citations = cells.reduce((sum, cell) => sum + citeText(cell, register).citations.length, 0);
say(
  `reading and linking 1 MB, ${cells.length} cells, ${citations} citations, 5,000 acts: ${whole.toFixed(0)} ms`,
);
say(`  twice the text: ${(whole / half).toFixed(2)} × the time`);

const long = cells.join('；');
const oneCell = (share: number): number =>
  timed(() => citeText(long.slice(0, Math.floor(long.length * share)), register));
const [halfCell, wholeCell] = [oneCell(0.5), oneCell(1)];
say(
  `the same in one cell: ${wholeCell.toFixed(0)} ms; twice the text: ${(wholeCell / halfCell).toFixed(2)} × the time`,
);

const rare = {
  ...(starters[0] as Regulation),
  id: 'rare',
  title: '养老机构设立许可试行办法',
  aliases: [],
  events: [],
}; // there are some
const wider = registerOf([...registerOfMany(5_000), rare]);
for (const [items, times] of [
  [10_000, 100],
  [1_000_000, 100],
  [1_000_000, 1_000],
] as const) {
  const started = performance.now();
  const index = indexCitations(itemsCiting(registerOfMany(5_000), items, rare, times), wider.link);
  const built = performance.now() - started;
  const citing = timed(() => index.citing('rare'));
  const impact = timed(() => impactsOf({ regulation: rare, event }, wider, index.citing('rare')));
  say(
    `${items} items, ${index.citing('rare').length} touched: ${citing.toFixed(2)} ms to find them, ` +
      `${impact.toFixed(2)} ms with all that is proposed (index built in ${(built / 1000).toFixed(1)} s)`,
  );
}
