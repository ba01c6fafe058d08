import type { Regulation, RegulationEvent, RegulationKind } from './regulation.js';
import { regulationId } from './regulation-id.js';

/** One act of a public register of laws, as its JSON lines have it. */
export type Act = {
  title: string;
  shortTitle: string;
  kind: RegulationKind;
  region: string | null;
  repealed: boolean;
  versions: ActVersion[];
  events: ActEvent[];
};

type ActVersion = { date: string; effectiveOn: string | null; articles: number };
type ActEvent = { date: string | null; action: string; documentNumber: string | null; text: string };

const eventKinds: Record<string, RegulationEvent['kind']> = {
  adopted: 'enacted',
  approved: 'enacted',
  promulgated: 'enacted',
  amended: 'amended',
  revised: 'amended',
  effective: 'commenced',
};

/**
 * The register flags repeals without their day: they happened by `knownThrough`, its last day. Other actions (作出解释 …)
 * change no status and are left out.
 */
export function regulationFromAct(act: Act, knownThrough: string): Regulation {
  const events = act.events.flatMap(readEvent).map((event) => withArticleCount(event, act.versions));
  const texts = new Set(events.filter(({ kind }) => kind !== 'commenced').map(({ on }) => on));
  const commenced = act.versions
    .filter(({ date, effectiveOn }) => texts.has(date) && effectiveOn !== null && effectiveOn !== '')
    .filter(({ effectiveOn }) => !events.some(({ kind, on }) => kind === 'commenced' && on === effectiveOn))
    .map(({ date, effectiveOn }) => ({ ...newEvent('commenced', effectiveOn, null, null), of: date }));
  const ended = act.repealed ? [{ ...newEvent('repealed', null, null, null), by: knownThrough }] : [];
  return {
    id: regulationId(act.title, null),
    title: act.title,
    aliases: act.shortTitle === act.title ? [] : [act.shortTitle],
    kind: act.kind,
    issuer: null,
    documentNumber: events.findLast(({ documentNumber }) => documentNumber !== null)?.documentNumber ?? null,
    region: act.region,
    checked: true,
    events: [...[...events, ...commenced].sort(byDay), ...ended],
  };
}

function readEvent({ date, action, documentNumber, text }: ActEvent): RegulationEvent[] {
  const kind = eventKinds[action];
  return kind === undefined ? [] : [newEvent(kind, date, documentNumber, text)];
}

function withArticleCount(event: RegulationEvent, versions: ActVersion[]): RegulationEvent {
  const version = versions.find(({ date }) => date === event.on);
  return version === undefined || version.articles === 0 || event.kind === 'commenced'
    ? event
    : { ...event, articleCount: version.articles };
}

function byDay(a: RegulationEvent, b: RegulationEvent): number {
  const [first, second] = [a.on ?? '9', b.on ?? '9'];
  return first < second ? -1 : first > second ? 1 : 0;
}

function newEvent(
  kind: RegulationEvent['kind'],
  on: string | null,
  documentNumber: string | null,
  note: string | null,
): RegulationEvent {
  return {
    kind,
    on: on === '' ? null : on,
    documentNumber,
    articles: [],
    successors: null,
    note: note === '' ? null : note,
  };
}
