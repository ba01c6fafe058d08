import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { publishDraft } from '../../src/actions/publish-draft.js';
import type { DraftChange } from '../../src/catalog/draft.js';
import { addDraft } from '../../src/store/drafts.js';
import { aContent, anAct } from '../builders.js';
import type { TestServer } from '../http/service.js';
import { aServer } from '../http/service.js';
import { withPasswords } from '../http/visitor.js';
import { approveDraft } from '../publish.js';
import { readersOf } from './reader.js';

/** What ends the place a text stands in, and what would then be done: each would set `window.hit`. */
const ends = ['', '">', "'>", '</textarea>', '</title></script>', '-->', ']]>', '</td></tr></table>'];
const deeds = [
  '<script>window.hit=1</script>',
  '<script src="data:text/javascript,window.hit=1"></script>',
  '<img src=x onerror=window.hit=1>',
  '<svg onload=window.hit=1>',
  '<svg><script>window.hit=1</script></svg>',
  '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
  '<iframe src="javascript:parent.hit=1"></iframe>',
  '<details open ontoggle=window.hit=1>x</details>',
  '<input autofocus onfocus=window.hit=1>',
  '<video><source onerror=window.hit=1></video>',
  '<math><mtext></mtext><style><img src=x onerror=window.hit=1></style></math>',
  '<object data="javascript:window.hit=1"></object>',
  '<embed src="javascript:window.hit=1">',
  '<meta http-equiv="refresh" content="0;url=javascript:window.hit=1">',
  '<base href="http://127.0.0.1:9/">',
  '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
  '<form action="javascript:window.hit=1"><button autofocus>x</button></form>',
  '<p hx-get="/login" hx-trigger="load" hx-on::load="window.hit=1">x</p>',
  '<a href="javascript:window.hit=1">x</a>',
  ' onmouseover=window.hit=1 x=',
  '" autofocus onfocus="window.hit=1',
  'javascript:window.hit=1',
  '{{constructor.constructor("window.hit=1")()}}',
  '${window.hit=1}',
  '\u0001javascript:window.hit=1',
];
const payloads = ends.flatMap((end) => deeds.map((deed) => end + deed));

const rows = payloads.map((payload, index): DraftChange => {
  const at = (step: number) => payloads[(index + 7 * step) % payloads.length]!;
  const content = aContent({
    level1: '脚本',
    level2: `${String(index)}${payload}`,
    content: [at(1)],
    legalBases: [at(2)],
    timeLimit: at(3),
    disclosingBodies: [at(4)],
    channels: [`其他：${at(5)}`],
    link: at(6),
    note: at(7),
    extra: { [at(8)]: at(9) },
  });
  return {
    kind: 'add',
    key: `+${String(index + 1)}`,
    code: null,
    place: { domain: '19', follows: '19-001' },
    content,
    reason: at(10),
  };
});

/** A version and a draft that waits, full of them in every field. */
async function aHostileOffice(): Promise<TestServer> {
  const server = await aServer();
  await withPasswords(server);
  for (const title of [`发布${payloads[2]!}`, `待审${payloads[3]!}`]) {
    const draft = await addDraft(server.db, {
      edition: 'longting-district',
      baseVersion: title.startsWith('发布') ? 2 : 3,
      title,
      author: '起草人',
      organization: 'longting',
      createdAt: anAct('2026-11-21').at.toISOString(),
      importId: null,
      changes: title.startsWith('发布')
        ? rows
        : [{ kind: 'edit', code: '19-001', fields: { note: payloads[4]! }, reason: payloads[5]! }],
    });
    if (!title.startsWith('发布')) continue;
    await approveDraft(server.db, draft.id, '2026-11-22');
    await publishDraft(
      server.db,
      draft.id,
      { effectiveOn: '2026-12-02', note: payloads[6]! },
      anAct('2026-11-22'),
    );
  }
  return server;
}

const open = readersOf(aHostileOffice);

/** What of a text became more than text. */
const done = (page: Page) =>
  page.evaluate<unknown>(`({
    hit: window.hit ?? null,
    scripts: document.querySelectorAll('script:not([src]), script:not([src^="/assets/"])').length,
    others: document.querySelectorAll('iframe, object, embed, base, svg script, meta[http-equiv="refresh"], video, math').length,
    links: [...document.querySelectorAll('[href], [action], [src]')]
      .filter((one) => /^\\s*(?:javascript|data|vbscript):|127\\.0\\.0\\.1:9/i.test(one.getAttribute('href') ?? one.getAttribute('action') ?? one.getAttribute('src')))
      .map(({ outerHTML }) => outerHTML.slice(0, 200)),
    handlers: [...document.querySelectorAll('*')]
      .filter((one) => [...one.attributes].some(({ name }) => /^on|^hx-on/.test(name)))
      .map(({ outerHTML }) => outerHTML.slice(0, 200)),
  })`);

it.each([
  ['a catalog', '/editions/longting-district?version=3&domain=19&view=table', undefined],
  ['a catalog item by item', '/editions/longting-district?version=3&domain=19&view=read', undefined],
  ['an item', '/editions/longting-district/items/19-004?on=2026-12-02', undefined],
  ['a version', '/editions/longting-district/versions/3', undefined],
  ['a comparison', '/editions/longting-district/compare?from=2&to=3', undefined],
  ['a comparison side by side', '/editions/longting-district/compare?from=2&to=3&view=side', undefined],
  ['a search', '/search?q=脚本&on=2026-12-02', undefined],
  ['a search for one of them', `/search?q=${encodeURIComponent(payloads[1]!)}`, undefined],
  ['drafts', '/desk/drafts', '起草人'],
  ['a draft', '/desk/drafts/3', '起草人'],
  ['the form of an item', '/desk/drafts/3/items/19-001', '起草人'],
])('T-XS-01 given scripts in every text, then on the page of %s they are texts', async (_, path, as) => {
  const { page, complaints } = await open(path, as === undefined ? {} : { as });
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.reload();
  expect(await page.content()).toContain('window.hit=1');
  expect([await done(page), dialogs, complaints]).toEqual([
    { hit: null, scripts: 0, others: 0, links: [], handlers: [] },
    [],
    [],
  ]);
});
