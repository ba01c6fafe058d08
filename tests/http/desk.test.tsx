import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SelectField, TextArea, TextField, TickFields } from '../../src/http/pages/desk/fields.js';
import { DeskForm, OneButton } from '../../src/http/pages/desk/form.js';
import { faultsOf, refuseBlank } from '../../src/http/pages/desk/faults.js';
import type { DeskFrame } from '../../src/http/pages/desk/page.js';
import { DeskPage } from '../../src/http/pages/desk/page.js';
import type { Once } from '../../src/http/pages/desk/once.js';
import { onceUrl } from '../../src/http/pages/desk/once.js';
import { onceRoute } from '../../src/http/pages/desk/settings/once-route.js';
import type { Desk, DeskRoute, Entry } from '../../src/http/pages/desk/route.js';
import { deskForm, deskPage, deskUpload } from '../../src/http/pages/desk/route.js';

import { Refusal } from '../../src/refusal.js';
import { anAct } from '../builders.js';
import { aDesk } from './desk-server.js';
import type { TestServer } from './service.js';
import type { Visitor } from './visitor.js';
import { aVisitor, passwords } from './visitor.js';

const fields = { title: 'one', words: 'one', kind: 'one', channels: 'several' } as const;
type Note = { desk: DeskFrame; entry: Entry<typeof fields> | null };

const load = (desk: Desk, _values: unknown, entry: Entry<typeof fields> | null = null): Promise<Note> =>
  Promise.resolve({ desk: desk.frame, entry });

/** A page with one field of each sort. */
function notePage({ desk, entry }: Note) {
  const { title, words, kind, channels } = entry?.input ?? { title: '', words: '', kind: '', channels: [] };
  const faults = faultsOf(entry?.refusal ?? null, 'title');
  return (
    <DeskPage desk={desk} title="便笺" faults={faults}>
      <DeskForm desk={desk} action="/desk/note" guarded>
        <TextField name="title" label="标题" value={title} faults={faults} suggestions={['甲']} required />
        <TextArea name="words" label="内容" value={words} hint="写明缘由" />
        <SelectField
          name="kind"
          label="种类"
          value={kind}
          blank="不限"
          choices={[{ value: 'a', text: '甲' }]}
        />
        <TickFields
          name="channels"
          label="渠道"
          choices={[
            { value: '政府网站', text: '政府网站' },
            { value: '广播', text: '广播' },
          ]}
          chosen={channels}
        />
      </DeskForm>
      <OneButton desk={desk} action="/desk/file" fields={{ to: 'x' }}>
        上传文件
      </OneButton>
    </DeskPage>
  );
}

const aSecret: Once = {
  title: '新建的令牌',
  said: '已新建。',
  label: '令牌',
  secret: null,
  then: '请记下。',
  back: { text: '返回', href: '/desk' },
};
const kept: unknown[] = [];
const routes: DeskRoute[] = [
  onceRoute,
  deskPage({ path: '/desk', access: 'account', parameters: [], load, view: notePage }),
  deskPage({ path: '/desk/log', access: 'log.read', parameters: [], load, view: notePage }),
  deskForm({
    path: '/desk/note',
    access: ['draft.edit', 'log.read'],
    parameters: [],
    fields,
    looks: true,
    work: (_desk, _values, input) => {
      refuseBlank({ title: input.title }, { title: '请写标题。' });
      if (input.kind === 'again') return Promise.resolve(null);
      if (input.kind === 'secret')
        return Promise.resolve({ once: { ...aSecret, secret: `dct_${input.words}` } });
      if (input.title === '旧') throw new Refusal('draft.changed', { draft: 1, seen: 1, now: 2 });
      kept.push(input);
      return Promise.resolve({ to: '/desk', said: `已保存“${input.title}”。` });
    },
    again: load,
    view: notePage,
  }),
  deskUpload({
    path: '/desk/file',
    access: 'draft.edit',
    parameters: [],
    fields,
    work: (_desk, _values, { title }, { bytes, name }) => {
      kept.push({ title, name, bytes: bytes.toString() });
      return Promise.resolve({ to: '/desk', said: '已收到。' });
    },
    again: load,
    view: notePage,
  }),
];

let minutes = 0;
let server: TestServer;
beforeAll(async () => {
  server = await aDesk(routes, () => new Date(anAct().at.getTime() + minutes * 60_000));
});
afterAll(() => server.close());

const aClerk = async (name = '法制办'): Promise<Visitor> => {
  const visitor = aVisitor(() => server);
  await visitor.signIn(name);
  return visitor;
};
const tokenOf = async (visitor: Visitor) =>
  /name="csrf" value="([^"]+)"/.exec(await (await visitor.get('/desk')).text())?.[1] ?? '';
const typed = { title: '新 <b>', words: '第一行\n第二行', channels: '广播' };
/** What a form on a page would send. */
const shown = (html: string) => ({
  title: /name="title"[^>]* value="([^"]*)"/.exec(html)?.[1],
  words: /<textarea[^>]*>([^<]*)</.exec(html)?.[1],
  ticked: [...html.matchAll(/name="channels" value="([^"]+)" checked/g)].map(([, value]) => value),
});
/** Where a new secret is told. */
async function aNewSecret(clerk: Visitor, words: string): Promise<string> {
  const csrf = await tokenOf(clerk);
  const response = await clerk.post('/desk/note', { csrf, ...typed, words, kind: 'secret' });
  expect([response.status, response.headers.get('Location')]).toEqual([
    303,
    expect.stringMatching(new RegExp(`^${onceUrl}/[0-9a-f-]{36}$`)),
  ]);
  return response.headers.get('Location') ?? '';
}
const secretAt = async (clerk: Visitor, address: string) =>
  /id="secret"[^>]* value="([^"]+)"/.exec(await (await clerk.get(address)).text())?.[1];
const keptBy = (clerk: Visitor) => [...clerk.cookies.keys()].filter((name) => name.startsWith('once'));
const asTyped = { title: '新 &lt;b&gt;', words: '第一行\n第二行', ticked: ['广播'] };

describe('a staff page', () => {
  it('given nobody signed in, then they are asked to', async () => {
    const response = await aVisitor(() => server).get('/desk');
    expect([response.status, await response.text()]).toEqual([401, 'account.missing']);
  });

  it('given somebody who may not know of it, then there is no such page, nor place in the bar', async () => {
    const clerk = await aClerk();
    const response = await clerk.get('/desk/log');
    expect([response.status, await response.text()]).toEqual([404, 'request.route-unknown']);
    expect((await clerk.get('/desk/log?x=1')).status).toBe(404);
  });
});

describe('a form of a staff page', () => {
  it('given it is filled in, then it is done, and the next page alone says what was', async () => {
    const clerk = await aClerk();
    const response = await clerk.post('/desk/note', { csrf: await tokenOf(clerk), ...typed });
    expect([response.status, response.headers.get('Location'), kept.pop()]).toEqual([
      303,
      '/desk',
      { title: '新 <b>', words: '第一行\n第二行', kind: '', channels: ['广播'] },
    ]);
    expect(await (await clerk.get('/desk')).text()).toContain('已保存“新 &lt;b&gt;”。');
    expect(await (await clerk.get('/desk')).text()).not.toContain('已保存');
  });

  it('given a field that is wrong, then the form is there again as it was filled in, and leads to the field', async () => {
    const clerk = await aClerk();
    const response = await clerk.post('/desk/note', { csrf: await tokenOf(clerk), ...typed, title: '' });
    const html = await response.text();
    expect([response.status, shown(html)]).toEqual([422, { ...asTyped, title: '' }]);
    expect(html).toContain('<title>有误：便笺');
    expect(html).toContain('<a href="#title">请写标题。</a>');
    expect(html).toContain('aria-describedby="title-fault"');
  });

  it('given another refusal, then its sentence leads to the first field', async () => {
    const clerk = await aClerk();
    const response = await clerk.post('/desk/note', { csrf: await tokenOf(clerk), ...typed, title: '旧' });
    expect(response.status).toBe(409);
    expect(await response.text()).toMatch(/<a href="#title">第 1 号草案在您打开以后有人改过/);
  });

  it('given it is only to be shown again, then nothing is done, and it can be reloaded and gone back to', async () => {
    const clerk = await aClerk();
    const csrf = await tokenOf(clerk);
    const response = await clerk.post('/desk/note', { csrf, ...typed, kind: 'again' });
    const address = response.headers.get('Location') ?? '';
    expect([response.status, address.split('?')[0], address]).toEqual([
      303,
      '/desk/note/check',
      expect.not.stringContaining('csrf'),
    ]);
    for (const visit of [1, 2]) {
      const look = await clerk.get(address);
      expect([visit, look.status, shown(await look.text()), kept]).toEqual([visit, 200, asTyped, []]);
    }
    expect((await clerk.get(`${address}&admin=1`)).status).toBe(400);
    expect((await aVisitor(() => server).get(address)).status).toBe(401);
  });

  it('given what is only to be shown again is longer than an address, then it is shown at once', async () => {
    const clerk = await aClerk();
    const long = { ...typed, kind: 'again', words: '长'.repeat(700) };
    const response = await clerk.post('/desk/note', { csrf: await tokenOf(clerk), ...long });
    expect([response.status, shown(await response.text()), kept]).toEqual([
      200,
      { ...asTyped, words: long.words },
      [],
    ]);
  });

  it('given it makes a secret, then that is told on a page that can be reloaded for ten minutes, and to nobody else', async () => {
    const clerk = await aClerk();
    const address = await aNewSecret(clerk, '1');
    const told = async (who: Visitor) => (await secretAt(who, address)) === 'dct_1';
    expect([await told(clerk), await told(clerk), await told(await aClerk())]).toEqual([true, true, false]);
    const [name = ''] = keptBy(clerk);
    const sealed = clerk.cookies.get(name) ?? '';
    const other = await aClerk('民政局');
    other.cookies.set(name, sealed);
    expect(await told(other)).toBe(false);
    clerk.cookies.set(name, `${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`);
    expect(await told(clerk)).toBe(false);
    clerk.cookies.set(name, sealed);
    minutes += 11;
    try {
      expect(await told(clerk)).toBe(false);
    } finally {
      minutes -= 11;
    }
  });

  it('given it makes another secret meanwhile, then each is told at its own address, and who signs out leaves none', async () => {
    const clerk = await aClerk();
    const first = await aNewSecret(clerk, '1');
    const second = await aNewSecret(clerk, '2');
    expect([await secretAt(clerk, first), await secretAt(clerk, second)]).toEqual(['dct_1', 'dct_2']);
    await clerk.post('/logout', { csrf: await tokenOf(clerk) });
    expect(keptBy(clerk)).toEqual([]);
  });

  it('given more secrets than a request has room for, then the oldest is forgotten', async () => {
    const clerk = await aClerk();
    const addresses: string[] = [];
    try {
      for (const letter of ['a', 'b', 'c', 'd']) {
        addresses.push(await aNewSecret(clerk, letter.repeat(2_400)));
        minutes += 1;
      }
      const told = await Promise.all(addresses.map((address) => secretAt(clerk, address)));
      expect(told.map((secret) => secret?.slice(0, 5))).toEqual([undefined, undefined, 'dct_c', 'dct_d']);
    } finally {
      minutes -= addresses.length;
    }
  });

  it('given another site that sends it, then nothing is done and nothing is shown', async () => {
    const clerk = await aClerk();
    const token = await tokenOf(clerk);
    const response = await clerk.post(
      '/desk/note',
      { csrf: token, ...typed },
      { Origin: 'http://elsewhere' },
    );
    expect([response.status, await response.text(), kept]).toEqual([403, 'request.forged', []]);
  });

  it('given fields it does not have, or one twice, then it is refused', async () => {
    const clerk = await aClerk();
    const csrf = await tokenOf(clerk);
    expect((await clerk.post('/desk/note', { csrf, ...typed, admin: '1' })).status).toBe(400);
    const twice = await fetch(`${server.url}/desk/note`, {
      method: 'POST',
      headers: { Origin: server.url, Cookie: [...clerk.cookies].map((pair) => pair.join('=')).join('; ') },
      body: new URLSearchParams([...Object.entries({ csrf, ...typed }), ['title', '又']]),
    });
    expect([twice.status, kept]).toEqual([400, []]);
  });

  it('given a file with it, then both arrive; without the token the page is shown again', async () => {
    const clerk = await aClerk();
    const send = (csrf: string) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({ csrf, title: '表' })) body.append(name, value);
      body.append('file', new Blob(['a,b']), '表.csv');
      const headers = {
        Origin: server.url,
        Accept: 'text/html',
        Cookie: [...clerk.cookies].map((pair) => pair.join('=')).join('; '),
      };
      return fetch(`${server.url}/desk/file`, { method: 'POST', body, headers, redirect: 'manual' });
    };
    const csrf = await tokenOf(clerk);
    expect((await send(csrf)).status).toBe(303);
    expect(kept.pop()).toEqual({ title: '表', name: '表.csv', bytes: 'a,b' });
    const again = await send('made-up');
    expect([again.status, shown(await again.text()).title, kept]).toEqual([200, '表', []]);
  });
});

describe('what can’t be taken in', () => {
  const typedIn = { title: '表', words: '', kind: '', channels: '' };
  const send = async (clerk: Visitor, body: FormData) => {
    body.append('csrf', await tokenOf(clerk));
    for (const [name, value] of Object.entries(typedIn)) body.append(name, value);
    const cookie = [...clerk.cookies].map((pair) => pair.join('=')).join('; ');
    const headers = { Origin: server.url, Accept: 'text/html', Cookie: cookie };
    return fetch(`${server.url}/desk/file`, { method: 'POST', body, headers, redirect: 'manual' });
  };

  it('given no file was chosen, then the form is there again and says so', async () => {
    const body = new FormData();
    body.append('file', new Blob([]), '');
    const response = await send(await aClerk(), body);
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringMatching(/<title>有误：便笺.*<a href="#title">没有收到文件/su),
    ]);
  });

  it('given a file beyond the limit, then the form is there again and names the limit', async () => {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(20 * 2 ** 20 + 1)]), '大表.csv');
    const response = await send(await aClerk(), body);
    expect([response.status, await response.text(), kept]).toEqual([
      413,
      expect.stringMatching(/<a href="#title">内容超过 20 MB/su),
      [],
    ]);
  });

  it('given forms sent too often, then what was typed is there again, and nothing is done', async () => {
    const busy = await aDesk(routes, () => anAct().at, { write: 1, upload: 1 });
    try {
      const clerk = aVisitor(() => busy);
      await clerk.signIn('法制办');
      const csrf = await tokenOf(clerk);
      expect((await clerk.post('/desk/note', { csrf, ...typed })).status).toBe(303);
      kept.pop();
      const response = await clerk.post('/desk/note', { csrf, ...typed });
      const html = await response.text();
      expect([response.status, shown(html), kept]).toEqual([429, asTyped, []]);
      expect(html).toContain('请求太频繁');
    } finally {
      await busy.close();
    }
  });
});

describe('a form that is only looked at', () => {
  it('given it is looked at too often, then nothing is worked out again for a while', async () => {
    const busy = await aDesk(routes, () => anAct().at, { write: 2 });
    try {
      const clerk = aVisitor(() => busy);
      await clerk.signIn('法制办');
      const csrf = await tokenOf(clerk);
      const sent = await clerk.post('/desk/note', { csrf, ...typed, kind: 'again' });
      const look = sent.headers.get('Location') ?? '';
      expect((await clerk.get(look)).status).toBe(200);
      const refused = await clerk.get(look);
      expect([refused.status, await refused.text()]).toEqual([429, 'request.too-often']);
    } finally {
      await busy.close();
    }
  });
});

describe('a form whose session has ended', () => {
  /** What the login page keeps of it, as its form sends it. */
  const keptIn = (html: string) =>
    (/name="kept" value="([^"]*)"/.exec(html)?.[1] ?? '')
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>');

  const expire = async (): Promise<{ clerk: Visitor; html: string; status: number }> => {
    const clerk = await aClerk();
    const csrf = await tokenOf(clerk);
    minutes += 31;
    const response = await clerk.post('/desk/note', { csrf, author: '法制办', ...typed });
    return { clerk, html: await response.text(), status: response.status };
  };
  /** The form that the page after the login holds. */
  const resumedFrom = (html: string) =>
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
      .filter(([, name]) => name !== 'csrf')
      .map(([, name = '', value = '']): [string, string] => [
        name,
        value.replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
      ]);

  it('given its author signs in again, then it is there as it was typed, and done only when sent again', async () => {
    const { clerk, html, status } = await expire();
    expect(status).toBe(401);
    expect(html).toContain('登录已过期。您填写的内容已保留，登录后继续。');
    const login = { account: '法制办', password: passwords['法制办']!, kept: keptIn(html) };
    const wrong = await clerk.post('/login/resume', { ...login, password: 'x', csrf: '' });
    expect([wrong.status, keptIn(await wrong.text())]).toEqual([401, login.kept]);
    const signedIn = await (await clerk.post('/login/resume', { ...login, csrf: '' })).text();
    expect(signedIn).toContain('回到填写的内容');
    const resumed = await clerk.post('/desk/note', Object.fromEntries(resumedFrom(signedIn)), {});
    const page = await resumed.text();
    expect([resumed.status, shown(page), kept]).toEqual([200, asTyped, []]);
    expect(page).toContain('您填写的内容还在，尚未保存。');
  });

  it('given a browser that has forgotten its cookies too, then what was typed is kept and not answered with an error', async () => {
    const clerk = await aClerk();
    const csrf = await tokenOf(clerk);
    clerk.cookies.clear();
    const response = await clerk.post('/desk/note', { csrf, author: '法制办', ...typed });
    const html = await response.text();
    expect([response.status, keptIn(html)]).toEqual([401, expect.stringContaining('第一行')]);
  });

  it('given another signs in on the same computer, then they do not see what was typed', async () => {
    const { clerk, html } = await expire();
    const login = { account: '民政局', password: passwords['民政局']!, kept: keptIn(html), csrf: '' };
    const signedIn = await (await clerk.post('/login/resume', login)).text();
    const resumed = await clerk.post('/desk/note', Object.fromEntries(resumedFrom(signedIn)));
    expect([resumed.status, resumed.headers.get('Location'), kept]).toEqual([303, '/desk', []]);
    expect(await (await clerk.get('/desk')).text()).toContain('是用另一个账号填的，没有恢复');
  });

  it('given somebody who signed in anew elsewhere meanwhile, then the old form is shown again and not done', async () => {
    const clerk = await aClerk();
    const csrf = await tokenOf(clerk);
    await clerk.signIn('法制办');
    const response = await clerk.post('/desk/note', { csrf, author: '法制办', ...typed });
    expect([response.status, shown(await response.text()), kept]).toEqual([200, asTyped, []]);
  });

  it.each([
    '',
    '{}',
    '{"action":"//elsewhere","author":"a","fields":[]}',
    '{"action":"/logout","author":"a","fields":[]}',
  ])('given %j as what was kept, then it is refused', async (made) => {
    const login = { account: '法制办', password: passwords['法制办']!, kept: made, csrf: '' };
    const response = await aVisitor(() => server).post('/login/resume', login);
    expect([response.status, await response.text()]).toEqual([400, 'request.malformed']);
  });
});
