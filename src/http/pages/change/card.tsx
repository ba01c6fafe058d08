import type { Html } from '../html.js';
import { weightWords } from '../../../catalog/words.js';
import { Badge, Caption } from '../parts.js';
import { PlainPieces, Pieces } from './field.js';
import type { FieldChange, ItemChange } from './view.js';
import { badgeOf } from './words.js';

export type CardProps = {
  change: ItemChange;
  view: 'inline' | 'side';
  /** Names of the two versions, above the columns of the side-by-side view. */
  sides: { before: string; after: string };
  href: string;
};

/** One item's change: only the fields that differ. */
export function ChangeCard({ change, view, sides, href }: CardProps): Html {
  const { kind, title, code } = change;
  const { word, tone } = badgeOf(change);
  return (
    <article class={`change box ${kind}`} id={`item-${code}`}>
      <header>
        <Badge tone={tone}>{word}</Badge>
        <h3>{kind === 'removed' ? <del>{title}</del> : title}</h3>
        <span class="aside">{code}</span>
        <span class="spring"></span>
        <a href={href} aria-label={`查看事项：${title}`}>
          查看事项
        </a>
      </header>
      <FieldTable change={change} view={view} sides={sides} />
    </article>
  );
}

/** The fields that differ, below each other or side by side. */
export function FieldTable({ change, view, sides }: Omit<CardProps, 'href'>): Html | null {
  const { kind, title, fields } = change;
  const { word } = badgeOf(change);
  const side = view === 'side' && (kind === 'changed' || kind === 'moved');
  if (fields.length === 0) return null;
  return (
    <table class="fields">
      <Caption>
        {title}：{word}
      </Caption>
      {side ? <SideHead sides={sides} /> : null}
      <tbody>
        {fields.map((field) => (
          <tr>
            <th scope="row">
              {field.label}
              {field.weight === 'formal' && word !== weightWords.formal ? (
                <Badge tone="grey">{weightWords.formal}</Badge>
              ) : null}
            </th>
            {side ? <SideCells field={field} /> : <InlineCell change={change} field={field} />}
          </tr>
        ))}
      </tbody>
    </table>
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

function SideCells({ field }: { field: FieldChange }): Html {
  return (
    <>
      <td>
        <Pieces field={field} side="before" />
      </td>
      <td>
        <Pieces field={field} side="after" />
      </td>
    </>
  );
}

/** A whole new or whole gone item needs no marks inside: its badge says it. */
function InlineCell({ change, field }: { change: ItemChange; field: FieldChange }): Html {
  switch (change.kind) {
    case 'added':
      return (
        <td>
          <PlainPieces texts={field.after} />
        </td>
      );
    case 'removed':
      return (
        <td>
          <PlainPieces texts={field.before} />
        </td>
      );
    case 'moved':
    case 'changed':
      return (
        <td>
          <Pieces field={field} side="both" />
        </td>
      );
  }
}
