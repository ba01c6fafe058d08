import { sayEvent } from '../../../../../regulation/event-words.js';
import type { Db } from '../../../../../store/engine.js';
import { listEvents } from '../../../../../store/regulation-events.js';
import { readRegister } from '../../../../../store/regulations.js';
import type { Choice } from '../../fields.js';

const most = 60;

/** The changes of law last recorded, one of which may be behind a change. */
export async function recentEvents(db: Db): Promise<Choice[]> {
  const { byId } = await readRegister(db);
  return [...(await listEvents(db)).values()]
    .flat()
    .sort((one, other) => other.id - one.id)
    .slice(0, most)
    .map(({ id, regulation, event }) => ({
      value: String(id),
      text: `《${byId(regulation)?.title ?? regulation}》${sayEvent(event)}`,
    }));
}
