import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { accountPage } from '../../../src/http/pages/account-page.js';
import { catalogPage } from '../../../src/http/pages/catalog/page.js';
import { comparePage } from '../../../src/http/pages/compare-page.js';
import { errorPage } from '../../../src/http/pages/error-page.js';
import { homePage } from '../../../src/http/pages/home-page.js';
import type { Html } from '../../../src/http/pages/html.js';
import { renderPage } from '../../../src/http/pages/html.js';
import { loginPage } from '../../../src/http/pages/login-page.js';
import { itemPage } from '../../../src/http/pages/item-page.js';
import { regulationPage } from '../../../src/http/pages/law/regulation-page.js';
import { regulationsPage } from '../../../src/http/pages/law/regulations-page.js';
import { searchPage } from '../../../src/http/pages/search-page.js';
import { versionPage } from '../../../src/http/pages/version-page.js';
import { versionsPage } from '../../../src/http/pages/versions-page.js';
import {
  aCatalogPage,
  aChange,
  aDigest,
  aDomain,
  aFrame,
  anEdition,
  anItem,
  aVersion,
  aSearchPage,
  rowsOf,
  shown,
} from './examples.js';
import { deskPages } from './desk/examples.js';
import { aRegulationPage, aRegulationsPage, lifeOfAnAct, shownEvents } from './law-examples.js';
import { anExport } from './desk/export-examples.js';
import { importPages } from './desk/import-examples.js';

const folder = new URL('../../../src/http/assets/', import.meta.url);
const sheets = readdirSync(folder)
  .filter((name) => name.endsWith('.css'))
  .map((name): [string, string] => [name, readFileSync(new URL(name, folder), 'utf8')]);

const frame = aFrame();
const edition = anEdition();
const version = aVersion();
const first = aVersion({ number: 1 });
const kinds = (['added', 'changed', 'removed', 'moved'] as const).map((kind) => aChange({ kind }));
const digest = [aDigest({ added: 1, changed: 1, removed: 1, moved: 1 })];
const query = {
  from: 1,
  to: 2,
  domain: null,
  kind: null,
  view: 'side',
  substantive: false,
  chrome: 'full',
} as const;

/** One of everything that has a look of its own. */
const pages: Html[] = [
  catalogPage(
    aCatalogPage({
      versions: [
        { version: first, state: 'past' },
        { version, state: 'in-force' },
        { version: aVersion({ number: 3 }), state: 'future' },
      ],
      content: {
        kind: 'domains',
        domains: [
          aDomain([
            ...rowsOf(
              anItem({ level3: '初审', note: '试行', audience: { everyone: null, groups: '申请人' } }),
            ),
            ...(['added', 'changed', 'moved'] as const).map((mark) => ({ ...rowsOf(anItem())[0]!, mark })),
          ]),
        ],
      },
    }),
  ),
  catalogPage(aCatalogPage({ query: { version: 2 }, standing: { state: 'future', inForce: 1 } })),
  catalogPage(aCatalogPage({ query: { print: true } })),
  catalogPage(aCatalogPage({ content: { kind: 'domains', domains: [] } })),
  searchPage(aSearchPage()),
  regulationsPage(aRegulationsPage({ total: 51, next: '50' })),
  regulationPage(aRegulationPage({ events: shownEvents(lifeOfAnAct, '2020-01-01') })),
  versionPage({
    isJustPublished: true,
    frame,
    edition,
    version,
    standing: { state: 'past', until: null, revisionsSince: 1, inForce: 3 },
    previous: first,
    next: null,
    domainCount: 1,
    itemCount: 1,
    digest,
    changes: kinds,
  }),
  versionsPage({
    frame,
    edition,
    versions: (['in-force', 'future'] as const).map((state) => ({
      version,
      standing: { state, inForce: 1 },
      digest: null,
    })),
  }),
  comparePage({
    frame,
    edition,
    query,
    versions: [version, first],
    result: {
      kind: 'compared',
      from: first,
      to: version,
      summary: '没有变动。',
      digest,
      unchanged: 1,
      changes: kinds,
    },
  }),
  itemPage({
    frame,
    edition,
    domain: { code: '19', name: '社会救助' },
    ...shown(anItem()),
    doubtful: [],
    on: null,
    version,
    standing: { state: 'in-force' },
    withdrawnBy: aVersion({ number: 3 }),
    pending: null,
    history: [{ version, previous: first, reasons: [], kind: 'changed', fields: aChange().fields }],
    previous: null,
    next: null,
    elsewhere: [{ edition, code: '19-001' }],
  }),
  homePage({ frame, editions: [{ edition, current: { version, domains: [] }, upcoming: null }] }),
  errorPage({ frame, error: { kind: 'no-page' } }),
  loginPage({
    frame,
    back: '/',
    account: '',
    problem: '账号或口令不对。',
    hasProvider: true,
    kept: { action: '/desk/x', author: '王芳', fields: [['title', 'a']] },
  }),
  accountPage({
    frame: aFrame({ user: { account: '王芳', displayName: '王芳', csrf: 'c' } }),
    account: {
      name: 'wang.fang',
      displayName: '王芳',
      roles: [{ role: '编辑', organization: '龙亭区人民政府' }],
      mustChangePassword: true,
      hasPassword: true,
    },
    done: null,
    problem: null,
  }),
  ...deskPages,
  ...importPages,
  anExport(),
  anExport({ preview: null }),
];

/** Pages and parts of pages that tests of their own hold on to. */
const golden = new URL('../../golden/', import.meta.url);
const goldens = readdirSync(golden)
  .filter((name) => /\.(html|svg)$/u.test(name))
  .map((name) => readFileSync(new URL(name, golden), 'utf8'));

describe('the style sheets', () => {
  it.each(sheets)(
    '%s asks nothing of a browser that Chromium 79 cannot do, and loads nothing from elsewhere',
    (_name, css) => {
      const words = css.replace(/\/\*.*?\*\//gsu, '');
      expect(words).not.toMatch(
        /:is\(|:where\(|:has\(|color-mix|\binset:|aspect-ratio|@layer|@container|@import/u,
      );
      expect(words).not.toMatch(/url\((?!'[a-z]+\.svg'\))/u);
    },
  );

  it.each(sheets)('%s has no rule for a class no page has', (_name, css) => {
    const worn = new Set(
      [...pages.map(renderPage), ...goldens].flatMap((page) =>
        [...page.matchAll(/ class="([^"]*)"/gu)].flatMap(([, names]) => names?.split(' ') ?? []),
      ),
    );
    const selectors = css.replace(/\/\*.*?\*\//gsu, '').replace(/\{[^{}]*\}/gu, '{}');
    const named = new Set([...selectors.matchAll(/\.([a-z][\w-]*)/gu)].map(([, name]) => name ?? ''));
    expect([...named].filter((name) => !worn.has(name))).toEqual([]);
  });
});
