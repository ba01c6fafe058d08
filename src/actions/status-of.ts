import type { Citation } from '../catalog/citation.js';
import type { StatusOf } from '../catalog/draft-problems.js';
import type { RegulationStatus } from '../regulation/status.js';
import { statusOn } from '../regulation/status.js';
import type { Db } from '../store/engine.js';
import { readRegister } from '../store/regulations.js';

/** How the act that a citation means stands on a day by the register; each act is looked at once. */
export async function readStatusOf(db: Db, day: string): Promise<StatusOf> {
  const { link, byId } = await readRegister(db);
  const known = new Map<string, RegulationStatus | null>();
  return (citation) => {
    const found = link(citation);
    if (found.state === 'ambiguous') return '指向不明';
    const regulation = found.state === 'linked' ? byId(found.id) : undefined;
    if (regulation === undefined) return namesAnAct(citation) ? '未登记' : null;
    const status = known.has(regulation.id)
      ? (known.get(regulation.id) ?? null)
      : statusOn(regulation.events, day).status;
    known.set(regulation.id, status);
    return status;
  };
}

function namesAnAct({ title, documentNumber }: Citation): boolean {
  return title !== null || documentNumber !== null;
}
