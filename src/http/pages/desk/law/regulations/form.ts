import { Refusal } from '../../../../../refusal.js';
import type { Regulation, RegulationEvent } from '../../../../../regulation/regulation.js';
import { regulationKinds } from '../../../../../regulation/regulation.js';
import { regulationId } from '../../../../../regulation/regulation-id.js';
import type { Input } from '../../../form-body.js';
import type { Fault } from '../../faults.js';
import { dayFaults } from '../../faults.js';
import { bareTitle, titlesIn } from '../../../../../regulation/typed-titles.js';

/** What the form of a regulation sends; the two days only of a new one. */
export const regulationFields = {
  title: 'one',
  kind: 'one',
  issuer: 'one',
  number: 'one',
  region: 'one',
  aliases: 'one',
  demands: 'one',
  enactedOn: 'one',
  commencesOn: 'one',
} as const;

export type RegulationInput = Input<typeof regulationFields>;

export const emptyRegulation: RegulationInput = {
  title: '',
  kind: '',
  issuer: '',
  number: '',
  region: '',
  aliases: '',
  demands: '',
  enactedOn: '',
  commencesOn: '',
};

export function inputOf(regulation: Regulation): RegulationInput {
  const { title, kind, issuer, documentNumber, region, aliases, demandsDisclosure } = regulation;
  return {
    ...emptyRegulation,
    title,
    kind,
    issuer: issuer ?? '',
    number: documentNumber ?? '',
    region: region ?? '',
    aliases: aliases.join('\n'),
    demands: demandsDisclosure === true ? 'yes' : '',
  };
}

/** `known`: the one that is changed; null = it is new. @throws Refusal `form.invalid` with all that is wrong. */
export function readRegulationForm(input: RegulationInput, known: Regulation | null): Regulation {
  const title = bareTitle(input.title);
  const kind = regulationKinds.find((one) => one === input.kind);
  const faults: Fault[] = [
    ...(title === '' ? [{ field: 'title', message: '请写法规文件的全称。' }] : []),
    ...(kind === undefined ? [{ field: 'kind', message: '请选定种类。' }] : []),
    ...dayFaults(input, ['enactedOn', 'commencesOn']),
  ];
  if (kind === undefined || faults.length > 0) throw new Refusal('form.invalid', { faults });
  const documentNumber = input.number.trim() || null;
  const { demandsDisclosure: _, ...facts } = known ?? {
    id: regulationId(title, documentNumber),
    checked: false,
  };
  return {
    ...facts,
    title,
    kind,
    documentNumber,
    issuer: input.issuer.trim() || null,
    region: input.region.trim() || null,
    aliases: titlesIn(input.aliases),
    events: known?.events ?? beginning(input, documentNumber),
    ...(input.demands === '' ? {} : { demandsDisclosure: true }),
  };
}

/** When a new one was enacted and took effect, as far as that was said. */
function beginning(
  { enactedOn, commencesOn }: RegulationInput,
  documentNumber: string | null,
): RegulationEvent[] {
  const event = { articles: [], successors: null, note: null };
  return [
    ...(enactedOn === '' ? [] : [{ ...event, kind: 'enacted' as const, on: enactedOn, documentNumber }]),
    ...(commencesOn === ''
      ? []
      : [{ ...event, kind: 'commenced' as const, on: commencesOn, documentNumber: null }]),
  ];
}
