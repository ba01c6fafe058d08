import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { submitDraft } from '../../src/actions/submit-draft.js';
import { findDraft } from '../../src/store/drafts.js';
import { listReviews } from '../../src/store/reviews.js';
import { latestVersion } from '../../src/store/versions.js';
import { anAccount } from '../accounts.js';
import { aContent, anAct } from '../builders.js';
import { aRow, receive } from '../actions/imports.js';
import { aDraft, approveDraft } from '../publish.js';
import type { DraftChange } from '../../src/catalog/draft.js';
import type { TestServer } from './service.js';
import { aServer } from './service.js';
import type { Visitor } from './visitor.js';
import { aVisitor, withPasswords } from './visitor.js';

let server: TestServer;
beforeEach(async () => {
  server = await aServer();
  await anAccount(server.db, '发布员', { publisher: 'longting' });
  await withPasswords(server);
});
afterEach(() => server.close());

const as = async (name: string): Promise<Visitor> => {
  const visitor = aVisitor(() => server);
  await visitor.signIn(name);
  return visitor;
};
const edit = { kind: 'edit', code: '19-001', fields: { timeLimit: '每月10日前' }, reason: '来函' } as const;
const other = { kind: 'edit', code: '19-002', fields: { timeLimit: '每月10日前' }, reason: '来函' } as const;
const inReview = async (...changes: DraftChange[]): Promise<number> => {
  const id = await aDraft(server.db, [edit, ...changes]);
  await submitDraft(server.db, { draft: id, revision: null }, null, anAct('2026-11-25', '起草人'));
  return id;
};
const approved = async (): Promise<number> => {
  const id = await aDraft(server.db, [edit, { kind: 'withdraw', code: '19-002', reason: '取消' }]);
  await approveDraft(server.db, id);
  return id;
};
const main = (html: string) =>
  html
    .slice(html.indexOf('<main'), html.indexOf('</main>'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const said = (html: string) => /id="said".*?<p>(.*?)<\/p>/s.exec(html)?.[1];
const placesIn = (html: string) =>
  [...html.matchAll(/<li><a href="(\/desk[^"]*)"/g)].map(([, place = '']) => place);
const digestIn = (html: string) => /name="digest" value="([^"]+)"/.exec(html)?.[1] ?? '';

describe('工作台', () => {
  it('given an editor of a department, which owns no edition, then they have a 工作台 and not a refusal', async () => {
    await anAccount(server.db, '民政员', { editor: 'longting-civil-affairs' });
    await withPasswords(server);
    const response = await (await as('民政员')).get('/desk');
    expect([response.status, main(await response.text())]).toEqual([
      200,
      expect.stringContaining('只列出现在需要您办理的事'),
    ]);
  });

  it('given an editor of a department, then every place they are offered opens, and what is of an edition says why it is empty', async () => {
    await anAccount(server.db, '民政员', { editor: 'longting-civil-affairs' });
    await withPasswords(server);
    const editor = await as('民政员');
    const offered = placesIn(await (await editor.get('/desk')).text());
    const opened = await Promise.all(
      offered.map(async (place) => {
        const response = await editor.get(place);
        const isEmpty = main(await response.text()).includes('您的单位没有负责的目录版');
        return [place, response.status, isEmpty ? 'says why it is empty' : 'shows something'];
      }),
    );
    expect(opened).toEqual([
      ['/desk', 200, 'shows something'],
      ['/desk/notices', 200, 'says why it is empty'],
      ['/desk/drafts', 200, 'shows something'],
      ['/desk/regulations', 200, 'shows something'],
      ['/desk/events', 200, 'says why it is empty'],
      ['/desk/tasks', 200, 'says why it is empty'],
      ['/desk/check', 200, 'says why it is empty'],
      ['/desk/reports', 200, 'says why it is empty'],
      ['/desk/imports', 200, 'says why it is empty'],
      ['/desk/export', 200, 'shows something'],
      ['/desk/which', 200, 'shows something'],
      ['/desk/settings', 200, 'shows something'],
    ]);
  });
});

describe('草案', () => {
  it('given an author who signs in by another name, then lists and pages call them as people do', async () => {
    const id = await inReview();
    await server.db
      .updateTable('account')
      .set({ display_name: '王芳' })
      .where('name', '=', '起草人')
      .execute();
    const clerk = await as('起草人');
    const reviewer = await as('法审员');
    const pages = [
      await clerk.get('/desk/drafts'),
      await clerk.get(`/desk/drafts/${id}`),
      await reviewer.get('/desk'),
      await reviewer.get('/desk/review'),
      await reviewer.get(`/desk/review/${id}`),
    ];
    for (const page of pages) {
      const text = main(await page.text());
      expect(text).toContain('王芳 2026-11-25');
      expect(text).not.toContain('起草人 2026');
    }
  });

  it('given an editor of a department, which has no edition to draft in, then no new draft is offered', async () => {
    await anAccount(server.db, '民政员', { editor: 'longting-civil-affairs' });
    await withPasswords(server);
    const offersNew = async (name: string) =>
      (await (await (await as(name)).get('/desk/drafts')).text()).includes('href="/desk/drafts/new"');
    expect([await offersNew('起草人'), await offersNew('民政员')]).toEqual([true, false]);
  });
});

const marksIn = (html: string) =>
  [...html.matchAll(/name="mark" value="([^"]+)"/g)].map(([, mark = '']) => mark);

/** Every card by itself. */
async function markAll(reviewer: Visitor, id: number, page: string): Promise<void> {
  const form = { kind: 'legality', decision: 'approve', comment: '' };
  for (const mark of marksIn(page).filter((one) => one.startsWith('change-1:')))
    await reviewer.post(`/desk/review/${id}/marks`, { ...form, mark });
}

describe('reviewing by pages', () => {
  it('given several changes for one reason, then one button passes them all, and the decision is what remains', async () => {
    const id = await inReview(other);
    const reviewer = await as('法审员');
    const page = await (await reviewer.get(`/desk/review/${id}`)).text();
    const [group = ''] = marksIn(page).filter((mark) => mark.startsWith('changes-1:'));
    const form = { kind: 'legality', decision: 'approve', comment: '', mark: group };
    const marked = await reviewer.post(`/desk/review/${id}/marks`, form);
    expect(marked.headers.get('Location')).toBe(`/desk/review/${id}?kind=legality&at=decision`);
    const after = await (await reviewer.get(`/desk/review/${id}?at=decision`)).text();
    expect(said(after)).toBe('已通过 2 项变动。全部变动都已作标记，请作结论。');
    expect(after).toMatch(/autofocus="">\s*通过合法性审核/);
    expect(marksIn(after).filter((mark) => mark.startsWith('changes-1:'))).toEqual([]);
  });

  it('given one change passed, then the next one has the focus; given one sent back without a comment, then its form is open', async () => {
    const id = await inReview(other);
    const reviewer = await as('法审员');
    const page = await (await reviewer.get(`/desk/review/${id}`)).text();
    const [first = '', second = ''] = marksIn(page).filter((mark) => mark.startsWith('change-1:'));
    const form = { kind: 'legality', decision: 'approve', comment: '', mark: first };
    const to = (await reviewer.post(`/desk/review/${id}/marks`, form)).headers.get('Location') ?? '';
    expect(await (await reviewer.get(to)).text()).toMatch(/data-stop="[^"]*" autofocus=""/);
    const silent = await reviewer.post(`/desk/review/${id}/marks`, {
      ...form,
      mark: second,
      decision: 'return',
    });
    expect([silent.status, await silent.text()]).toEqual([400, expect.stringContaining('<details open="">')]);
  });

  it('given who holds both roles, then each kind of review has its own marks and is chosen by a link', async () => {
    await anAccount(server.db, '两审员', { 'legality-reviewer': 'longting', 'secrecy-reviewer': 'longting' });
    await withPasswords(server);
    const id = await inReview(other);
    const reviewer = await as('两审员');
    const of = (kind: string) => `/desk/review/${id}?kind=${kind}`;
    const legality = await (await reviewer.get(`/desk/review/${id}`)).text();
    expect(main(legality)).toContain('您现在作的是合法性审核。 改作保密审查');
    const [group = ''] = marksIn(legality).filter((mark) => mark.startsWith('changes-1:'));
    const form = { kind: 'legality', decision: 'approve', comment: '', mark: group };
    const marked = await reviewer.post(`/desk/review/${id}/marks`, form);
    expect(marked.headers.get('Location')).toBe(`${of('legality')}&at=decision`);
    const pages = await Promise.all(
      ['legality', 'secrecy'].map(async (kind) => main(await (await reviewer.get(of(kind))).text())),
    );
    expect(pages).toEqual([
      expect.stringContaining('通过合法性审核'),
      expect.stringContaining('还有 2 项变动没有作标记'),
    ]);
  });

  it('given two drafts that wait, then a decision on the first leads to the second and says so', async () => {
    const [first, second] = [await inReview(), await inReview()];
    const reviewer = await as('法审员');
    const page = await (await reviewer.get(`/desk/review/${first}`)).text();
    expect(main(page)).toContain('来函');
    const form = { kind: 'legality', digest: digestIn(page), decision: 'approve' };
    const early = await reviewer.post(`/desk/review/${first}`, form);
    expect([early.status, main(await early.text())]).toEqual([409, expect.stringContaining('没有作标记')]);
    await markAll(reviewer, first, page);
    const response = await reviewer.post(`/desk/review/${first}`, form);
    expect([response.status, response.headers.get('Location')]).toEqual([303, `/desk/review/${second}`]);
    expect(said(await (await reviewer.get(`/desk/review/${second}`)).text())).toBe(
      '已通过“修订”的合法性审核。下面是下一份。',
    );
    expect(await listReviews(server.db, first)).toMatchObject([{ kind: 'legality', decision: 'approve' }]);
  });

  it('given a draft returned without a comment, then one is asked for; with one its author reads it at 工作台', async () => {
    const id = await inReview();
    const reviewer = await as('密审员');
    const form = {
      kind: 'secrecy',
      digest: digestIn(await (await reviewer.get(`/desk/review/${id}`)).text()),
    };
    const silent = await reviewer.post(`/desk/review/${id}`, { ...form, decision: 'return' });
    expect([silent.status, main(await silent.text())]).toEqual([400, expect.stringContaining('须写明意见')]);
    await reviewer.post(`/desk/review/${id}`, { ...form, decision: 'return', comment: '有内部文号' });
    expect(main(await (await (await as('起草人')).get('/desk')).text())).toContain('已退回');
    expect(main(await (await (await as('起草人')).get('/desk')).text())).toContain('有内部文号');
    expect(main(await (await reviewer.get('/desk/review')).text())).toContain('没有待审核的变动。');
  });

  it('given a draft that changed after it was looked at, then nothing is decided', async () => {
    const id = await inReview();
    const reviewer = await as('法审员');
    const form = { kind: 'legality', digest: `draft-1:${'0'.repeat(64)}`, decision: 'approve' };
    const response = await reviewer.post(`/desk/review/${id}`, form);
    expect([response.status, await listReviews(server.db, id)]).toEqual([409, []]);
    expect(main(await response.text()).split('没有记下您的结论')).toHaveLength(2); // it is said once
  });

  it('given somebody who drafts or publishes, then there is no queue', async () => {
    const id = await inReview();
    for (const name of ['起草人', '发布员'])
      for (const path of ['/desk/review', `/desk/review/${id}`])
        expect((await (await as(name)).get(path)).status).toBe(404);
  });
});

describe('publishing by pages', () => {
  it('given an approved draft, then what will be so is shown first, and the version’s page says what was done', async () => {
    const id = await approved();
    const publisher = await as('发布员');
    const terms = { effectiveOn: '2026-12-15', note: '来函修订' };
    const sent = await publisher.post(`/desk/release/${id}`, { ...terms, step: 'check' });
    const look = sent.headers.get('Location') ?? '';
    expect([sent.status, decodeURIComponent(look)]).toEqual([
      303,
      `/desk/release/${id}/check?effectiveOn=2026-12-15&note=来函修订&step=check`,
    ]);
    expect(main(await (await publisher.get(look)).text())).toContain(
      '自 2026-12-15 起，区级目录修改 1 项、删除 1 项。',
    );
    expect((await latestVersion(server.db, 'longting-district')).number).toBe(2);
    const published = await publisher.post(`/desk/release/${id}`, { ...terms, step: 'publish' });
    const to = published.headers.get('Location') ?? '';
    expect([published.status, to]).toEqual([303, '/editions/longting-district/versions/3?done=published']);
    expect(main(await (await publisher.get(to)).text())).toContain('已发布，自 2026-12-15 起施行。');
    expect((await findDraft(server.db, id))?.state).toBe('published');
    const goneBackTo = await publisher.get(look);
    const html = await goneBackTo.text();
    expect([goneBackTo.status, main(html)]).toEqual([200, expect.not.stringContaining('还不能发布')]);
    expect(html).toMatch(/草案已发布为\s*<a href="\/editions\/longting-district\/versions\/3">第3版/);
  });

  it('given a day that is none or too early, or no note, then each is said at its field', async () => {
    const id = await approved();
    const publisher = await as('发布员');
    for (const [fields, status, words] of [
      [{ effectiveOn: '', note: '' }, 422, '请选施行日。'],
      [{ effectiveOn: '2026-02-30', note: 'x' }, 400, '不是日期'],
      [{ effectiveOn: '2019-01-01', note: 'x' }, 400, '早于首个版本'],
    ] as const) {
      const response = await publisher.post(`/desk/release/${id}`, { ...fields, step: 'publish' });
      expect([response.status, main(await response.text())]).toEqual([
        status,
        expect.stringContaining(words),
      ]);
    }
  });

  it('given a day before the catalog began or years off, then checking refuses it, not only publishing', async () => {
    const id = await approved();
    const publisher = await as('发布员');
    for (const [effectiveOn, words] of [
      ['2019-01-01', '早于首个版本'],
      ['2206-12-01', '太远'],
    ] as const) {
      const response = await publisher.post(`/desk/release/${id}`, { effectiveOn, note: 'x', step: 'check' });
      const html = await response.text();
      expect([response.status, main(html)]).toEqual([400, expect.stringContaining(words)]);
      expect(html).not.toContain('value="publish"');
    }
  });

  it('given a day that is past and before the next version’s, then both are said, and it can be published', async () => {
    const id = await approved();
    const publisher = await as('发布员');
    const check = async (effectiveOn: string) => {
      const sent = await publisher.post(`/desk/release/${id}`, { effectiveOn, note: 'x', step: 'check' });
      const html = await (await publisher.get(sent.headers.get('Location') ?? '')).text();
      expect(html).toContain('value="publish"');
      return main(html);
    };
    const past = await check('2026-11-24');
    expect(past).toContain('施行日 2026-11-24 已经过去');
    expect(past).toContain('第2版自 2026-12-01 起施行：到那天仍以第2版为准，这一版只管到前一天。');
    const today = await check('2026-11-25');
    expect(today).not.toContain('已经过去');
    expect(today).toContain('第2版自 2026-12-01 起施行');
    expect(await check('2026-12-01')).not.toContain('到那天仍以');
  });

  it('given an address of what was checked that names no day, then nothing can be published there', async () => {
    const id = await approved();
    const response = await (
      await as('发布员')
    ).get(`/desk/release/${id}/check?effectiveOn=foo&note=x&step=check`);
    expect([response.status, await response.text()]).toEqual([
      200,
      expect.not.stringContaining('value="publish"'),
    ]);
  });

  it('given a draft named after the file it came from, then the note the public reads is asked for, not made of it', async () => {
    const { draft } = await receive(server.db, [aRow(3, { level1: '救助', level2: '新事' })]);
    if (draft === null) throw new Error('the row makes a draft');
    await approveDraft(server.db, draft);
    const publisher = await as('发布员');
    const noteOn = async (id: number) =>
      /<textarea id="note".*?>(.*?)<\/textarea>/s.exec(
        await (await publisher.get(`/desk/release/${id}`)).text(),
      )?.[1];
    expect(await noteOn(draft)).toBe('');
    expect(await noteOn(await approved())).toBe('修订');
  });

  it('given an act nobody registered, a limit nobody can read and no 公开对象, then the checklist leads to each', async () => {
    const add: DraftChange = {
      kind: 'add',
      key: '+1',
      code: null,
      place: { domain: '19', follows: null },
      content: aContent({
        level2: '新事',
        legalBases: ['《没人登记的办法》第三条'],
        timeLimit: '尽快',
        audience: { everyone: null, groups: null },
      }),
      reason: '来函',
    };
    const id = await aDraft(server.db, [add]);
    await approveDraft(server.db, id);
    await anAccount(server.db, '各乡镇', { publisher: 'longting', editor: 'longting' });
    await withPasswords(server);
    const linksFor = async (name: string) => {
      const html = await (await (await as(name)).get(`/desk/release/${id}`)).text();
      const checklist = html.slice(html.indexOf('class="box checklist"'), html.indexOf('</section>'));
      return [...checklist.matchAll(/<a href="([^"]*)">(.*?)<\/a>/gs)].map(([, href, text]) => [href, text]);
    };
    const own = [
      ['#item-%2B1', '新增的“新事” 的公开时限“尽快”读不出期限，无从核对是否逾期'],
      ['#item-%2B1', '新增的“新事” 没有填写公开对象'],
    ];
    const unlinked = '新增的“新事” 的公开依据“《没人登记的办法》第三条”没有登记，无从核对是否有效';
    expect(await linksFor('发布员')).toEqual([['#item-%2B1', unlinked], ...own]);
    const choice = new URLSearchParams({ text: '《没人登记的办法》第三条', back: `/desk/release/${id}` });
    expect(await linksFor('各乡镇')).toEqual([
      [`/desk/regulations/choice?${choice.toString()}`.replace('&', '&amp;'), unlinked],
      ...own,
    ]);
  });

  it('given a draft still in review, then the page says what stops it and offers no button', async () => {
    const id = await inReview();
    const html = await (await (await as('发布员')).get(`/desk/release/${id}`)).text();
    expect(main(html)).toContain('现在还不能发布：草案审核中。');
    expect(html).not.toContain('核对发布内容');
  });

  it('given an item that reads alike in the township edition, then the checklist names it', async () => {
    const id = await approved();
    const html = await (await (await as('发布员')).get(`/desk/release/${id}`)).text();
    expect(main(html)).toContain('各级目录的同一事项一致');
    expect((await (await as('起草人')).get(`/desk/release/${id}`)).status).toBe(404);
  });
});

describe('deciding conflicts by pages', () => {
  it('given a field both changed, then the three readings stand side by side and what is chosen is done', async () => {
    const id = await aDraft(server.db, [edit]);
    await server.db.updateTable('draft').set({ base_version: 1 }).where('id', '=', id).execute();
    const clerk = await as('起草人');
    const rebased = await clerk.post(`/desk/drafts/${id}/rebase`, { revision: '1' });
    expect(rebased.headers.get('Location')).toBe(`/desk/drafts/${id}/conflicts`);
    const html = await (await clerk.get(`/desk/drafts/${id}/conflicts`)).text();
    expect([...html.matchAll(/<td>.*?<li>(.*?)<\/li>/gs)].map(([, text]) => text)).toEqual([
      '信息形成或者变更之日起20个工作日内',
      '每月10日前',
      '信息形成或者变更之日起10个工作日内',
    ]);
    const decision = /<option value="([^"]+ ours)"/.exec(html)?.[1] ?? '';
    const none = await clerk.post(`/desk/drafts/${id}/conflicts`, { revision: '1', decision: '' });
    expect(said(await (await clerk.get(none.headers.get('Location') ?? '')).text())).toBe(
      '已记下 0 处选定，还有 1 处冲突没有选定。',
    );
    const done = await clerk.post(`/desk/drafts/${id}/conflicts`, { revision: '1', decision });
    expect(said(await (await clerk.get(done.headers.get('Location') ?? '')).text())).toBe(
      '草案已并到第 2 版。请核对后重新提交审核。',
    );
    expect(await findDraft(server.db, id)).toMatchObject({ baseVersion: 2, changes: [edit] });
  });
});
