import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.js';

const program = fileURLToPath(new URL('../../node_modules/.cache/chromium-86/chromium', import.meta.url));

/** Whether `npm run old-chromium` has brought it. */
export const hasOldChromium = existsSync(program);

/** Chromium 86, the oldest the pages are tried in. */
export function openOldBrowser(): Promise<Browser> {
  return launchChromium(program, ['--headless', '--no-zygote']);
}
