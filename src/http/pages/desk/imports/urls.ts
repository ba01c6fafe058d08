import { withQuery } from '../../urls.js';

export const importsUrl = '/desk/imports';

export const shows = ['all', 'added', 'changed', 'unchanged', 'wrong', 'asked'] as const;
export type Show = (typeof shows)[number];

/** One view of the rows of a file: which of them, of which sheet (from 0), and which page of them (from 1). */
export type GridQuery = { show: Show; sheet: number; page: number };

export function waitingUrl(
  id: number,
  { show = 'all', sheet = 0, page = 1 }: Partial<GridQuery> = {},
): string {
  return withQuery(`${importsUrl}/waiting/${id}`, {
    show: show === 'all' ? null : show,
    sheet: sheet === 0 ? null : sheet,
    page: page === 1 ? null : page,
  });
}

export function waitingStep(
  id: number,
  step: 'columns' | 'choices' | 'terms' | 'draft' | 'discard' | 'reset' | 'annotated.xlsx',
): string {
  return `${importsUrl}/waiting/${id}/${step}`;
}

export function importUrl(id: number, step?: 'undo'): string {
  return step === undefined ? `${importsUrl}/${id}` : `${importsUrl}/${id}/${step}`;
}
