import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { proposeChanges } from '../../src/actions/edit-draft.js';
import type { DraftChange } from '../../src/catalog/draft.js';
import { findDraft } from '../../src/store/drafts.js';
import { aContent, anAct } from '../builders.js';
import { aDraft } from '../publish.js';
import { textOf } from './pages/examples.js';
import type { TestServer } from './service.js';
import { aServer } from './service.js';
import type { Visitor } from './visitor.js';
import { aVisitor, withPasswords } from './visitor.js';

let server: TestServer;
let clerk: Visitor;
beforeEach(async () => {
  server = await aServer();
  await withPasswords(server);
  clerk = aVisitor(() => server);
  await clerk.signIn('起草人');
});
afterEach(() => server.close());

/** The page somebody is sent to, and what it says was done. */
async function done(
  response: Response,
): Promise<[status: number, to: string | null, said: string | undefined]> {
  const to = response.headers.get('Location');
  const html = to === null ? '' : await (await clerk.get(to.replace(/#.*/, ''))).text();
  return [response.status, to, /id="said".*?<p>(.*?)<\/p>/s.exec(html)?.[1]];
}

/** What the form of an item holds, as a browser would send it. */
async function formOf(path: string): Promise<URLSearchParams> {
  const html = await (await clerk.get(path)).text();
  const main = html.slice(html.indexOf('<form', html.indexOf('id="main"')));
  const form = main.slice(0, main.indexOf('</form>'));
  const plain = (text = '') =>
    text.replace(
      /&(quot|lt|gt|amp|#39);/g,
      (_, name: string) => ({ quot: '"', lt: '<', gt: '>', amp: '&', '#39': "'" })[name] ?? '',
    );
  const fields = new URLSearchParams();
  for (const [, attributes = ''] of form.matchAll(/<input([^>]*)>/g)) {
    const name = /name="([^"]+)"/.exec(attributes)?.[1];
    const unticked = attributes.includes('type="checkbox"') && !attributes.includes(' checked');
    if (name !== undefined && !unticked) fields.append(name, plain(/value="([^"]*)"/.exec(attributes)?.[1]));
  }
  for (const [, name = '', value] of form.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</g))
    fields.append(name, plain(value));
  for (const [, name = '', options = ''] of form.matchAll(
    /<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs,
  ))
    fields.append(name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? '');
  return fields;
}

const send = (path: string, body: URLSearchParams) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      Origin: server.url,
      Accept: 'text/html',
      Cookie: [...clerk.cookies].map((pair) => pair.join('=')).join('; '),
    },
    body,
  }).then((response) => {
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      clerk.cookies.set(name, value);
    }
    return response;
  });

describe('a draft by its pages', () => {
  it('given a name, then a new draft begins; without one the page asks for it', async () => {
    const nameless = await clerk.post('/desk/drafts', { edition: 'longting-district' });
    expect([nameless.status, await nameless.text()]).toEqual([422, expect.stringContaining('请写草案名称')]);
    const response = await clerk.post('/desk/drafts', { edition: 'longting-district', title: ' 修订 ' });
    expect(await done(response)).toEqual([303, '/desk/drafts/2?view=items', '已新建第 2 号草案“修订”。']);
  });

  it('given a version to restore, then a draft with what brings it back', async () => {
    const response = await clerk.post('/desk/drafts', { edition: 'longting-district', restore: '1' });
    expect(await done(response)).toEqual([
      303,
      '/desk/drafts/2',
      '已新建第 2 号草案，把目录恢复到第 1 版，共 3 处变更。',
    ]);
    expect((await findDraft(server.db, 2))?.title).toBe('恢复到第 1 版');
  });

  it('given a field that is changed and saved, then only that is proposed, with its reason', async () => {
    const id = await aDraft(server.db, []);
    const fields = await formOf(`/desk/drafts/${id}/items/19-001`);
    fields.set('timeLimit', '每月10日前');
    fields.set('reason', '民政局来函');
    fields.set('step', 'save');
    expect(await done(await send(`/desk/drafts/${id}/items/19-001`, fields))).toEqual([
      303,
      `/desk/drafts/${id}#item-19-001`,
      '已保存对“低保对象名单”的修改。',
    ]);
    expect((await findDraft(server.db, id))?.changes).toEqual([
      { kind: 'edit', code: '19-001', fields: { timeLimit: '每月10日前' }, reason: '民政局来函' },
    ]);
  });

  it('given a new item and another withdrawn, then both are proposed', async () => {
    const id = await aDraft(server.db, []);
    const fields = await formOf(`/desk/drafts/${id}/items/new?domain=20`);
    for (const [name, value] of Object.entries({
      level1: '养老服务',
      level2: '补贴名单',
      reason: '新增',
      step: 'save',
    }))
      fields.set(name, value);
    expect((await done(await send(`/desk/drafts/${id}/items`, fields)))[2]).toBe('已新增事项“补贴名单”。');
    expect((await findDraft(server.db, id))?.changes).toMatchObject([
      { kind: 'add', key: '+1', place: { domain: '20', follows: null }, content: { level2: '补贴名单' } },
    ]);
    const path = `/desk/drafts/${id}/items/19-001/withdrawal`;
    const silent = await clerk.post(path, { revision: '2' });
    expect([silent.status, await silent.text()]).toEqual([
      422,
      expect.stringContaining('href="#withdrawal"'),
    ]);
    expect((await done(await clerk.post(path, { revision: '2', withdrawal: '重复' })))[2]).toBe(
      '草案已列为删除“低保对象名单”。',
    );
  });

  it('given a new item much like one that is there, then its card says which', async () => {
    const like = (key: string, level2: string): DraftChange => ({
      kind: 'add',
      key,
      code: null,
      place: { domain: '19', follows: null },
      content: aContent({ level2, content: ['公示'] }),
      reason: '来函',
    });
    const id = await aDraft(server.db, [like('+1', '低保对象名单公示'), like('+2', '救助热线')]);
    const html = await (await clerk.get(`/desk/drafts/${id}`)).text();
    expect(
      [...html.matchAll(/class="why twin">.*?<a href="([^"]*)">(.*?)<\/a>/gs)].map((found) => found.slice(1)),
    ).toEqual([['/editions/longting-district/items/19-001', '19-001“低保对象名单”']]);
  });

  it('given a preview, a search and an act that is taken from it, then nothing is saved and the form holds it', async () => {
    const id = await aDraft(server.db, []);
    const path = `/desk/drafts/${id}/items/19-001`;
    const fields = await formOf(path);
    fields.set('note', '按季度');
    fields.set('find', '旧办法');
    fields.set('step', 'add-basis:jiu');
    const html = await (await send(path, fields)).text();
    expect(html).toContain('value="《旧办法》"');
    expect(html).toContain('已废止');
    expect(html).toMatch(/id="comparison".*<ins>.*按季度/s);
    expect((await findDraft(server.db, id))?.changes).toEqual([]);
  });

  it('given somebody else saved the field meanwhile, then 原, 他的, 您的 stand side by side, and saving again counts', async () => {
    const id = await aDraft(server.db, []);
    const path = `/desk/drafts/${id}/items/19-001`;
    const fields = await formOf(path);
    for (const [name, value] of Object.entries({ timeLimit: '每月10日前', reason: '来函', step: 'save' }))
      fields.set(name, value);
    const theirs = { kind: 'edit', code: '19-001', fields: { timeLimit: '每季度' }, reason: '会议' } as const;
    await proposeChanges(server.db, { draft: id, revision: 1 }, [theirs], anAct('2026-11-25', '法制办'));
    const refused = await send(path, fields);
    const html = await refused.text();
    const row = /<th scope="row">公开时限<\/th>(.*?)<\/tr>/s.exec(html.slice(html.indexOf('您的</th>')))?.[1];
    expect([refused.status, row?.match(/(?<=<li>)[^<]+/g)]).toEqual([
      409,
      ['信息形成或者变更之日起10个工作日内', '每季度', '每月10日前'],
    ]);
    expect(html).toMatch(/法制办 \d\d:\d\d 改过这份草案/);
    fields.set('revision', /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '');
    expect((await send(path, fields)).status).toBe(303);
  });

  it('given somebody else saved before a preview, then saving what was previewed still tells what they wrote', async () => {
    const id = await aDraft(server.db, []);
    const path = `/desk/drafts/${id}/items/19-001`;
    const fields = await formOf(path);
    for (const [name, value] of Object.entries({ timeLimit: '每月10日前', reason: '来函', step: 'preview' }))
      fields.set(name, value);
    const theirs = { kind: 'edit', code: '19-001', fields: { timeLimit: '每季度' }, reason: '会议' } as const;
    await proposeChanges(server.db, { draft: id, revision: 1 }, [theirs], anAct('2026-11-25', '法制办'));
    const previewed = await (await send(path, fields)).text();
    fields.set('revision', /name="revision" value="(\d+)"/.exec(previewed)?.[1] ?? '');
    fields.set('step', 'save');
    const refused = await send(path, fields);
    expect([refused.status, textOf(await refused.text())]).toEqual([409, expect.stringContaining('每季度')]);
  });

  it('given it is submitted, recalled, renamed, a change dropped and abandoned, then each is said', async () => {
    const id = await aDraft(server.db, [{ kind: 'withdraw', code: '19-002', reason: null }]);
    const step = async (path: string, fields: Record<string, string>) =>
      (await done(await clerk.post(`/desk/drafts/${id}/${path}`, fields)))[2];
    const bare = await clerk.post(`/desk/drafts/${id}/submission`, { revision: '1' });
    expect([bare.status, await bare.text()]).toEqual([409, expect.stringContaining('没有写理由')]);
    expect(await step('submission', { revision: '1', reason: '取消' })).toBe(
      `已提交第 ${id} 号草案，共 1 处变更，等待合法性审核和保密审查。`,
    );
    expect(await step('recall', { revision: '2' })).toBe(`已撤回第 ${id} 号草案，可以继续修改。`);
    expect(await step('title', { revision: '3', title: '新名' })).toBe('草案名称已改为“新名”。');
    expect(await step('drop', { revision: '4', subject: '19-002' })).toBe('已撤销 19-002 的变更。');
    expect(await step('abandonment', { revision: '5' })).toBe(`已放弃第 ${id} 号草案。`);
  });

  it('given a draft behind the newest version and nothing at odds, then it is brought there', async () => {
    const { id } = await findOld();
    expect(await done(await clerk.post(`/desk/drafts/${id}/rebase`, { revision: '1' }))).toEqual([
      303,
      `/desk/drafts/${id}`,
      '草案已并到第 2 版。请重新提交审核。',
    ]);
  });

  async function findOld(): Promise<{ id: number }> {
    const id = await aDraft(server.db, [
      { kind: 'edit', code: '19-002', fields: { note: '按月' }, reason: '来函' },
    ]);
    await server.db.updateTable('draft').set({ base_version: 1 }).where('id', '=', id).execute();
    return { id };
  }
});
