import { digestOf, domainsOf, homelessCodes } from '../catalog/semantic/digest.js';
import type { WeighedChange } from '../catalog/semantic/weight.js';
import { weighChanges } from '../catalog/semantic/weight.js';
import type { ChangeSummary } from '../catalog/summary.js';
import { summarize } from '../catalog/summary.js';
import { readHomes, readOutline } from '../store/catalogs.js';
import { readChanges } from '../store/changes.js';
import type { Db } from '../store/engine.js';

export type Difference = { summary: ChangeSummary; digest: string; changes: WeighedChange[] };

/**
 * What differs between two versions of an edition, or in some domains of it, weighed and summed up; costs what changed, not
 * what there is.
 */
export async function readDifference(
  db: Db,
  edition: string,
  from: number,
  to: number,
  inside: readonly string[] | null = null,
): Promise<Difference> {
  const all = weighChanges(await readChanges(db, edition, from, to));
  const domains = new Map((await readOutline(db, edition, to, [])).map(({ code, name }) => [code, name]));
  const homes = await readHomes(db, edition, to, homelessCodes(all));
  const changes = all.filter(
    (change) => inside === null || domainsOf(change, homes).some((domain) => inside.includes(domain)),
  );
  return { summary: summarize(changes), digest: digestOf(changes, { homes, domains }), changes };
}
