import type { ReviewKind } from '../../../catalog/review.js';

/** The addresses of staff pages. */

export function draftUrl(id: number, view?: 'changes' | 'items' | 'problems', domain?: string): string {
  const said = [
    ...(view === undefined || view === 'changes' ? [] : [`view=${view}`]),
    ...(domain === undefined ? [] : [`domain=${encodeURIComponent(domain)}`]),
  ];
  return `/desk/drafts/${id}${said.length > 0 ? `?${said.join('&')}` : ''}`;
}

export function itemEditUrl(draft: number, code: string): string {
  return `/desk/drafts/${draft}/items/${encodeURIComponent(code)}`;
}

export function conflictsUrl(draft: number): string {
  return `/desk/drafts/${draft}/conflicts`;
}

/** On a page that shows what a draft changes: the change of one item. */
export function changeHref(code: string): string {
  return `#item-${encodeURIComponent(code)}`;
}

/** `at`: which change has the focus; `kind`: which review, for who could make several. */
export function reviewUrl(draft: number, go: { kind?: ReviewKind; at?: string } = {}): string {
  const query = new URLSearchParams(go).toString();
  return `/desk/review/${draft}${query === '' ? '' : `?${query}`}`;
}

export function releaseUrl(draft: number): string {
  return `/desk/release/${draft}`;
}
