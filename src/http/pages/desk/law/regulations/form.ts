import { Refusal } from '../../../../../refusal.js';
import { isDay } from '../../../../../catalog/day.js';
import type { Regulation, RegulationEvent, RegulationKind } from '../../../../../regulation/regulation.js';
import { regulationId } from '../../../../../regulation/regulation-id.js';
import type { Input } from '../../../form-body.js';
import type { Fault } from '../../faults.js';

export const regulationKinds: readonly RegulationKind[] = [
  '宪法',
  '法律',
  '行政法规',
  '部门规章',
  '地方性法规',
  '地方政府规章',
  '规范性文件',
  '司法解释',
];

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
  const title = input.title.replace(/^《(.*)》$/u, '$1').trim();
  const kind = regulationKinds.find((one) => one === input.kind);
  const faults: Fault[] = [
    ...(title === '' ? [{ field: 'title', message: '请写法规文件的全称。' }] : []),
    ...(kind === undefined ? [{ field: 'kind', message: '请选定种类。' }] : []),
    ...(['enactedOn', 'commencesOn'] as const).flatMap((field) =>
      input[field] === '' || isDay(input[field])
        ? []
        : [{ field, message: `“${input[field]}”不是日期，请写成 2026-12-01 的样子。` }],
    ),
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
    aliases: linesOf(input.aliases),
    events: known?.events ?? beginning(input, documentNumber),
    ...(input.demands === '' ? {} : { demandsDisclosure: true }),
  };
}

function linesOf(text: string): string[] {
  const lines = text.split(/[\r\n]+/u).map((line) => line.replace(/^《(.*)》$/u, '$1').trim());
  return [...new Set(lines.filter(Boolean))];
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
