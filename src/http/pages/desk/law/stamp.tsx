import type { RegulationEvent } from '../../../../regulation/regulation.js';
import type { Html } from '../../html.js';
import type { Tone } from '../../parts.js';

const stamps: Record<RegulationEvent['kind'], { sign: string; tone: Tone }> = {
  enacted: { sign: '立', tone: 'green' },
  commenced: { sign: '立', tone: 'green' },
  amended: { sign: '改', tone: 'amber' },
  renamed: { sign: '改', tone: 'amber' },
  repealed: { sign: '废', tone: 'red' },
  expired: { sign: '废', tone: 'red' },
  superseded: { sign: '废', tone: 'red' },
};

/** 立, 改 or 废, as it is stamped on a file. */
export function Stamp({ kind, small = false }: { kind: RegulationEvent['kind']; small?: boolean }): Html {
  const { sign, tone } = stamps[kind];
  return <span class={`stamp ${tone}${small ? ' small' : ''}`}>{sign}</span>;
}
