import type { RegulationStatus } from '../../../regulation/status.js';
import type { Html } from '../html.js';
import type { Tone } from '../parts.js';
import { Badge } from '../parts.js';

/** null: the register does not tell. */
export type ShownStatus = RegulationStatus | 'not-registered' | null;

const tones: Record<RegulationStatus, Tone> = {
  尚未生效: 'blue',
  有效: 'green',
  已修改: 'amber',
  已废止: 'red',
  已失效: 'red',
};

/** How an act stands on a day, in one word. */
export function StatusBadge({ status }: { status: ShownStatus }): Html {
  if (status === null) return <Badge tone="grey">效力不详</Badge>;
  if (status === 'not-registered') return <Badge tone="grey">未登记</Badge>;
  return <Badge tone={tones[status]}>{status}</Badge>;
}
