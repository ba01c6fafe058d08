import type { Html } from '../html.js';
import { Badge, Caption } from '../parts.js';
import type { Piece } from './field.js';
import { piecesOf, plain, Pieces } from './field.js';
import type { ItemChange } from './view.js';
import { kindWords } from './words.js';

export type CardProps = {
  change: ItemChange;
  view: 'inline' | 'side';
  /** Names of the two versions, above the columns of the side-by-side view. */
  sides: { before: string; after: string };
  href: string;
};

/** One item's change: only the fields that differ. */
export function ChangeCard({ change, view, sides, href }: CardProps): Html {
  const { kind, title, code, fields } = change;
  const { word, tone } = kindWords[kind];
  const side = view === 'side' && (kind === 'changed' || kind === 'moved');
  return (
    <article class={`change box ${kind}`} id={`item-${code}`}>
      <header>
        <Badge tone={tone}>{word}</Badge>
        <h3>{kind === 'removed' ? <del>{title}</del> : title}</h3>
        <span class="aside">{code}</span>
        <span class="spring"></span>
        <a href={href}>查看事项</a>
      </header>
      {fields.length === 0 ? null : (
        <table>
          <Caption>
            {title}：{word}
          </Caption>
          {side ? <SideHead sides={sides} /> : null}
          <tbody>
            {fields.map((field) => (
              <tr>
                <th scope="row">{field.label}</th>
                {side ? <SideCells pieces={piecesOf(field)} /> : <InlineCell change={change} field={field} />}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </article>
  );
}

function SideHead({ sides }: { sides: { before: string; after: string } }): Html {
  return (
    <thead>
      <tr>
        <th scope="col">字段</th>
        <th scope="col">{sides.before}</th>
        <th scope="col">{sides.after}</th>
      </tr>
    </thead>
  );
}

function SideCells({ pieces }: { pieces: Piece[] }): Html {
  return (
    <>
      <td>
        <Pieces pieces={pieces.filter(({ fate }) => fate !== 'added')} />
      </td>
      <td>
        <Pieces pieces={pieces.filter(({ fate }) => fate !== 'removed')} />
      </td>
    </>
  );
}

/** A whole new or whole gone item needs no marks inside: its badge says it. */
function InlineCell({ change, field }: { change: ItemChange; field: ItemChange['fields'][number] }): Html {
  switch (change.kind) {
    case 'added':
      return (
        <td>
          <Pieces pieces={plain(field.after)} />
        </td>
      );
    case 'removed':
      return (
        <td>
          <Pieces pieces={plain(field.before)} />
        </td>
      );
    case 'moved':
    case 'changed':
      return (
        <td>
          <Pieces pieces={piecesOf(field)} />
        </td>
      );
  }
}
