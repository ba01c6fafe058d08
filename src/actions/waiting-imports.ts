import { isDeepStrictEqual } from 'node:util';
import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import { Refusal } from '../refusal.js';
import type { Db } from '../store/engine.js';
import { findEdition } from '../store/editions.js';
import { fileHash } from '../store/imports.js';
import type { WaitingImport, WaitingState } from '../store/waiting-imports.js';
import {
  addWaiting,
  endWaiting,
  findEndOfWaiting,
  findSameWaiting,
  findWaiting,
  forgetWaiting,
  forgetWaitingSince,
  lockReceiver,
  renewWaiting,
  saveWaiting,
  setWaitingState,
} from '../store/waiting-imports.js';
import type { Step } from './perform.js';
import { perform, permit, refuseNobody } from './perform.js';
import { permittedEditions } from './permitted-editions.js';
import { nobodys, targetOfEdition } from './target.js';
import type { WrittenChoices } from './waiting-choices.js';
import { nothingSaid } from './waiting-choices.js';

/** A file that waits for its sender, who alone sees it. */
export type Waiting = Omit<WaitingImport, 'choices'> & { choices: WrittenChoices };

const keptDays = 30;

/** `isNew` false: the same file waited already; `isChosen`: with what was said about it then, which holds on. */
export type KeptWaiting = { id: number; isNew: boolean; isChosen: boolean };

/**
 * Keeps a file until its sender has decided on it; `edition` null: that is found out from the file. One that waits already
 * for the same edition or for none yet, on the same base, is that one, received anew.
 */
export async function keepWaiting(
  db: Db,
  file: { bytes: Uint8Array; name: string },
  edition: string | null,
  act: Act,
): Promise<KeptWaiting> {
  await permittedEditions(db, 'import.file', edition ?? undefined, act);
  return perform(db, act, 'import.file', async (step) => {
    await mayImport(step, edition, act);
    const old = new Date(act.at.getTime() - keptDays * 86_400_000).toISOString();
    await forgetWaitingSince(step.tx, old);
    const receivedBy = nameOf(act.actor);
    await lockReceiver(step.tx, receivedBy);
    const same = (await findSameWaiting(step.tx, file.bytes, receivedBy))
      .map(toWaiting)
      .find((one) => isFor(one, edition) && one.choices.base === null);
    if (same !== undefined) {
      const receivedAt = act.at.toISOString();
      await renewWaiting(step.tx, { id: same.id, edition: edition ?? same.edition, receivedAt });
      step.leave();
      return { id: same.id, isNew: false, isChosen: !isDeepStrictEqual(same.choices, nothingSaid) };
    }
    const id = await addWaiting(step.tx, file.bytes, {
      edition,
      fileName: file.name,
      receivedAt: act.at.toISOString(),
      receivedBy,
      choices: nothingSaid,
    });
    const details = { file: file.name, sha256: fileHash(file.bytes), outcome: 'waiting' };
    step.record({ ...(edition === null ? {} : { edition }), details });
    return { id, isNew: true, isChosen: false };
  });
}

function isFor(waiting: Waiting, edition: string | null): boolean {
  return edition === null || waiting.edition === null || waiting.edition === edition;
}

/** @throws Refusal `import.unknown`, for one of another account too. */
export async function readWaiting(db: Db, id: number, act: Act): Promise<Waiting> {
  refuseNobody(act);
  const waiting = await findWaiting(db, id, nameOf(act.actor));
  if (!waiting) throw new Refusal('import.unknown', { import: id });
  if (waiting.edition !== null)
    await permit(db, act, 'import.file', await targetOfEdition(db, await findEdition(db, waiting.edition)));
  return toWaiting(waiting);
}

/** What a person says, or no longer says, about a file that waits. */
export type SaidOfWaiting = { edition?: string; choices: (before: WrittenChoices) => WrittenChoices };

export async function chooseWaiting(db: Db, id: number, said: SaidOfWaiting, act: Act): Promise<Waiting> {
  return perform(db, act, 'import.file', async (step) => {
    const waiting = await takeWaiting(step, id, act);
    const edition = said.edition ?? waiting.edition;
    await mayImport(step, edition, act);
    const chosen = { ...waiting, edition, choices: said.choices(waiting.choices) };
    await saveWaiting(step.tx, chosen);
    step.leave(); // what it comes to is logged when it is imported
    return chosen;
  });
}

/** Takes a file in which there is nothing to import from among those to decide on, or puts it back among them. */
export function placeWaiting(db: Db, id: number, state: WaitingState, act: Act): Promise<void> {
  return perform(db, act, 'import.file', async (step) => {
    const { edition } = await takeWaiting(step, id, act);
    await mayImport(step, edition, act);
    await setWaitingState(step.tx, id, state);
    step.leave(); // nobody decided anything
  });
}

/** The import a file that waited has become; null: it still waits, or there is none of the account. */
export async function readEndOfWaiting(db: Db, id: number, act: Act): Promise<number | null> {
  refuseNobody(act);
  return findEndOfWaiting(db, id, nameOf(act.actor));
}

/** Lets a file go that is not to be imported. */
export function discardWaiting(db: Db, id: number, act: Act): Promise<void> {
  return leaveWaiting(db, id, act, { outcome: 'discarded', end: ({ tx }) => forgetWaiting(tx, id) });
}

/** Lets a file go that was imported; whoever asks for it is led to its import. */
export function closeWaiting(db: Db, id: number, importId: number, act: Act): Promise<void> {
  return leaveWaiting(db, id, act, { outcome: 'imported', end: ({ tx }) => endWaiting(tx, id, importId) });
}

async function leaveWaiting(
  db: Db,
  id: number,
  act: Act,
  { outcome, end }: { outcome: 'discarded' | 'imported'; end: (step: Step) => Promise<void> },
): Promise<void> {
  await perform(db, act, 'import.file', async (step) => {
    const { edition, fileName } = await takeWaiting(step, id, act);
    await mayImport(step, edition, act);
    await end(step);
    step.record({
      ...(edition === null ? {} : { edition }),
      details: { file: fileName, outcome },
    });
  });
}

async function takeWaiting({ tx }: Step, id: number, act: Act): Promise<Waiting> {
  const waiting = await findWaiting(tx, id, nameOf(act.actor));
  if (!waiting) throw new Refusal('import.unknown', { import: id });
  return toWaiting(waiting);
}

/** Into the edition, or, while that is not known, into any. */
async function mayImport({ tx, require }: Step, edition: string | null, act: Act): Promise<void> {
  if (edition === null) {
    const [first] = await permittedEditions(tx, 'import.file', undefined, act);
    await require(first === undefined ? nobodys : await targetOfEdition(tx, await findEdition(tx, first)));
  } else await require(await targetOfEdition(tx, await findEdition(tx, edition)));
}

function toWaiting(waiting: WaitingImport): Waiting {
  return { ...waiting, choices: { ...nothingSaid, ...(waiting.choices as Partial<WrittenChoices>) } }; // written from them
}
