/* Publishing, keeping, comparing and reading versions: `npm run bench:versions -- [publishing] [growth] [diff] [item]`. */
import { canonicalJson } from '../src/catalog/canonical.js';
import type { Catalog } from '../src/catalog/catalog.js';
import type { CatalogItem } from '../src/catalog/item.js';
import { itemFields } from '../src/catalog/item.js';
import { readChanges } from '../src/store/changes.js';
import { readItem } from '../src/store/item-spans.js';
import { growthOf, Repository } from './growth.js';
import type { Cost } from './process.js';
import { costOf } from './process.js';
import type { Published } from './publishing.js';
import { edited, edition, publishFirst, publishNext, rewritten } from './publishing.js';

const runs = Number(process.env['RUNS'] ?? 11);

/** Ten changes to editions of three sizes, in turns. */
async function publishing(): Promise<void> {
  const sizes = [1_500, 15_000, 150_000];
  const editions = await Promise.all(sizes.map(publishFirst));
  const costs = editions.map(() => ({ ms: [] as number[], cpu: [] as number[] }));
  for (let run = 0; run < runs; run++)
    for (const [index, published] of editions.entries()) {
      const { ms, cpu } = await publishNext(published, 10);
      costs[index]?.ms.push(ms);
      costs[index]?.cpu.push(cpu);
    }
  for (const [index, { ms, cpu }] of costs.entries())
    say(
      `publishing 10 changes, ${sizes[index]} items`,
      `${round(median(ms))} ms · CPU ${round(median(cpu))} ms`,
      `× the smallest: ${ratio(median(ms), median(costs[0]?.ms ?? []))}, CPU ${ratio(median(cpu), median(costs[0]?.cpu ?? []))}`,
    );
  await closeAll(editions);
}

/** Tables and indexes of the decision behind a version, not of the version. */
const ofTheDecision = /^(event_log|review)/;

async function growth(): Promise<void> {
  for (const items of [1_500, 15_000])
    for (const [says, revise] of [
      ['edited', edited],
      ['rewritten', rewritten],
    ] as const) {
      const published = await publishFirst(items);
      const { git, whole, tables } = await growthOf(published, items / 100, revise);
      const decision = [...tables].reduce(
        (sum, [name, size]) => sum + (ofTheDecision.test(name) ? size : 0),
        0,
      );
      say(`growth, ${items} items, 1 % ${says}`, `git packed ${round(git)} bytes`);
      say('  whole database', `${round(whole)} bytes`, `${ratio(whole, git)} × git`);
      say(
        '  without log and reviews',
        `${round(whole - decision)} bytes`,
        `${ratio(whole - decision, git)} × git`,
      );
      for (const [name, size] of [...tables].sort(([, a], [, b]) => b - a))
        if (size > 0) say(`    ${name}`, `${round(size)} bytes`);
      await published.close();
    }
}

async function diff(): Promise<void> {
  for (const [items, changed] of [
    [15_000, 300],
    [150_000, 300],
    [150_000, 3_000],
  ] as const) {
    const published = await publishFirst(items);
    const repository = new Repository();
    repository.commit(published.catalog);
    const before = published.catalog;
    await publishNext(published, changed);
    repository.commit(published.catalog);
    const rows = changedRows(before, published.catalog);
    const ours = await costs(() => readChanges(published.db, edition.id, 1, 2));
    say(`diff, ${items} items, ${changed} changed`, sayCost(ours));
    for (const [says, work] of [
      ['the changed rows spelled into two maps', () => compareMaps(rows.before, rows.after)],
      ['and their fields compared', () => compareFields(rows.before, rows.after)],
      ['git diff of the csv', () => repository.git('diff', 'HEAD~1', 'HEAD')],
    ] as const) {
      const other = await costs(work);
      say(
        `  ${says}`,
        sayCost(other),
        `ours ÷ it: ${ratio(ours.ms, other.ms)}, CPU ${ratio(ours.cpu, other.cpu)}`,
      );
    }
    repository.close();
    await published.close();
  }
}

/** An item at a version in the middle, one after another. */
async function item(): Promise<void> {
  for (const items of [1_500, 15_000]) {
    const published = await publishFirst(items);
    for (let version = 0; version < 10; version++) await publishNext(published, items / 100);
    const codes = published.catalog.domains.flatMap((domain) => domain.items.map(({ code }) => code));
    const times: number[] = [];
    for (let read = 0; read < 5_000; read++) {
      const code = codes[(read * 7_919) % codes.length] ?? '';
      times.push(await timed(() => readItem(published.db, edition.id, 5, code)));
    }
    say(`an item at version 5 of 11, ${items} items`, `${round(median(times.slice(1_000)) * 1000)} µs`);
    await published.close();
  }
}

type Rows = { before: CatalogItem[]; after: CatalogItem[] };

/** What is not the same in two catalogs, as each has it. */
function changedRows(before: Catalog, after: Catalog): Rows {
  const [old, now] = [before, after].map(
    ({ domains }) => new Map(domains.flatMap(({ items }) => items.map((row) => [row.code, row] as const))),
  );
  const differs = (row: CatalogItem, other: CatalogItem | undefined) => row !== other;
  return {
    before: [...(old?.values() ?? [])].filter((row) => differs(row, now?.get(row.code))),
    after: [...(now?.values() ?? [])].filter((row) => differs(row, old?.get(row.code))),
  };
}

/** What somebody would write without a store: two maps of rows, compared. */
function compareMaps(before: readonly CatalogItem[], after: readonly CatalogItem[]): string[] {
  const old = new Map(before.map((row) => [row.code, canonicalJson(row)]));
  const now = new Map(after.map((row) => [row.code, canonicalJson(row)]));
  const changed = [...now].filter(([code, row]) => old.get(code) !== row).map(([code]) => code);
  return [...changed, ...[...old.keys()].filter((code) => !now.has(code))];
}

function compareFields(before: readonly CatalogItem[], after: readonly CatalogItem[]): unknown[] {
  const [old, now] = [before, after].map((rows) => new Map(rows.map((row) => [row.code, row])));
  return compareMaps(before, after).flatMap((code) => {
    const [was, is] = [old?.get(code), now?.get(code)];
    return was && is
      ? itemFields.filter((field) => canonicalJson(was[field]) !== canonicalJson(is[field]))
      : [code];
  });
}

/** The median on the clock, and the processors' mean: little of other work is in that. */
async function costs(work: () => unknown): Promise<Cost> {
  for (let warm = 0; warm < 3; warm++) await work();
  const times: number[] = [];
  const { cpu } = await costOf(async () => {
    for (let run = 0; run < runs; run++) times.push(await timed(work));
  });
  return { ms: median(times), cpu: cpu / runs };
}

function sayCost({ ms, cpu }: Cost): string {
  return `${ms.toFixed(1)} ms · CPU ${cpu.toFixed(1)} ms`;
}

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function round(value: number): string {
  return value.toFixed(0);
}

function ratio(value: number, other: number): string {
  return (value / other).toFixed(2);
}

function say(...parts: string[]): void {
  process.stdout.write(`${parts.join(' | ')}\n`);
}

async function closeAll(editions: readonly Published[]): Promise<void> {
  for (const { close } of editions) await close();
}

const parts = { publishing, growth, diff, item };
const chosen = process.argv.slice(2);
for (const [name, part] of Object.entries(parts))
  if (chosen.length === 0 || chosen.includes(name)) await part();
