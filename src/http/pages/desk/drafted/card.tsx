import { isUncoded } from '../../../../catalog/uncoded.js';
import type { Child } from 'hono/jsx';
import { FieldTable } from '../../change/card.js';
import { badgeOf } from '../../change/words.js';
import type { Html } from '../../html.js';
import { Badge } from '../../parts.js';
import type { DraftedChange, EventBehind } from './told.js';

export type DraftedCardProps = {
  drafted: DraftedChange;
  view: 'inline' | 'side';
  sides: { before: string; after: string };
  /** At the right of its head. */
  actions?: Child;
  /** Below its reasons. */
  foot?: Child;
  /** Whether people go on from here. */
  focused?: boolean;
};

/** What a draft proposes for one item: only what differs, and why. */
export function DraftedCard({ drafted, view, sides, actions, foot, focused }: DraftedCardProps): Html {
  const { change, domain, reasons, events, twin } = drafted;
  const { word, tone } = badgeOf(change);
  return (
    <article
      class={`change box ${change.kind}`}
      id={`item-${change.code}`}
      tabindex={-1}
      data-stop
      autofocus={focused === true ? true : undefined}
    >
      <header>
        <Badge tone={tone}>{word}</Badge>
        <h3>{change.kind === 'removed' ? <del>{change.title}</del> : change.title}</h3>
        <span class="aside">
          {domain} {isUncoded(change.code) ? '新编号发布时给' : change.code}
        </span>
        <span class="spring"></span>
        {actions ?? <span></span>}
      </header>
      <FieldTable change={change} view={view} sides={sides} />
      {twin === null ? null : (
        <p class="why twin">
          <Badge tone="amber">相似</Badge>
          <span>
            与{' '}
            <a href={twin.href}>
              {twin.code}“{twin.title}”
            </a>{' '}
            相似，请核对是不是同一事项
          </span>
        </p>
      )}
      <footer class="why">
        <span class="aside">变更缘由</span>
        {events.map((event) => (
          <Event event={event} />
        ))}
        <span>{reasons.length > 0 ? reasons.join('；') : '还没有写'}</span>
      </footer>
      {foot}
    </article>
  );
}

const tones = { 立: 'green', 改: 'amber', 废: 'red' } as const;

function Event({ event: { kind, said } }: { event: EventBehind }): Html {
  return (
    <span class="event">
      <Badge tone={tones[kind]}>{kind}</Badge> {said}
    </span>
  );
}
