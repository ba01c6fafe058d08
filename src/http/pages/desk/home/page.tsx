import type { Html } from '../../html.js';
import type { Tone } from '../../parts.js';
import { Badge, Empty } from '../../parts.js';
import { OneButton } from '../form.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';

/** 工作台: what somebody can do next, and nothing else. Lists without an entry are left out. */
export type HomePage = { desk: DeskFrame; lists: WorkList[] };

/** `total`: how many there are, where not all are shown. */
export type WorkList = { title: string; entries: WorkEntry[]; total: number };

export type WorkEntry = {
  title: string;
  href: string;
  /** What it is about: edition, day, number of changes. */
  about: string[];
  badge: { tone: Tone; text: string } | null;
  /** What somebody said of it. */
  comment: string | null;
  /** What can be done at once, without opening it. */
  button?: { text: string; label: string; action: string; fields: Record<string, string> };
};

export function homePage({ desk, lists }: HomePage): Html {
  const some = lists.filter(({ entries }) => entries.length > 0);
  return (
    <DeskPage desk={desk} title="工作台" meta={<span>只列出现在需要您办理的事</span>}>
      {some.length === 0 ? <Empty>现在没有待办。</Empty> : null}
      <div class="work-lists">
        {some.map((list) => (
          <List desk={desk} list={list} />
        ))}
      </div>
    </DeskPage>
  );
}

function List({ desk, list: { title, entries, total } }: { desk: DeskFrame; list: WorkList }): Html {
  return (
    <section class="box work-list">
      <h2>
        {title} <span class="count">{total}</span>
      </h2>
      <ul>
        {entries.map((entry) => (
          <Entry desk={desk} entry={entry} />
        ))}
      </ul>
      {total > entries.length ? (
        <p class="aside more">另有 {total - entries.length} 项，办完上面的再列出</p>
      ) : null}
    </section>
  );
}

function Entry({ desk, entry }: { desk: DeskFrame; entry: WorkEntry }): Html {
  const { title, href, about, badge, comment, button } = entry;
  return (
    <li>
      <div class="line">
        <a href={href}>{title}</a>
        <span class="spring"></span>
        {badge === null ? null : <Badge tone={badge.tone}>{badge.text}</Badge>}
      </div>
      <div class="about aside">
        {about.map((part) => (
          <span>{part}</span>
        ))}
      </div>
      {comment === null ? null : <blockquote>{comment}</blockquote>}
      {button === undefined ? null : (
        <OneButton desk={desk} action={button.action} fields={button.fields} label={button.label} small>
          {button.text}
        </OneButton>
      )}
    </li>
  );
}
