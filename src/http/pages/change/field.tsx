import type { Html } from '../html.js';
import type { FieldChange } from './view.js';

export type Piece = { fate: 'kept' | 'removed' | 'added'; text: string };

/**
 * Before and after as one list. A value on both sides is kept, so that one law of five replaced reads as one; where
 * only the order differs both orders are shown whole.
 */
export function piecesOf({ before, after }: FieldChange): Piece[] {
  const same = before.length === after.length && before.every((text) => after.includes(text));
  const kept = (text: string) => !same && before.includes(text) && after.includes(text);
  return [
    ...before.map((text): Piece => ({ fate: kept(text) ? 'kept' : 'removed', text })),
    ...after.filter((text) => !kept(text)).map((text): Piece => ({ fate: 'added', text })),
  ];
}

/** One field's text: struck what went, underlined what came; said to screen readers too. */
export function Pieces({ pieces }: { pieces: Piece[] }): Html {
  return (
    <ul class="pieces">
      {pieces.map((piece) => (
        <li>
          <PieceText piece={piece} />
        </li>
      ))}
    </ul>
  );
}

function PieceText({ piece: { fate, text } }: { piece: Piece }): Html {
  switch (fate) {
    case 'kept':
      return <>{text}</>;
    case 'removed':
      return (
        <del>
          <span class="unseen">删除：</span>
          {text}
        </del>
      );
    case 'added':
      return (
        <ins>
          <span class="unseen">新增：</span>
          {text}
        </ins>
      );
  }
}

export function plain(texts: readonly string[]): Piece[] {
  return texts.map((text) => ({ fate: 'kept', text }));
}
