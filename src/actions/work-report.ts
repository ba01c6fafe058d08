import type { Act } from '../account/actor.js';
import type { Edition, Version } from '../catalog/catalog.js';
import type { Change } from '../catalog/change.js';
import { dayInShanghai, dayOf } from '../catalog/day.js';
import { subjectOf } from '../catalog/draft-edit.js';
import { titleOf } from '../catalog/topic.js';
import { Refusal } from '../refusal.js';
import type {
  EditionFigures,
  ItemWork,
  TaskDays,
  VersionWork,
  WorkReport,
} from '../regulation/work-report.js';
import { countEvents, countTasks } from '../regulation/work-report.js';
import { readContents, readOutline } from '../store/catalogs.js';
import { readChanges } from '../store/changes.js';
import { readProposals } from '../store/drafts.js';
import { findEdition } from '../store/editions.js';
import type { Db } from '../store/engine.js';
import { listEvents } from '../store/regulation-events.js';
import { listTaskDays } from '../store/tasks.js';
import { listVersions } from '../store/versions.js';
import { permittedEditions } from './permitted-editions.js';

/** What was done between two days, both included, but not beyond today, in the editions somebody may see (季度工作情况). */
export async function reportWork(db: Db, { from, to: asked }: Days, act: Act): Promise<WorkReport> {
  const ids = await permittedEditions(db, 'report.read', undefined, act);
  const today = dayInShanghai(act.at);
  const to = asked < today ? asked : today; // what is still to come is no work that was done, nor overdue yet
  if (from > to)
    throw new Refusal('request.parameter-invalid', {
      parameter: 'from',
      found: from,
      expected: `不晚于 ${to} 的日期`,
    });
  const tasks = await listTaskDays(db, ids);
  const report: WorkReport = {
    from,
    to,
    editions: [],
    versions: [],
    events: await countHappened(db, { from, to }, tasks),
    tasks: countTasks(tasks, { from, to }),
  };
  for (const id of ids) {
    const versions = await listVersions(db, id);
    report.editions.push(await figuresOf(db, await findEdition(db, id), versions, to));
    report.versions.push(...(await workOnVersions(db, versions, { from, to })));
  }
  return report;
}

/** The versions that were published between two days, with what each changed, in the editions somebody may see. */
export async function reportVersions(db: Db, days: Days, act: Act): Promise<VersionWork[]> {
  const work: VersionWork[] = [];
  for (const id of await permittedEditions(db, 'report.read', undefined, act))
    work.push(...(await workOnVersions(db, await listVersions(db, id), days)));
  return work;
}

type Days = { from: string; to: string };

async function workOnVersions(
  db: Db,
  versions: readonly Version[],
  { from, to }: Days,
): Promise<VersionWork[]> {
  const work: VersionWork[] = [];
  for (const version of versions) {
    const publishedOn = dayOf(version.publishedAt);
    if (from <= publishedOn && publishedOn <= to) work.push(await workOn(db, version));
  }
  return work;
}

/** A register that is brought in tells of many years: what happened long ago is work only where it made tasks. */
async function countHappened(
  db: Db,
  { from, to }: Days,
  tasks: readonly TaskDays[],
): Promise<WorkReport['events']> {
  const isWithin = (day: string | null) => day !== null && from <= day && day <= to;
  const working = new Set(tasks.map(({ event }) => event));
  const happened = [...(await listEvents(db)).values()]
    .flat()
    .filter(
      ({ id, event, recordedAt }) => isWithin(event.on) || (working.has(id) && isWithin(dayOf(recordedAt))),
    );
  return countEvents(happened.map(({ event }) => event));
}

async function figuresOf(
  db: Db,
  { id, title }: Edition,
  versions: readonly Version[],
  day: string,
): Promise<EditionFigures> {
  const known = versions.filter(
    ({ effectiveOn, publishedAt }) => effectiveOn <= day && dayOf(publishedAt) <= day,
  );
  const inForce = known.reduce<Version | null>(
    (last, one) => (last === null || one.effectiveOn >= last.effectiveOn ? one : last),
    null,
  );
  const outline = inForce === null ? [] : await readOutline(db, id, inForce.number);
  const items = outline.reduce((sum, domain) => sum + domain.items.length, 0);
  return { edition: id, title, version: inForce?.number ?? null, domains: outline.length, items };
}

/** Of a first version nothing is told item by item: all of it is new. */
async function workOn(db: Db, version: Version): Promise<VersionWork> {
  const { edition, number, effectiveOn, note } = version;
  const work = { edition, number, publishedOn: dayOf(version.publishedAt), effectiveOn, note };
  if (number === 1) return { ...work, added: [], changed: [], withdrawn: [] };
  const changes = await readChanges(db, edition, number - 1, number);
  const changed = [
    ...new Set(changes.flatMap((change) => (change.kind === 'field-changed' ? change.code : []))),
  ];
  const contents = await readContents(db, edition, number, changed);
  const why = await readReasons(db, edition, number);
  const tell = (code: string, title: string): ItemWork => ({ code, title, reason: why.get(code) ?? null });
  const whole = (kind: 'item-added' | 'item-removed') =>
    changes.flatMap((change) => (isWhole(change, kind) ? tell(change.code, titleOf(change.content)) : []));
  return {
    ...work,
    added: whole('item-added'),
    changed: changed.map((code) => {
      const content = contents.get(code);
      return tell(code, content === undefined ? '' : titleOf(content));
    }),
    withdrawn: whole('item-removed'),
  };
}

type Whole = Extract<Change, { kind: 'item-added' | 'item-removed' }>;

function isWhole(change: Change, kind: Whole['kind']): change is Whole {
  return change.kind === kind;
}

/** By the codes that the items have in the version. */
async function readReasons(db: Db, edition: string, number: number): Promise<Map<string, string | null>> {
  const proposal = (await readProposals(db, edition, [number])).get(number);
  return new Map(
    (proposal?.changes ?? []).map((change) => {
      const subject = subjectOf(change);
      return [proposal?.codes[subject] ?? subject, change.reason] as const;
    }),
  );
}
