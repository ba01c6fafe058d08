import type { Html } from '../../../src/http/pages/html.js';
import { renderPage } from '../../../src/http/pages/html.js';
import { expectGolden } from '../../export/golden.js';
import { partOf } from './examples.js';

/** The main part of a page against `tests/golden/{name}`, a line for each element so that its diff can be read. */
export function expectGoldenPage(name: string, page: Html): void {
  const main = partOf(renderPage(page), '<main', '</main>');
  expectGolden(name, `${main.replace(/></g, '>\n<')}\n`);
}
