import type { ElementPair } from '../../../catalog/semantic/pairs.js';
import { pairElements } from '../../../catalog/semantic/pairs.js';
import type { Segment } from '../../../catalog/semantic/segments.js';
import { diffWords } from '../../../catalog/semantic/segments.js';
import type { Html } from '../html.js';
import type { FieldChange } from './view.js';

/** Before and after woven into one list, or one of the two alone. */
export type Side = 'both' | 'before' | 'after';

/** One field's text: struck what went, underlined what came, word by word; said to screen readers too. */
export function Pieces({ field, side }: { field: FieldChange; side: Side }): Html {
  return (
    <ul class="pieces">
      {piecesOf(field, side).map((pair) => (
        <li>
          <PieceText pair={pair} side={side} />
        </li>
      ))}
    </ul>
  );
}

/** A whole new or whole gone text, which needs no marks inside. */
export function PlainPieces({ texts }: { texts: readonly string[] }): Html {
  return (
    <ul class="pieces">
      {texts.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  );
}

/** What one side shows of the elements, each side in its own order. */
export function piecesOf({ before, after }: FieldChange, side: Side): ElementPair[] {
  const pairs = pairElements(before, after);
  if (side === 'both') return pairs;
  if (side === 'after') return pairs.filter(({ fate }) => fate !== 'removed');
  const waiting = pairs.filter(({ fate }) => fate !== 'added');
  return before.flatMap((text) =>
    waiting.splice(
      waiting.findIndex((pair) => (pair.fate === 'changed' ? pair.before : pair.text) === text),
      1,
    ),
  );
}

function PieceText({ pair, side }: { pair: ElementPair; side: Side }): Html {
  switch (pair.fate) {
    case 'kept':
      return <>{pair.text}</>;
    case 'moved':
      return (
        <>
          {pair.text}
          {side === 'before' ? null : <span class="aside">（次序调整）</span>}
        </>
      );
    case 'removed':
      return <Removed text={pair.text} />;
    case 'added':
      return <Added text={pair.text} />;
    case 'changed':
      return <Words segments={diffWords(pair.before, pair.after)} side={side} />;
  }
}

function Words({ segments, side }: { segments: Segment[]; side: Side }): Html {
  const hidden = { both: null, before: 'added', after: 'removed' }[side];
  return (
    <>
      {segments
        .filter(({ fate }) => fate !== hidden)
        .map(({ fate, text }) => {
          switch (fate) {
            case 'same':
              return text;
            case 'removed':
              return <Removed text={text} />;
            case 'added':
              return <Added text={text} />;
          }
        })}
    </>
  );
}

function Removed({ text }: { text: string }): Html {
  return (
    <del>
      <span class="unseen">删除：</span>
      {text}
    </del>
  );
}

function Added({ text }: { text: string }): Html {
  return (
    <ins>
      <span class="unseen">新增：</span>
      {text}
    </ins>
  );
}
