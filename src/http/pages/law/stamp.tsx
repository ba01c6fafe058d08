import type { Stamp } from '../../../regulation/event-words.js';
import { eventStamps } from '../../../regulation/event-words.js';
import type { RegulationEvent } from '../../../regulation/regulation.js';
import type { Html } from '../html.js';
import type { Tone } from '../parts.js';

const tones: Record<Stamp, Tone> = { 立: 'green', 改: 'amber', 废: 'red' };

type StampMarkProps = {
  kind: RegulationEvent['kind'];
  small?: boolean;
  /** Words beside it say the same. */
  decorative?: boolean;
};

/** 立, 改 or 废, as it is stamped on a file. */
export function StampMark({ kind, small = false, decorative = false }: StampMarkProps): Html {
  const stamp = eventStamps[kind];
  return (
    <span
      class={`stamp ${tones[stamp]}${small ? ' small' : ''}`}
      aria-hidden={decorative ? 'true' : undefined}
    >
      {stamp}
    </span>
  );
}
