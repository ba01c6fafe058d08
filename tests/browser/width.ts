import type { Page } from 'playwright-core';

/** What reaches beyond the right edge of the screen, but for what scrolls by itself: the table and the timeline. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const found = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
      .filter((element) => !element.parentElement.closest('.table-frame, .timeline'))
      .map((element) => element.tagName.toLowerCase() + ' ' + element.className);
    return scrollWidth > clientWidth ? ['the page: ' + scrollWidth + ' px', ...found] : found;
  })()`);
}
