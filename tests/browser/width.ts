import type { Page } from 'playwright-core';

/** What reaches beyond the right edge of the screen, but for what is folded, and for tables that scroll by themselves. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const found = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
      .filter((element) => !element.parentElement.closest('.table-frame, .grid-frame[tabindex], .paper[tabindex]'))
      .filter((element) => element.localName === 'summary' || !element.closest('details:not([open])'))
      .map((element) => element.tagName.toLowerCase() + ' ' + element.className);
    return scrollWidth > clientWidth ? ['the page: ' + scrollWidth + ' px', ...found] : found;
  })()`);
}
