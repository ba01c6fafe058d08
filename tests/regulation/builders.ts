import type { Regulation, RegulationEvent } from '../../src/regulation/regulation.js';

/** Whole valid values; a test names only what it is about. */
export function aRegulation(title: string, parts: Partial<Regulation> = {}): Regulation {
  return {
    id: title,
    title,
    aliases: [],
    kind: '行政法规',
    issuer: null,
    documentNumber: null,
    region: null,
    checked: true,
    events: [],
    ...parts,
  };
}

export function anEvent(
  kind: RegulationEvent['kind'],
  on: string | null,
  parts: Partial<RegulationEvent> = {},
): RegulationEvent {
  return { kind, on, documentNumber: null, articles: [], successors: null, note: null, ...parts };
}
