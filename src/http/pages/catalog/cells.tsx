import type { Citation } from '../../../catalog/citation.js';
import type { Audience } from '../../../catalog/item.js';
import type { Html } from '../html.js';
import { Icon, Tick } from '../icon.js';
import type { Tone } from '../parts.js';
import { Badge } from '../parts.js';
import { webAddress } from '../urls.js';
import type { RowMark } from './view.js';

const marks: Record<RowMark, { tone: Tone; text: string }> = {
  added: { tone: 'green', text: '新增' },
  changed: { tone: 'amber', text: '修改' },
  moved: { tone: 'violet', text: '移动' },
};

export function MarkBadge({ mark }: { mark: RowMark }): Html {
  return <Badge tone={marks[mark].tone}>{marks[mark].text}</Badge>;
}

/** A law as printed: its title leads to the items resting on it, the rest stands back. */
export function Basis({ citation, href }: { citation: Citation; href: (title: string) => string }): Html {
  const { text, title } = citation;
  const named = title === null ? null : `《${title}》`;
  const at = named === null ? -1 : text.indexOf(named);
  if (title === null || named === null || at < 0) return <>{text}</>;
  const rest = text.slice(at + named.length);
  return (
    <>
      {text.slice(0, at)}
      <a href={href(title)}>{named}</a>
      {rest === '' ? null : <span class="aside">{rest}</span>}
    </>
  );
}

export function Bases({ bases, href }: { bases: Citation[]; href: (title: string) => string }): Html | null {
  if (bases.length === 0) return null;
  return (
    <ul class="bases">
      {bases.map((citation) => (
        <li>
          <Basis citation={citation} href={href} />
        </li>
      ))}
    </ul>
  );
}

export function Channels({ channels }: { channels: string[] }): Html | null {
  if (channels.length === 0) return null;
  return (
    <ul class="channels">
      {channels.map((channel) => (
        <li>{channel}</li>
      ))}
    </ul>
  );
}

export function TickCell({ ticked }: { ticked: boolean }): Html {
  return <td class="tick">{ticked ? <Tick /> : null}</td>;
}

/** 特定群体: whom, where the form names them; else a tick. */
export function GroupsCell({ audience }: { audience: Audience }): Html {
  const { groups } = audience;
  return groups === null || groups === '' ? (
    <TickCell ticked={groups === ''} />
  ) : (
    <td class="tick groups">{groups}</td>
  );
}

/** Where the information itself is published. An address we cannot trust stays text. */
export function PortalLink({ link, children }: { link: string; children: string }): Html {
  const href = webAddress(link);
  if (href === null) return <span class="aside">{link}</span>;
  return (
    <a class="no-print" href={href} rel="noopener">
      {children} <Icon name="outside" />
    </a>
  );
}
