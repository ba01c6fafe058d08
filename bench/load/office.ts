/* What people with tokens do all day: import files, save drafts, publish. Whoever is told that it was done keeps a journal. */
import { print } from '../contender.js';
import { writeWorkbook } from '../workbook.js';
import { call, importFile, mustCall } from './calls.js';
import type { Filled } from './editions.js';
import { editors, publisher, reviewers } from './editions.js';
import type { Ground } from './ground.js';
import { mixOf, read } from './reading.js';
import { percentile, sayFigure, sayHead } from './report.js';

/** What was acknowledged last of an item in a draft. */
type Journal = Map<number, Map<string, string>>;

type Office = {
  imported: number;
  published: number;
  saved: number;
  saves: number[];
  /** How often an import was asked to come back, and did. */
  turnedAway: number;
  /** How often an import's connection ended without an answer. */
  cutOff: number;
  /** What was refused for good, and why. */
  refused: string[];
  /** Changes that were acknowledged and are not there. */
  lost: string[];
};

const rows = 2_000;

/** @param until ends the saving; whatever was begun besides is brought to its end. */
async function work(origin: string, editions: readonly Filled[], until: Promise<unknown>): Promise<Office> {
  const office: Office = {
    imported: 0,
    published: 0,
    saved: 0,
    saves: [],
    turnedAway: 0,
    cutOff: 0,
    refused: [],
    lost: [],
  };
  const journal: Journal = new Map();
  const clock = { isOver: false };
  const over = until.finally(() => (clock.isOver = true));
  const workbooks = Array.from({ length: 4 }, (_, seed) => writeWorkbook(rows, 50 + seed));
  const importing = editions.map((edition, index) =>
    importOne(origin, edition, workbooks[index % workbooks.length] ?? Buffer.alloc(0), index, office),
  );
  const publishing = editions
    .slice(0, 10)
    .map((edition, index) => publishOne(origin, edition, index, office));
  const saving = editors.map((_, index) =>
    keepSaving(origin, editions[index % editions.length], index, { office, journal, clock }),
  );
  await Promise.all([...importing, ...publishing, ...saving, over]);
  office.lost = await findLost(origin, journal);
  return office;
}

async function importOne(
  origin: string,
  { id }: Filled,
  bytes: Buffer,
  index: number,
  office: Office,
): Promise<void> {
  const { last, turnedAway, cutOff } = await importFile(
    origin,
    editors[index % editors.length]?.token ?? '',
    id,
    bytes,
  );
  office.turnedAway += turnedAway;
  office.cutOff += cutOff;
  if (last.status < 300) office.imported += 1;
  else office.refused.push(`import: ${last.status} ${String(last.body['code'])}`);
}

async function begin(
  origin: string,
  edition: string,
  token: string,
): Promise<{ id: number; revision: number }> {
  const { body } = await mustCall(`${origin}/api/v1/drafts`, token, 'POST', { edition, title: '修订' });
  return { id: Number(body['id']), revision: Number(body['revision']) };
}

function noteOf(code: string, note: string) {
  return { kind: 'edit', code, fields: { note }, reason: '修订' };
}

async function publishOne(
  origin: string,
  { id, codes }: Filled,
  index: number,
  office: Office,
): Promise<void> {
  const token = editors[index]?.token ?? '';
  const draft = await begin(origin, id, token);
  const at = `${origin}/api/v1/drafts/${draft.id}`;
  const seen = () => ({ 'If-Match': `"${draft.revision}"` });
  for (const code of codes.slice(0, 5)) {
    const saved = await mustCall(`${at}/changes`, token, 'POST', noteOf(code, '试行'), seen());
    draft.revision = Number(saved.body['revision']);
  }
  const submitted = await mustCall(`${at}/submission`, token, 'POST', { reason: '修订' }, seen());
  const review = { decision: 'approve', digest: submitted.body['digest'], comment: null };
  for (const kind of ['legality', 'secrecy'] as const)
    await mustCall(`${at}/reviews/${kind}`, reviewers[kind], 'POST', review);
  const publication = { effectiveOn: '2026-12-01', note: '修订' };
  const answered = await call(`${at}/publication`, publisher, 'POST', publication);
  if (answered.status === 201) office.published += 1;
  else office.refused.push(`publication: ${answered.status} ${String(answered.body['code'])}`);
}

/** How many items of its draft one editor writes, over and over. */
const items = 20;

export async function keepSaving(
  origin: string,
  edition: Filled | undefined,
  editor: number,
  {
    office,
    journal,
    clock,
  }: { office: Pick<Office, 'saved' | 'saves' | 'refused'>; journal: Journal; clock: { isOver: boolean } },
): Promise<void> {
  if (edition === undefined) return;
  const token = editors[editor]?.token ?? '';
  const draft = await begin(origin, edition.id, token);
  const notes = new Map<string, string>();
  journal.set(draft.id, notes);
  for (let count = 0; !clock.isOver; count++) {
    const code = edition.codes[100 + (count % items)] ?? '';
    const note = `第 ${count} 次`;
    const started = performance.now();
    const change = noteOf(code, note);
    const url = `${origin}/api/v1/drafts/${draft.id}/changes`;
    const answered = await call(url, token, 'POST', change, { 'If-Match': `"${draft.revision}"` });
    office.saves.push(performance.now() - started);
    if (answered.status !== 200) {
      office.refused.push(`save: ${answered.status} ${String(answered.body['code'])}`);
      return;
    }
    draft.revision = Number(answered.body['revision']);
    notes.set(code, note);
    office.saved += 1;
  }
}

type Change = { code?: string; fields?: { note?: string } };

export async function findLost(origin: string, journal: Journal): Promise<string[]> {
  const lost: string[] = [];
  for (const [id, notes] of journal) {
    const { body } = await mustCall(`${origin}/api/v1/drafts/${id}`, publisher);
    const kept = new Map((body['changes'] as Change[]).map(({ code, fields }) => [code, fields?.note]));
    for (const [code, note] of notes) if (kept.get(code) !== note) lost.push(`${id} ${code}`);
  }
  return lost;
}

/** So many reads a second are offered, alone and while others work. */
const offered = 200;

/** G-LD-2. */
export async function measureOffice({ origin, editions, seconds }: Ground): Promise<void> {
  const asked = mixOf(editions);
  const alone = await read(origin, asked, { seconds, rate: offered });
  const beside = read(origin, asked, { seconds, rate: offered });
  const started = performance.now();
  const done = await work(origin, editions, beside);
  const took = (performance.now() - started) / 1_000;
  const reads = await beside;
  sayHead(
    `${editions.length} bodies import ${rows} rows each, ten publish, ten save drafts, ${offered} reads a second for ${seconds} s (G-LD-2)`,
  );
  sayFigure('imported', done.imported, { least: editions.length });
  sayFigure('published', done.published, { least: 10 });
  sayFigure('until all was done, s', took);
  sayFigure('imports asked to come back, and back', done.turnedAway);
  sayFigure('imports cut off without an answer, and sent again', done.cutOff, { most: 0 });
  sayFigure('drafts saved', done.saved);
  sayFigure('saving a draft, p99 ms', percentile(done.saves, 0.99), { most: 500 });
  sayFigure('saving a draft, median ms', percentile(done.saves, 0.5));
  sayFigure('reads, p99 ms', reads.p99, { most: 150 });
  sayFigure('reads alone, p99 ms', alone.p99);
  sayFigure('reads failed', reads.failed, { most: 0 });
  sayFigure('refused without a way to go on', done.refused.length, { most: 0 });
  for (const refused of new Set(done.refused)) print(refused, '', '', '');
  sayFigure('acknowledged and lost', done.lost.length, { most: 0 });
}
