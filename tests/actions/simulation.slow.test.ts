import { expect, it } from '@jest/globals';
import type { Role } from '../../src/account/role.js';
import { initialize } from '../../src/actions/initialize.js';
import { verifyHistory } from '../../src/actions/verify-history.js';
import { applyChanges } from '../../src/catalog/apply.js';
import { readCatalog } from '../../src/store/catalogs.js';
import { readChanges } from '../../src/store/changes.js';
import { findDraft } from '../../src/store/drafts.js';
import type { Db, Engine } from '../../src/store/engine.js';
import { searchLog } from '../../src/store/event-log.js';
import { readHistory } from '../../src/store/item-spans.js';
import { listVersions, versionInForce } from '../../src/store/versions.js';
import { anAccount } from '../accounts.js';
import { aCatalog, aDomain, anItem, aStarter } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { randomFrom } from '../generator.js';
import { itemsOf } from './simulation-catalog.js';
import { historyIn, withoutShifts } from './simulation-history.js';
import type { LogLine, Model, ModelVersion } from './simulation-model.js';
import type { Run } from './simulation-run.js';
import { draftOf, simulate } from './simulation-run.js';

/* People who draft, rebase, review and publish at random, beside a model that only knows whole catalogs. `npm run simulate`
   is the long run; SEED and STEPS choose one. */

const people: Record<string, Role[]> = {
  甲: ['editor'],
  乙: ['editor', 'legality-reviewer'],
  丙: ['editor', 'publisher'],
  法审员: ['legality-reviewer'],
  密审员: ['secrecy-reviewer'],
  双审员: ['legality-reviewer', 'secrecy-reviewer'],
  发布人: ['publisher'],
};

const starters = [
  aStarter(
    aCatalog(
      aDomain(
        '19',
        ['19-001', '19-002', '19-003', '19-004', '19-005'].map((code) => anItem(code)),
      ),
      aDomain(
        '20',
        ['20-001', '20-002', '20-003'].map((code) => anItem(code)),
      ),
    ),
  ),
  aStarter(aCatalog(aDomain('19', [anItem('19-001'), anItem('19-006')]), aDomain('20', [anItem('20-004')])), {
    id: 'longting-township',
    level: 'township',
  }),
];

async function begin(db: Db, seed: number): Promise<Run> {
  for (const name of ['甲', '乙', '丙', '双审员', '发布人'])
    await anAccount(db, name, Object.fromEntries(people[name]!.map((role) => [role, 'longting'])));
  const versions = await initialize(db, starters, new Date('2026-11-01T04:00:00Z'));
  const editions = starters.map(({ edition, catalog }, index): [string, ModelVersion[]] => [
    edition.id,
    [{ ...versions[index]!, catalog }],
  ]);
  const log = versions.map(({ edition, number }): LogLine => ({
    account: 'system',
    action: 'edition.add',
    outcome: 'done',
    thing: `version:${edition}/${number}`,
  }));
  const model: Model = {
    people,
    editions: Object.fromEntries(editions),
    counters: { 19: 6, 20: 4 },
    drafts: {},
    decided: {},
    log,
  };
  return { db, model, random: randomFrom(seed), steps: [], counts: {}, raced: [] };
}

async function checkEnd(now: Run): Promise<void> {
  const { db, model } = now;
  await checkLog(now);
  for (const draft of Object.values(model.drafts)) {
    const stored = (await findDraft(db, draft.id)) ?? draft;
    expect(draftOf(stored)).toEqual(draftOf(draft));
  }
  for (const [edition, versions] of Object.entries(model.editions))
    await checkEdition(now, edition, versions);
  expect(await verifyHistory(db)).toMatchObject({ finding: null, log: { finding: null } });
}

async function checkEdition(now: Run, edition: string, versions: readonly ModelVersion[]): Promise<void> {
  const { db, random } = now;
  const words = versions.map(({ catalog: _catalog, ...rest }) => rest);
  expect(await listVersions(db, edition)).toMatchObject(words);
  for (const { number, catalog } of versions) expect(await readCatalog(db, edition, number)).toEqual(catalog);
  for (let pair = 0; pair < 60; pair += 1) {
    const from = versions[Math.floor(random() * versions.length)]!;
    const to = versions[Math.floor(random() * versions.length)]!;
    const changes = await readChanges(db, edition, from.number, to.number);
    expect(applyChanges(from.catalog, changes)).toEqual(to.catalog);
    const on = `202${6 + Math.floor(random() * 2)}-${['01', '06', '11', '12'][Math.floor(random() * 4)]!}-15`;
    const inForce = await versionInForce(db, edition, { on, known: to.publishedAt });
    expect(inForce.number).toBe(inForceIn(versions, on, to.publishedAt));
  }
  const codes = new Set(versions.flatMap(({ catalog }) => itemsOf(catalog).map(({ code }) => code)));
  for (const code of codes)
    expect(withoutShifts(await readHistory(db, edition, code))).toEqual(historyIn(versions, code));
}

/** The last to take effect by a day, of those known by an instant. */
function inForceIn(versions: readonly ModelVersion[], on: string, known: string): number {
  const eligible = versions.filter(
    ({ effectiveOn, publishedAt }) => effectiveOn <= on && publishedAt <= known,
  );
  const day = eligible
    .map(({ effectiveOn }) => effectiveOn)
    .sort()
    .at(-1);
  return eligible.findLast(({ effectiveOn }) => effectiveOn === day)!.number;
}

/** Every step that was done, and every right that was missing, stands in the log once and in order; nothing else does. */
async function checkLog({ db, model, raced }: Run): Promise<void> {
  const entries = (await searchLog(db, {}, 100_000)).reverse();
  const lines = entries.map(({ account, action, outcome, thing }): LogLine => ({
    account,
    action,
    outcome,
    thing: thing && `${thing.kind}:${thing.id}`,
  }));
  expect(inAnyOrder(lines, raced)).toEqual(inAnyOrder(model.log, raced));
}

/** Of two at the same instant nobody knows which the log has first. */
function inAnyOrder(lines: readonly LogLine[], raced: readonly number[]): string[] {
  const told = lines.map((line) => JSON.stringify(line));
  for (const at of raced) told.splice(at, 2, ...told.slice(at, at + 2).sort());
  return told;
}

const seed = Number(process.env['SEED'] ?? 6);

/** A step takes PostgreSQL five times as long: every run does fewer there. */
const steps: Record<Engine, number> = {
  sqlite: Number(process.env['STEPS'] ?? 1000),
  postgres: Number(process.env['STEPS'] ?? 1000),
};

onBothEngines('an office at work', (open, engine) => {
  it('given people who draft, rebase, review and publish at random, then every step and the end are what a simple model says', async () => {
    const { db } = await open();
    const now = await begin(db, seed);
    const started = performance.now();
    try {
      await simulate(now, steps[engine]);
      await checkEnd(now);
    } catch (error) {
      console.error(
        `SEED=${seed}, step ${now.steps.length}; the last were\n${now.steps.slice(-3).join('\n')}`,
      );
      throw error;
    }
    const versions = Object.values(now.model.editions).map(({ length }) => length);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `${engine}: seed ${seed}, ${steps[engine]} steps, versions ${versions.join(' + ')}, ${seconds} s\n${JSON.stringify(now.counts)}`,
    );
  }, 600_000);
});
