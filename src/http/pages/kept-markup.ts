import { raw } from 'hono/html';
import type { Html } from './html.js';
import { renderPart } from './html.js';

/** What markup was made from and never changes while it is there, and the part of it. */
export type Source = { of: object; part: string };

const kept = new WeakMap<object, { parts: Map<string, string>; length: number }>();
/** Characters kept of one source: a few editions of a district, each in a view or two. */
const mostKept = 4_000_000;

/** Markup that is made once for each part of its source and each way to show it; `null`: made anew. */
export function keepMarkup(source: Source | null, way: string, make: () => Html): Html {
  if (source === null) return make();
  const known = kept.get(source.of) ?? { parts: new Map<string, string>(), length: 0 };
  const key = `${source.part} ${way}`;
  const markup = known.parts.get(key) ?? inOnePiece(renderPart(make()));
  if (known.length > mostKept) {
    known.parts.clear();
    known.length = 0;
  }
  if (!known.parts.has(key)) known.length += markup.length;
  known.parts.set(key, markup);
  kept.set(source.of, known);
  return raw(markup);
}

/** Rendering leaves a string of a hundred thousand pieces, which would be put together anew for every page. */
function inOnePiece(markup: string): string {
  return Buffer.from(markup).toString();
}
