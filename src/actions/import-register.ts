import { createHash } from 'node:crypto';
import type { Act } from '../account/actor.js';
import { dayInShanghai } from '../catalog/day.js';
import type { GridReading } from '../import/read.js';
import { clearanceDifference } from '../import/register/clearance-difference.js';
import type { RegisterDifference } from '../import/register/compare-register.js';
import { compareRegister } from '../import/register/compare-register.js';
import type { ClearanceNotice } from '../import/register/match-clearance.js';
import { matchClearance } from '../import/register/match-clearance.js';
import { readClearance } from '../import/register/read-clearance.js';
import { isJson, readRegisterFile } from '../import/register/read-register-file.js';
import type { Checked, ReportedProblem } from '../problem.js';
import { reportProblem } from '../problem.js';
import { Refusal } from '../refusal.js';
import { distinctEvents } from '../regulation/event-digest.js';
import type { Regulation } from '../regulation/regulation.js';
import type { Db } from '../store/engine.js';
import { lockRegister } from '../store/register-lock.js';
import { readRegister } from '../store/regulations.js';
import { perform, permit } from './perform.js';
import { targetOfRegister } from './register-target.js';
import type { NewEvent } from './save-regulations.js';
import { refuseReserved, writeRegister } from './save-regulations.js';

export type RegisterImportRequest = {
  dryRun: boolean;
  /** The notice whose annex a list of clearing results is. */
  notice: ClearanceNotice;
  /** The last day whose events a register of acts has; null = the day of the import. */
  knownThrough: string | null;
};

/** What became of a file: what is new is listed, what is on record already is counted. */
export type RegisterImport = {
  outcome: 'saved' | 'dry-run' | 'nothing-to-change' | 'nothing-readable';
  added: { id: string; title: string }[];
  events: NewEvent[];
  unchanged: number;
  problems: ReportedProblem[];
};

/** Reads the sheets of a file as they are, up to so many rows together. */
export type ReadGrids = (bytes: Uint8Array, rows: number) => Promise<GridReading>;

const mostRows = 50_000;

/** Refuses who may not import, before anything they send is taken in. */
export async function permitRegisterImport(db: Db, act: Act): Promise<void> {
  await permit(db, act, 'regulation.import', await targetOfRegister(db));
}

/**
 * Takes in a register of acts (JSON, one a line or a list), or a spreadsheet of clearing results (规范性文件清理结果). What is
 * on record stays; rows that can't be read are problems at their cells, and the others count.
 */
export async function importRegister(
  db: Db,
  readGrids: ReadGrids,
  bytes: Uint8Array,
  request: RegisterImportRequest,
  act: Act,
): Promise<RegisterImport> {
  await permitRegisterImport(db, act);
  const read = await openFile(readGrids, bytes, request, dayInShanghai(act.at));
  return perform(db, act, 'regulation.import', async (step) => {
    await step.require(await targetOfRegister(step.tx));
    await lockRegister(step.tx);
    const { regulations, byId } = await readRegister(step.tx);
    const { value, problems } = read(regulations);
    for (const { id } of value.added) {
      refuseReserved(id);
      refuseTaken(byId(id));
    }
    const events = [...value.added, ...value.events].flatMap(eventsOf);
    const isNothing = events.length + value.added.length === 0;
    const told = {
      added: value.added.map(({ id, title }) => ({ id, title })),
      unchanged: value.unchanged,
      problems: problems.map(reportProblem),
    };
    if (request.dryRun || isNothing) {
      step.leave();
      const nothing = value.unchanged === 0 ? 'nothing-readable' : 'nothing-to-change';
      const tried = events.map((event) => ({ id: null, ...event }));
      return { outcome: isNothing ? nothing : 'dry-run', ...told, events: tried };
    }
    const saved = await writeRegister(step, { regulations: value.added, events }, act);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    step.record({
      thing: { kind: 'register', id: 'import' },
      details: { sha256, added: value.added.length, events: events.length },
    });
    return { outcome: 'saved', ...told, events: saved.events };
  });
}

function refuseTaken(known: Regulation | undefined): void {
  if (known !== undefined)
    throw new Refusal('regulation.id-taken', { regulation: known.id, title: known.title });
}

function eventsOf({ id, title, events }: Pick<Regulation, 'id' | 'title' | 'events'>) {
  return distinctEvents(events).map((event) => ({ regulation: id, title, event }));
}

/** What a file is, it says by its first sign. */
async function openFile(
  readGrids: ReadGrids,
  bytes: Uint8Array,
  { notice, knownThrough }: RegisterImportRequest,
  today: string,
): Promise<(known: readonly Regulation[]) => Checked<RegisterDifference>> {
  if (isJson(bytes)) {
    const read = readRegisterFile(bytes, knownThrough ?? today);
    return (known) => ({ value: compareRegister(known, read.value), problems: read.problems });
  }
  const { grids, problem } = await readGrids(bytes, mostRows);
  const list = problem === null ? readClearance(grids) : { value: [], problems: [problem] };
  return (known) => {
    const matched = matchClearance(list.value, known, notice);
    return {
      value: clearanceDifference(matched.value, known),
      problems: [...list.problems, ...matched.problems],
    };
  };
}
