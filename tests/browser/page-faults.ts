import type { Page } from 'playwright-core';
import { barriers } from './accessibility.js';
import { resize } from './reader.js';
import { tooWide } from './width.js';

/** What is wrong with a page on a desk and on phones, by what and where; {}: nothing. */
export async function faultsOn(page: Page): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {
    barriers: await barriers(page),
    'paragraphs the browser ended early': await endedEarly(page),
  };
  for (const width of [1280, 390, 320]) {
    await resize(page, width);
    faults[`too wide at ${width}`] = await tooWide(page);
    if (width === 390) faults['barriers on a phone'] = await barriers(page);
  }
  await resize(page, 1440);
  return Object.fromEntries(Object.entries(faults).filter(([, found]) => found.length > 0));
}

/** A form or a list inside a paragraph ends it; its own end then leaves an empty one behind. */
async function endedEarly(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(
    `[...document.querySelectorAll('p')]
      .filter((paragraph) => paragraph.attributes.length === 0 && paragraph.childNodes.length === 0)
      .map(({ parentElement }) => parentElement.outerHTML.slice(0, 200))`,
  );
}
