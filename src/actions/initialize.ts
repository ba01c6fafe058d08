import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import type { Edition, Version } from '../catalog/catalog.js';
import type { Starter } from '../import/starter.js';
import { readCounters, saveCounters, sequenceOf } from '../store/codes.js';
import type { Db } from '../store/engine.js';
import { addEdition, giveEditionsOwners } from '../store/editions.js';
import { listOrganizations } from '../store/organizations.js';
import { planVersion } from '../store/plan-version.js';
import { recordVersion } from '../store/record-version.js';
import { announceVersion } from './announce-version.js';
import { perform } from './perform.js';

/**
 * Publishes the first version of each starter edition that is not there yet; all of them or none. The program does it by
 * itself, before there is anybody.
 */
export async function initialize(db: Db, starters: readonly Starter[], at: Date): Promise<Version[]> {
  const act: Act = { actor: { kind: 'system' }, at };
  return perform(db, act, 'edition.add', async (step) => {
    const { tx, record, leave } = step;
    const versions: Version[] = [];
    for (const [position, starter] of starters.entries()) {
      if (!(await addEdition(tx, starter.edition, position))) continue;
      versions.push(await publishFirst(tx, starter, act));
      await reserveCodes(tx, starter.edition, starter);
    }
    await giveEditionsOwners(tx, await listOrganizations(tx));
    if (versions.length === 0) leave();
    for (const { edition, number, hash } of versions)
      record({ thing: { kind: 'version', id: `${edition}/${number}` }, edition, details: { hash } });
    for (const version of versions) await announceVersion(step, version, at);
    return versions;
  });
}

function publishFirst(db: Db, { edition, effectiveOn, note, catalog }: Starter, act: Act): Promise<Version> {
  const version = {
    edition: edition.id,
    number: 1,
    parentHash: null,
    effectiveOn,
    publishedAt: act.at.toISOString(),
    publishedBy: nameOf(act.actor),
    updateType: 'major',
    note,
    draft: null,
  } as const;
  const outline = catalog.domains.map(({ code, name, items }) => ({
    code,
    name,
    items: items.map((item) => item.code),
  }));
  const contents = new Map(
    catalog.domains.flatMap(({ items }) => items.map(({ code, ...content }) => [code, content])),
  );
  const revision = { outline, contents };
  const plan = planVersion([], revision, new Set());
  return recordVersion(db, version, plan, contents);
}

async function reserveCodes(db: Db, edition: Edition, { catalog }: Starter): Promise<void> {
  const counters = await readCounters(db, edition.codeSpace);
  for (const { code } of catalog.domains.flatMap(({ items }) => items)) {
    const domain = code.slice(0, 2);
    counters.set(domain, Math.max(counters.get(domain) ?? 0, sequenceOf(code)));
  }
  await saveCounters(db, edition.codeSpace, counters);
}
