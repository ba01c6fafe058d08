import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishDraft } from '../../src/actions/publish-draft.js';
import { saveRegulation } from '../../src/actions/save-regulations.js';
import { anAct } from '../builders.js';
import { readRegister } from '../../src/store/regulations.js';
import { aDraft, approveDraft } from '../publish.js';
import { aRegulation } from '../regulation/builders.js';
import { textOf } from './pages/examples.js';
import type { TestServer } from './service.js';
import { aServer } from './service.js';
import type { Visitor } from './visitor.js';
import { aVisitor, withPasswords } from './visitor.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  for (const region of ['河南省', '浙江省'])
    await saveRegulation(
      server.db,
      aRegulation(`${region}消防条例`, { id: region === '河南省' ? 'hn' : 'zj', region, kind: '地方性法规' }),
      anAct('2026-11-01', '法制办'),
    );
  await withPasswords(server);
});
afterAll(() => server.close());

async function clerk(name = '法制办'): Promise<Visitor> {
  const visitor = aVisitor(() => server);
  await visitor.signIn(name);
  return visitor;
}

describe('taking acts in on a page', () => {
  const path = '/desk/regulations/import';
  const file = {
    content: '序号,文件名称,文号,清理结果\n1,龙亭区旧规定,汴龙政〔2010〕2号,废止',
    name: '清理结果.csv',
  };
  const fields = { decidedOn: '2026-10-01', number: '', region: '龙亭区', knownThrough: '' };

  it('given a list of 清理结果, then it is first told what would be registered, and then registered', async () => {
    const visitor = await clerk();
    const tried = textOf(await (await visitor.upload(path, file, { ...fields, step: 'try' })).text());
    expect(tried).toContain('还没有保存');
    expect(tried).toContain('新登记《龙亭区旧规定》');
    const before = (await readRegister(server.db)).regulations.length;
    const saved = await visitor.upload(path, file, { ...fields, step: 'save' });
    expect(saved.headers.get('Location')).toBe('/desk/regulations');
    expect(await (await visitor.get('/desk/regulations')).text()).toContain('已登记法规文件 1 件');
    expect((await readRegister(server.db)).regulations).toHaveLength(before + 1);
    const again = textOf(await (await visitor.upload(path, file, { ...fields, step: 'save' })).text());
    expect(again).toContain('都已登记过');
  });

  it('given a day that is none, then the form is there again as it was filled in', async () => {
    const visitor = await clerk();
    const response = await visitor.upload(path, file, { ...fields, decidedOn: '去年', step: 'try' });
    const html = await response.text();
    expect([response.status, html]).toEqual([422, expect.stringContaining('<a href="#decidedOn">')]);
    expect(html).toContain('value="龙亭区"');
  });

  it('given who may not register acts, then there is no such page', async () => {
    expect((await (await clerk('法审员')).get(path)).status).toBe(404);
  });
});

describe('looking at what an event touches before it is recorded', () => {
  it('given it was looked at, then that can be reloaded and gone back to, and nothing is on record yet', async () => {
    const visitor = await clerk();
    const event = { act: '河南省消防条例', kind: 'repealed', on: '2026-11-20', step: 'preview' };
    const sent = await visitor.post('/desk/events/new', event);
    const look = sent.headers.get('Location') ?? '';
    expect([sent.status, look.split('?')[0]]).toEqual([303, '/desk/events/new/check']);
    const html = await (await visitor.get(look)).text();
    expect(textOf(html)).toContain('确认登记');
    const seen = /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const recorded = await visitor.post('/desk/events/new', { ...event, step: 'record', seen });
    expect(recorded.headers.get('Location')).toMatch(/^\/desk\/events\/\d+$/);
    expect(textOf(await (await visitor.get(look)).text())).toContain('这项立改废已经登记过');
  });
});

describe('saying on a page what a citation means', () => {
  const path = '/desk/regulations/choice';
  const text = '《消防条例》第三条';
  const address = `${path}?text=${encodeURIComponent(text)}`;
  const sent = { text, back: '/desk/check', q: '', regulation: '', step: 'choose' };

  it('given one that may mean two acts, then both are offered, and the one chosen is what it means from then on', async () => {
    const visitor = await clerk();
    const offered = await (await visitor.get(address)).text();
    expect(offered).toContain('河南省消防条例');
    expect(offered).toContain('浙江省消防条例');
    const none = await visitor.post(path, sent);
    expect([none.status, await none.text()]).toEqual([
      422,
      expect.stringContaining('<a href="#regulation">'),
    ]);
    const chosen = await visitor.post(path, { ...sent, regulation: 'hn' });
    expect(chosen.headers.get('Location')).toBe('/desk/check');
    expect(await (await visitor.get('/desk/check')).text()).toContain('指《河南省消防条例》。');
    expect(textOf(await (await visitor.get(address)).text())).toContain('已经指定过');
  });

  it('given none that is known, then another can be looked for and chosen', async () => {
    const visitor = await clerk();
    const unknown = { ...sent, text: '《救助老办法》' };
    const found = await visitor.post(path, { ...unknown, q: '社会救助', step: 'find' });
    const html = await found.text();
    expect([found.status, html]).toEqual([200, expect.stringContaining('value="shjz"')]);
    const chosen = await visitor.post(path, { ...unknown, regulation: 'shjz', back: '//elsewhere' });
    expect(chosen.headers.get('Location')).toBe('/');
  });

  it('given one that is not in doubt, then there is nothing to choose, and nobody can', async () => {
    const visitor = await clerk();
    const clear = '《社会救助暂行办法》';
    const html = await (await visitor.get(`${path}?text=${encodeURIComponent(clear)}`)).text();
    expect(html).toContain('不需要指定');
    const response = await visitor.post(path, { ...sent, text: clear, regulation: 'hn' });
    expect(response.status).toBe(422);
  });

  it('given a published item whose basis is in doubt, then who may say what it means is led there; others are not', async () => {
    const item = '/editions/longting-district/items/19-001';
    const fields = { legalBases: ['《没有登记的条例》第三条'] };
    const change = { kind: 'edit' as const, code: '19-001', fields, reason: '改依据' };
    const id = await aDraft(server.db, [change]);
    await approveDraft(server.db, id);
    await publishDraft(server.db, id, { effectiveOn: '2026-12-01', note: '改依据' }, anAct());
    const shown = async (visitor: Visitor) => (await visitor.get(`${item}?on=2026-12-01`)).text();
    expect(await shown(await clerk())).toContain(`href="${path}?text=`);
    for (const visitor of [await clerk('法审员'), aVisitor(() => server)])
      expect(await shown(visitor)).not.toContain(path);
  });

  it('given an item whose basis is in doubt, then who writes it is led there, and back', async () => {
    const visitor = await clerk();
    const draft = await visitor.post('/desk/drafts', { edition: 'longting-district', title: '核对' });
    const item = `${draft.headers.get('Location')?.split('?')[0] ?? ''}/items/19-002`;
    const basis = '《没有登记的办法》第一条';
    const written = await visitor.post(item, { legalBases: basis, find: '', step: 'find', seen: '' });
    const html = (await written.text()).replaceAll('&amp;', '&');
    const back = encodeURIComponent(item);
    expect(html).toContain(`${path}?text=${encodeURIComponent(basis)}&back=${back}`);
  });
});
