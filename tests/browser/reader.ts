import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { aServer } from '../http/service.js';
import { passwords } from '../http/visitor.js';
import { openBrowser } from './chromium.js';

export type ReaderOptions = {
  width?: number;
  /** Preferences kept in cookies, e.g. `{ size: 'large' }`. */
  cookies?: Record<string, string>;
  scripts?: boolean;
  /** Who is signed in, by account; a server of people with passwords is needed. */
  as?: string;
};

/** What somebody at a screen has before them, and all the browser complained about. */
export type Reader = { page: Page; complaints: string[] };

/** One of each kind for a whole file. */
const opened = new Map<() => Promise<Browser>, Promise<Browser>>();

/** Readers of one server, for the tests of one file: gives what opens a page for a new one. */
export function readersOf(
  open: () => Promise<{ url: string; close: () => Promise<void> }> = aServer,
  launch: () => Promise<Browser> = openBrowser,
) {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof open>>;
  const contexts: BrowserContext[] = [];
  const closings: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const started = opened.get(launch) ?? launch();
    opened.set(launch, started);
    browser = await started;
    closings.push(() => browser.close());
    server = await open();
    closings.push(server.close);
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(async () => {
    for (const close of closings) await close();
  });
  return async (path: string, options: ReaderOptions = {}): Promise<Reader> => {
    const context = await aContext(browser, server.url, options);
    contexts.push(context);
    if (options.as !== undefined) await signIn(context, server.url, options.as);
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    await page.goto(path);
    return { page, complaints };
  };
}

async function aContext(
  browser: Browser,
  url: string,
  { width = 1440, cookies = {}, scripts = true }: ReaderOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: screen(width),
    locale: 'zh-CN',
    javaScriptEnabled: scripts,
  });
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url })));
  await context.addInitScript(`document.addEventListener('securitypolicyviolation', (event) => {
    console.error(event.violatedDirective + ' refuses ' + event.blockedURI);
  });`);
  return context;
}

export async function signIn(context: BrowserContext, url: string, account: string): Promise<void> {
  const form = { account, password: passwords[account] ?? '' };
  const response = await context.request.post('/login', { form, headers: { Origin: url }, maxRedirects: 0 });
  if (response.status() !== 303) throw new Error(`${account} could not sign in: ${response.status()}`);
}

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    const { url } = message.location();
    // an error page arrives with its status, and Chromium logs that it did; so does the answer to a form of the page
    const own = page.url().replace(/[?#].*/, '');
    const itself =
      (url === page.url() || url.startsWith(`${own}/`)) && /\bstatus of [45]\d\d\b/.test(message.text());
    // so does htmx of a form that was refused, which is then sent whole
    const refused = /^Response Status Error Code 4\d\d from /.test(message.text());
    if (message.type() === 'error' && !itself && !refused) complaints.push(`${message.text()} (${url})`);
  });
  return complaints;
}

/** The same page on another screen, laid out anew. */
export async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize(screen(width));
}

function screen(width: number) {
  return { width, height: 900 };
}
