import type { Act } from '../account/actor.js';
import type { ListSheet } from '../import/organizations/table.js';
import { mostRows, readOrganizations } from '../import/organizations/read-organizations.js';
import type { Problem, ReportedProblem } from '../problem.js';
import { reportProblem } from '../problem.js';
import type { Db } from '../store/engine.js';
import { listOrganizations, lockPeople } from '../store/organizations.js';
import { perform } from './perform.js';
import { permitted } from './permitted.js';
import type { SavedOrganizations } from './save-organizations.js';
import { compareOrganizations, targetOfOrganizations, writeOrganizations } from './save-organizations.js';

/** What became of a list of organizations; with a problem in it, nothing was saved. */
export type OrganizationImport = {
  outcome: 'saved' | 'dry-run' | 'nothing-to-change' | 'not-saved';
} & SavedOrganizations & { problems: ReportedProblem[] };

/** Reads the sheets of a file as they are, up to so many rows together. */
export type ReadSheets = (
  bytes: Uint8Array,
  rows: number,
) => Promise<{ grids: readonly ListSheet[]; problem: Problem | null }>;

const nothing: SavedOrganizations = { added: [], changed: [], unchanged: [] };

/** Refuses who may not change any organization, before anything they send is taken in. */
export async function permitOrganizationImport(db: Db, act: Act): Promise<string[]> {
  const all = await listOrganizations(db);
  const open = await permitted(db, act, 'organization.change', all, ({ id }) => ({ owners: [id] }));
  return open.map(({ id }) => id);
}

/** Registers what a spreadsheet lists: all of it, or nothing where anything is wrong. */
export async function importOrganizations(
  db: Db,
  readSheets: ReadSheets,
  bytes: Uint8Array,
  { dryRun }: { dryRun: boolean },
  act: Act,
): Promise<OrganizationImport> {
  const own = await permitOrganizationImport(db, act);
  const { grids, problem } = await readSheets(bytes, mostRows);
  return perform(db, act, 'organization.change', async (step) => {
    await lockPeople(step.tx);
    const register = await listOrganizations(step.tx);
    const reading =
      problem === null ? readOrganizations(grids, register) : { organizations: [], problems: [problem] };
    const problems = reading.problems.map(reportProblem);
    if (problems.length > 0) {
      await step.require({ owners: own.slice(0, 1) }); // of what is wrong nothing is touched
      step.leave();
      return { outcome: 'not-saved', ...nothing, problems };
    }
    await step.require(await targetOfOrganizations(step.tx, reading.organizations, register));
    if (dryRun) {
      step.leave();
      const tried = compareOrganizations(reading.organizations, register);
      return { outcome: isNothing(tried) ? 'nothing-to-change' : 'dry-run', ...tried, problems };
    }
    const saved = await writeOrganizations(step, reading.organizations, register, act);
    return { outcome: isNothing(saved) ? 'nothing-to-change' : 'saved', ...saved, problems };
  });
}

function isNothing({ added, changed }: SavedOrganizations): boolean {
  return added.length + changed.length === 0;
}
