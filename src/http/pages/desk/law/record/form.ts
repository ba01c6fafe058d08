import type { EventRequest } from '../../../../../actions/record-event.js';
import type { Regulation, RegulationEvent, Successors } from '../../../../../regulation/regulation.js';
import { searchRegulations } from '../../../../../regulation/search-register.js';
import type { Input } from '../../../form-body.js';
import type { Fault } from '../../faults.js';
import { dayFaults } from '../../faults.js';
import { bareTitle, titlesIn } from '../../../../../regulation/typed-titles.js';

/** What the form on which 立改废 are registered sends; `seen`: of what the impact was shown. */
export const eventFields = {
  act: 'one',
  regulation: 'one',
  kind: 'one',
  on: 'one',
  by: 'one',
  number: 'one',
  articles: 'one',
  successors: 'one',
  mode: 'one',
  commencement: 'one',
  commencesOn: 'one',
  workingDays: 'one',
  note: 'one',
  step: 'one',
  seen: 'one',
} as const;

export type EventInput = Input<typeof eventFields>;

export const emptyEvent: EventInput = {
  act: '',
  regulation: '',
  kind: '',
  on: '',
  by: '',
  number: '',
  articles: '',
  successors: '',
  mode: 'all-of',
  commencement: '',
  commencesOn: '',
  workingDays: '20',
  note: '',
  step: '',
  seen: '',
};

/** Which of the acts on record is meant. `candidates`: those that may be, where it is not clear. */
export type NamedAct = { regulation: Regulation } | { candidates: Regulation[] };

const mostCandidates = 12;

/** An act by its id, title or number, or by words of them; one that was picked counts while the words still fit it. */
export function findNamedAct(
  regulations: readonly Regulation[],
  { act, regulation: picked }: Pick<EventInput, 'act' | 'regulation'>,
  today: string,
): NamedAct {
  const words = bareTitle(act);
  if (words === '') return { candidates: [] };
  const found = searchRegulations(regulations, { q: words }, today);
  const exact = found.filter(({ title, documentNumber }) => title === words || documentNumber === words);
  const only =
    found.find(({ id }) => id === picked) ??
    (exact.length === 1 ? exact[0] : undefined) ??
    (found.length === 1 ? found[0] : undefined);
  return only === undefined ? { candidates: found.slice(0, mostCandidates) } : { regulation: only };
}

const kinds = ['enacted', 'amended', 'commenced', 'repealed', 'expired', 'superseded', 'renamed'] as const;

/** What was filled in as a request, or what is wrong with it at which field; whether it can have happened is asked later. */
export function readEventForm(
  input: EventInput,
): { request: Omit<EventRequest, 'dryRun'> } | { faults: Fault[] } {
  const kind = kinds.find((known) => known === input.kind);
  const workingDays = Number(input.workingDays || '20');
  const faults = [
    ...(kind === undefined ? [{ field: 'kind', message: '请选定发生了什么。' }] : []),
    ...dayFaults(input, ['on', 'by', 'commencesOn']),
    ...(input.commencement === 'on' && input.commencesOn === ''
      ? [{ field: 'commencesOn', message: '选了“自某日起施行”，请写明是哪一天。' }]
      : []),
    ...(Number.isInteger(workingDays) && workingDays >= 1 && workingDays <= 250
      ? []
      : [{ field: 'workingDays', message: '办理期限应为 1 到 250 个工作日。' }]),
  ];
  if (kind === undefined || faults.length > 0) return { faults };
  const event = eventOf(kind, input);
  const commencesOn = { '': undefined, on: input.commencesOn, unknown: null }[input.commencement];
  return {
    request: { event, workingDays, ...(commencesOn === undefined ? {} : { commencesOn }) },
  };
}

function eventOf(kind: RegulationEvent['kind'], input: EventInput): RegulationEvent {
  return {
    kind,
    on: input.on || null,
    documentNumber: input.number.trim() || null,
    articles: input.articles.split(/[、，,；;\s]+/u).filter(Boolean),
    successors: successorsOf(input),
    note: input.note.trim() || null,
    ...(input.by === '' || input.on !== '' ? {} : { by: input.by }),
  };
}

/** One title a line. */
function successorsOf({ successors, mode }: EventInput): Successors | null {
  const titles = titlesIn(successors);
  return titles.length === 0 ? null : { mode: mode === 'one-of' ? 'one-of' : 'all-of', titles };
}
