import type { Child } from 'hono/jsx';
import type { Html } from './html.js';
import type { IconName } from './icon.js';
import { Icon } from './icon.js';
import type { Standing } from './standing.js';

export type Tone = 'green' | 'red' | 'amber' | 'blue' | 'violet' | 'grey';

/** A state in one word; the colour only repeats it. */
export function Badge({ tone, icon, children }: { tone: Tone; icon?: IconName; children?: Child }): Html {
  return (
    <span class={`badge-tag ${tone}`}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </span>
  );
}

export function StandingBadge({ standing }: { standing: Standing }): Html {
  switch (standing.state) {
    case 'in-force':
      return (
        <Badge tone="green" icon="tick">
          现行有效
        </Badge>
      );
    case 'past':
      return (
        <Badge tone="amber" icon="history">
          历史版本
        </Badge>
      );
    case 'future':
      return (
        <Badge tone="blue" icon="clock">
          尚未施行
        </Badge>
      );
  }
}

export type Crumb = { text: string; href: string | null };

export function Breadcrumb({ crumbs }: { crumbs: Crumb[] }): Html {
  return (
    <nav class="crumbs" aria-label="当前位置">
      <ol>
        {crumbs.map(({ text, href }) => (
          <li aria-current={href === null ? 'page' : undefined}>
            {href === null ? text : <a href={href}>{text}</a>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** A bar that must be read before the rest. */
export function Notice({ tone, icon, children }: { tone: Tone; icon: IconName; children?: Child }): Html {
  return (
    <div class={`notice ${tone}`} role="note">
      <Icon name={icon} />
      <p>{children}</p>
    </div>
  );
}

/** What stands where there is nothing to list: what is so, and what to do. */
export function Empty({ children }: { children?: Child }): Html {
  return <p class="empty box">{children}</p>;
}

/** `keeps`: the cookie that remembers the choice where there are scripts. */
export type Segment = { text: string; href: string; current: boolean; shortcut?: string; keeps?: string };

/** Two or three views of the same thing. */
export function Segments({ label, segments }: { label: string; segments: Segment[] }): Html {
  return (
    <nav class="segments small" aria-label={label}>
      {segments.map(({ text, href, current, shortcut, keeps }) => (
        <a
          href={href}
          aria-current={current ? 'true' : undefined}
          aria-keyshortcuts={shortcut}
          data-keeps={keeps}
        >
          {text}
        </a>
      ))}
    </nav>
  );
}

/**
 * What a table is, for those who do not see where it stands. The words are hidden, not the caption: taken out of the
 * flow it would count as a first row and spoil the widths.
 */
export function Caption({ children }: { children?: Child }): Html {
  return (
    <caption>
      <span class="unseen">{children}</span>
    </caption>
  );
}
