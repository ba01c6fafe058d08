import type { Regulation, RegulationEvent, RegulationKind } from './regulation.js';

/** One act of a public register of laws, as its JSON lines have it. */
export type Act = {
  title: string;
  shortTitle: string;
  kind: RegulationKind;
  region: string | null;
  repealed: boolean;
  events: ActEvent[];
};

type ActEvent = { date: string | null; action: string; documentNumber: string | null; text: string };

const eventKinds: Record<string, RegulationEvent['kind']> = {
  adopted: 'enacted',
  approved: 'enacted',
  promulgated: 'enacted',
  amended: 'amended',
  revised: 'amended',
  effective: 'commenced',
};

/** The register flags repeals without their day; other actions (作出解释 …) change no status and are left out. */
export function regulationFromAct(act: Act): Regulation {
  const events = act.events.flatMap(readEvent);
  if (act.repealed) events.push(newEvent('repealed', null, null, null));
  return {
    id: act.title,
    title: act.title,
    aliases: act.shortTitle === act.title ? [] : [act.shortTitle],
    kind: act.kind,
    issuer: null,
    documentNumber: events.findLast(({ documentNumber }) => documentNumber !== null)?.documentNumber ?? null,
    region: act.region,
    checked: true,
    events,
  };
}

function readEvent({ date, action, documentNumber, text }: ActEvent): RegulationEvent[] {
  const kind = eventKinds[action];
  return kind === undefined ? [] : [newEvent(kind, date, documentNumber, text)];
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
