import type { ReceivedFile } from '../../../../actions/import-file.js';
import type { ImportPreview } from '../../../../actions/preview-import.js';
import { guessEdition, previewImport } from '../../../../actions/preview-import.js';
import { readSentFile } from '../../../../actions/read-sent-file.js';
import type { Waiting } from '../../../../actions/waiting-imports.js';
import { toImportChoices } from '../../../../actions/waiting-choices.js';
import { chooseWaiting, placeWaiting, readWaiting } from '../../../../actions/waiting-imports.js';
import type { Edition } from '../../../../catalog/catalog.js';
import { dayInShanghai } from '../../../../catalog/day.js';
import type { ProblemCode, ReportedProblem } from '../../../../problem.js';
import { isRefusal } from '../../../../refusal.js';
import type { Refusal } from '../../../../refusal.js';
import { findEdition } from '../../../../store/editions.js';
import { readRegisterMark } from '../../../../store/register-lock.js';
import { latestVersion } from '../../../../store/versions.js';
import { readWaitingFile } from '../../../../store/waiting-imports.js';
import type { Service } from '../../../route.js';
import type { Desk } from '../route.js';
import { KeptWork } from './kept-work.js';

/** A file that waits, as far as it is known what it would do. */
export type Opened =
  | { state: 'reading'; waiting: Waiting }
  | {
      state: 'unreadable';
      waiting: Waiting;
      edition: Edition;
      file: ReceivedFile;
      problems: readonly ReportedProblem[];
      isPassing: boolean;
    }
  | { state: 'refused'; waiting: Waiting; edition: Edition; file: ReceivedFile; refusal: Refusal }
  | { state: 'ready'; waiting: Waiting; edition: Edition; file: ReceivedFile; preview: ImportPreview };

type Works = { readings: KeptWork<ReceivedFile>; previews: KeptWork<ImportPreview> };

const worksOf = new WeakMap<Service, Works>();

/** Reads a file that waits and works out what it would do; what was worked out is kept for the next page of it. */
export async function openWaiting(desk: Desk, id: number): Promise<Opened> {
  const { db, jobs, reader } = desk.service;
  const { act } = desk;
  const { readings } = worksFor(desk.service);
  const waiting = await readWaiting(db, id, act);
  const { corrections, cells } = toImportChoices(waiting.choices);
  const said = [id, waiting.receivedAt, waiting.choices.map, waiting.choices.cell];
  const read = await readings.ask(said, () =>
    jobs.run(async () => {
      const file = { bytes: await readWaitingFile(db, id), name: waiting.fileName };
      const about = { sender: waiting.receivedBy, corrections, cells };
      return readSentFile(db, reader.readFile, file, reader.domains(), about, act);
    }),
  );
  if (read === null) return { state: 'reading', waiting };
  const named = waiting.edition ?? (await guessEdition(db, read.value.reading, act));
  if (waiting.edition === null)
    await chooseWaiting(db, id, { edition: named, choices: (before) => before }, act);
  const edition = await findEdition(db, named);
  const opened = await preview(desk, { waiting: { ...waiting, edition: named }, edition, file: read.value });
  if (opened.state === 'unreadable' && opened.isPassing) readings.forget(said);
  return opened;
}

function worksFor(service: Service): Works {
  const works = worksOf.get(service) ?? { readings: new KeptWork(4), previews: new KeptWork(4) };
  worksOf.set(service, works);
  return works;
}

/** What a file that was read would do; one in which there is nothing to import is set aside. */
async function preview(
  { service, act }: Desk,
  about: { waiting: Waiting; edition: Edition; file: ReceivedFile },
): Promise<Opened> {
  const { db, reader } = service;
  const { waiting, edition, file } = about;
  const { previews } = worksFor(service);
  const newest = (await latestVersion(db, edition.id)).number;
  const { corrections: _, cells: __, ...choices } = toImportChoices(waiting.choices); // the file was read with these
  try {
    const law = [dayInShanghai(act.at), await readRegisterMark(db)];
    const asked = [waiting.id, waiting.receivedAt, waiting.choices, edition.id, newest, law];
    const made = await previews.ask(asked, () =>
      previewImport(db, file, edition, { ...choices, sender: waiting.receivedBy }, reader.domains(), act),
    );
    if (made === null) return { state: 'reading', waiting };
    const { problems } = made.value.outcome;
    const isReady = hasRows(file.reading.items.length, problems);
    const isPassing = !isReady && problems.some(({ code }) => passing.has(code));
    if (isPassing) previews.forget(asked);
    const state = isReady || isPassing ? 'waiting' : 'unreadable';
    if (state !== waiting.state) await placeWaiting(db, waiting.id, state, act);
    if (isReady) return { state: 'ready', ...about, preview: made.value };
    return { state: 'unreadable', ...about, problems, isPassing };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { state: 'refused', ...about, refusal: error };
  }
}

/** What stopped a reading and may not stop the next: it took longer or more memory than it might. */
const passing: ReadonlySet<ProblemCode> = new Set([
  'file.too-slow',
  'file.too-much-memory',
  'file.too-complex',
]);

/** Rows to look at: items, or what would be some but for an error in them. */
function hasRows(items: number, problems: readonly ReportedProblem[]): boolean {
  return items > 0 || problems.some(({ severity, code }) => severity === 'error' && code.startsWith('item.'));
}
