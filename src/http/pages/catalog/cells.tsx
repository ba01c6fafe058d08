import type { Audience } from '../../../catalog/item.js';
import type { BasisPiece, NamedAct } from '../../../regulation/basis-pieces.js';
import type { Html } from '../html.js';
import { Icon, Tick } from '../icon.js';
import type { Tone } from '../parts.js';
import { Badge } from '../parts.js';
import type { Chrome } from '../urls.js';
import { regulationUrl, searchUrl, webAddress } from '../urls.js';
import type { RowMark } from './view.js';

const marks: Record<RowMark, { tone: Tone; text: string }> = {
  added: { tone: 'green', text: '新增' },
  changed: { tone: 'amber', text: '修改' },
  moved: { tone: 'violet', text: '移动' },
};

export function MarkBadge({ mark }: { mark: RowMark }): Html {
  return <Badge tone={marks[mark].tone}>{marks[mark].text}</Badge>;
}

/** What was asked of the page, as far as the pages of laws keep it. */
type Asked = { on?: string | null; chrome?: Chrome };

/** Each law named leads to its page, one that is not registered to a search; what stands around them stands back. */
export function Basis({ pieces, asked }: { pieces: BasisPiece[]; asked: Asked }): Html {
  return (
    <>
      {pieces.map((piece) =>
        piece.kind === 'act' ? (
          <a href={actHref(piece, asked)}>{piece.text}</a>
        ) : pieces.length === 1 ? (
          piece.text
        ) : (
          <span class="aside">{piece.text}</span>
        ),
      )}
    </>
  );
}

export function actHref(
  { id, title }: Pick<NamedAct, 'id' | 'title'>,
  { on = null, chrome = 'full' }: Asked,
): string {
  return id === null ? searchUrl({ q: title, on, chrome }) : regulationUrl(id, { on, chrome });
}

export function Bases({ bases, asked }: { bases: BasisPiece[][]; asked: Asked }): Html | null {
  if (bases.length === 0) return null;
  return (
    <ul class="bases">
      {bases.map((pieces) => (
        <li>
          <Basis pieces={pieces} asked={asked} />
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
