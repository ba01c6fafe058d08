import type { JSX } from 'hono/jsx/jsx-runtime';

/** Markup: every part of it was escaped when it was put in. */
export type Html = JSX.Element;

/** The bytes of a page. */
export function renderPage(page: Html): string {
  return `<!doctype html>${renderPart(page)}`;
}

/** Views are synchronous; one that waits for something is a mistake. */
export function renderPart(part: Html): string {
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- a node of hono/jsx renders itself in toString
  const markup: unknown = part.toString();
  if (typeof markup !== 'string') throw new TypeError('a view must not be asynchronous');
  return markup;
}
