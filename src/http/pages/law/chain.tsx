import { dayInWords } from '../../../catalog/day.js';
import { eventWords } from '../../../regulation/event-words.js';
import type { RegulationEvent, Successors } from '../../../regulation/regulation.js';
import type { Html } from '../html.js';
import { Badge } from '../parts.js';
import { actHref } from '../catalog/cells.js';
import type { Chrome } from '../urls.js';
import { StampMark } from './stamp.js';

/** An event as it is shown. `ahead`: the day looked at is before it. */
export type ShownEvent = { event: RegulationEvent; ahead: boolean; successors: Successor[] };

/** `id` null: the register has none of that title, or several. */
export type Successor = { title: string; id: string | null };

type ChainProps = { events: ShownEvent[]; on: string | null; chrome: Chrome };

/** What happened to an act, one below the other. */
export function LawChain({ events, on, chrome }: ChainProps): Html {
  return (
    <ol class="chain">
      {events.map((shown) => (
        <li class={shown.ahead ? 'ahead' : undefined}>
          <StampMark kind={shown.event.kind} decorative />
          <div>
            <EventHead shown={shown} />
            <EventFacts shown={shown} on={on} chrome={chrome} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function EventHead({ shown: { event, ahead } }: { shown: ShownEvent }): Html {
  return (
    <h3>
      {sayDay(event)}
      {eventWords[event.kind]}
      {event.documentNumber === null ? null : <small>{event.documentNumber}</small>}
      {ahead ? <Badge tone="blue">尚未到期</Badge> : null}
    </h3>
  );
}

function sayDay({ on, by }: RegulationEvent): string {
  if (on !== null) return `${dayInWords(on)} `;
  return by === undefined ? '日期不详，' : `${dayInWords(by)}以前`;
}

type FactsProps = { shown: ShownEvent; on: string | null; chrome: Chrome };

function EventFacts({ shown: { event, successors }, on, chrome }: FactsProps): Html {
  const { articles, note } = event;
  return (
    <>
      {articles.length === 0 ? null : <p>仅涉及{articles.join('、')}</p>}
      {event.successors === null ? null : (
        <p>
          {event.kind === 'renamed' ? '改称' : '接续的是'}
          {successors.map((act, index) => (
            <>
              {index === 0 ? null : joint(event.successors)}
              <a href={actHref(act, { on, chrome })}>《{act.title}》</a>
            </>
          ))}
        </p>
      )}
      {note === null ? null : <p class="aside">{note}</p>}
    </>
  );
}

function joint(successors: Successors | null): string {
  return successors?.mode === 'one-of' ? '或' : '、';
}
