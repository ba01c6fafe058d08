import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReaderProcess } from '../../src/import/reader-process.js';
import { aCsv, aRow } from './sending.js';
import type { TestServer } from './service.js';
import { aServer } from './service.js';
import type { Visitor } from './visitor.js';
import { aVisitor, withPasswords } from './visitor.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  await withPasswords(server);
});
afterAll(() => server.close());

async function clerk(name = '民政局'): Promise<Visitor> {
  const visitor = aVisitor(() => server);
  await visitor.signIn(name);
  return visitor;
}

/** Uploads a file through the form; where it leads to. */
async function upload(visitor: Visitor, content: string | Buffer, name: string): Promise<string> {
  const body = new FormData();
  body.append('csrf', await visitor.csrf());
  body.append('edition', '');
  body.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  const headers = {
    Cookie: [...visitor.cookies].map((pair) => pair.join('=')).join('; '),
    Origin: server.url,
    Accept: 'text/html',
  };
  const address = `${server.url}/desk/imports`;
  const response = await fetch(address, { method: 'POST', body, headers, redirect: 'manual' });
  expect(response.status).toBe(303);
  return response.headers.get('Location') ?? '';
}

/** A page, once the file has been read. */
async function read(visitor: Visitor, path: string): Promise<string> {
  for (;;) {
    const html = await (await visitor.get(path)).text();
    if (!html.includes('http-equiv="refresh"')) return html;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Three rows: a new item, one that says what 19-002 says already, and one that can't be read. */
const file = aCsv(aRow('临时救助'), aRow('#REF!'), aRow('住房救助', ''));

describe('importing a file page by page', () => {
  it('given a file of somebody else’s making, then its columns are shown, its rows, and what was written', async () => {
    const visitor = await clerk();
    const waiting = await upload(visitor, file, '社会救助.csv');
    expect(waiting).toMatch(/^\/desk\/imports\/waiting\/\d+$/);
    const columns = await read(visitor, waiting);
    expect(columns).toContain('<h1>对应列</h1>');
    expect(columns).toContain('aria-label="表格 F 列对应的栏目"');
    const said = await visitor.post(`${waiting}/columns`, {
      edition: 'longting-district',
      domain: '',
      map: 'F=备注',
    });
    expect([said.status, said.headers.get('Location')]).toEqual([303, waiting]);
    const check = await read(visitor, waiting);
    expect(check).toContain('<h1>核对导入内容</h1>');
    expect(check).toContain('改了 1 列的对应。');
    expect(check).toMatch(/备注\s*<small>F 列/);
    expect(check).toMatch(/这一行没有公开内容/);
    const drafted = await visitor.post(`${waiting}/draft`);
    expect(drafted.headers.get('Location')).toMatch(/^\/desk\/imports\/\d+$/);
    const done = await read(visitor, drafted.headers.get('Location') ?? '');
    expect(done).toContain('新增 1、修改 0、删除 0、未变 0、未入库 2。');
    const undone = await visitor.post(`${drafted.headers.get('Location') ?? ''}/undo`);
    expect(undone.headers.get('Location')).toBe('/desk/imports');
    expect(await read(visitor, '/desk/imports')).toContain('草案作废，目录没有改动');
    const states = await server.db.selectFrom('draft').select('state').orderBy('id', 'desc').execute();
    expect(states[0]).toEqual({ state: 'abandoned' });
  });

  it('given a file that became a draft, then whoever goes back to it is led to what was written', async () => {
    const visitor = await clerk();
    const waiting = await upload(visitor, file, '已入库.csv');
    await visitor.post(`${waiting}/columns`, { edition: '', domain: '', map: 'F=备注' });
    const done = (await visitor.post(`${waiting}/draft`)).headers.get('Location') ?? '';
    const leads = async (asked: Promise<Response>) => {
      const { status, headers } = await asked;
      return [status, headers.get('Location')];
    };
    for (const path of [waiting, `${waiting}?show=wrong`, `${waiting}/columns`])
      expect(await leads(visitor.get(path))).toEqual([303, done]);
    const leftOut = { does: 'add', what: 'leaveOut', line: '3', back: waiting };
    expect(await leads(visitor.post(`${waiting}/draft`))).toEqual([303, done]);
    expect(await leads(visitor.post(`${waiting}/choices`, leftOut))).toEqual([303, done]);
    expect((await visitor.post(`${waiting}/discard`)).status).toBe(404);
    expect(await read(visitor, '/desk/imports')).not.toContain('已入库.csv');
    expect(await read(visitor, done)).toContain('已入库.csv');
    expect((await (await clerk('法制办')).get(waiting)).status).toBe(404);
  });

  it('given a file that waits already is sent again, then the page of the one that waits says so', async () => {
    const visitor = await clerk();
    const same = aCsv(aRow('同一个文件'));
    const waiting = await upload(visitor, same, '同一个.csv');
    const again = { content: same, name: '同一个（1）.csv' };
    const sent = await visitor.upload('/desk/imports', again, { edition: '' });
    expect(sent.headers.get('Location')).toBe(waiting);
    const html = await read(visitor, waiting);
    expect(html).toContain('“同一个（1）.csv”已在核对：先前上传过同一个文件，没有再存一份。');
    const leftOut = { does: 'add', what: 'leaveOut', line: '2', back: waiting };
    await visitor.post(`${waiting}/choices`, leftOut);
    await visitor.upload('/desk/imports', again, { edition: '' });
    expect(await read(visitor, waiting)).toContain('没有再存一份，当时的选定仍然有效。');
    expect((await read(visitor, '/desk/imports')).match(/>同一个[^<]*\.csv</g)).toEqual(['>同一个.csv<']);
    await visitor.post(`${waiting}/discard`);
    expect(await upload(visitor, same, '同一个.csv')).not.toBe(waiting);
  });

  it('given a new row much like an item that has a row of its own, then it is asked whether they are one', async () => {
    const visitor = await clerk();
    const twin = aCsv(aRow('低保对象名单'), aRow('低保对象名单公示'));
    const waiting = await upload(visitor, twin, '社会救助.csv');
    await visitor.post(`${waiting}/columns`, { edition: '', domain: '' });
    const html = await read(visitor, `${waiting}?show=asked`);
    expect([...html.matchAll(/<tr id="(r\d+-\d+)"/g)].map(([, id]) => id)).toEqual(['r0-3']);
    expect(html).toContain('与 19-001“低保对象名单”相似，而表中另有 19-001 的一行，是同一事项吗？');
    expect(html).toContain('不导入这一行');
  });

  it('given two new rows much like one item that has no row, then no row of it is spoken of, and either can be said to be it', async () => {
    const visitor = await clerk();
    const alike = aCsv(aRow('低保对象名单公示'), aRow('低保对象名单公告'));
    const waiting = await upload(visitor, alike, '两行相似.csv');
    await visitor.post(`${waiting}/columns`, { edition: '', domain: '' });
    const asked = `${waiting}?show=asked`;
    const linesOf = (html: string) =>
      [...html.matchAll(/value="add"[^<]*<input[^>]*value="accept"[^<]*<input[^>]*value="([^"]*)"/g)].map(
        ([, line]) => line,
      );
    const before = await read(visitor, asked);
    expect(before).not.toContain('表中另有');
    expect(before).toContain('与现行事项 19-001“低保对象名单”相似，是同一事项吗？不选定就作新增。');
    expect(linesOf(before)).toEqual(['2=19-001', '3=19-001']);
    await visitor.post(`${waiting}/choices`, { does: 'add', what: 'accept', line: '3=19-001', back: asked });
    const after = await read(visitor, asked);
    expect(after).toContain('与 19-001“低保对象名单”相似，而表中另有 19-001 的一行，是同一事项吗？');
    expect(linesOf(after)).toEqual([]);
  });

  it('given a row left out and taken in again, then the page says each', async () => {
    const visitor = await clerk();
    const waiting = await upload(visitor, file, '社会救助.csv');
    await visitor.post(`${waiting}/columns`, { edition: '', domain: '' });
    const choice = { what: 'leaveOut', line: '4', back: `${waiting}?show=wrong` };
    const left = await visitor.post(`${waiting}/choices`, { does: 'add', ...choice });
    expect(left.headers.get('Location')).toBe(`${waiting}?show=wrong`);
    expect(await read(visitor, waiting)).toContain('按您的选定，不导入');
    const away = { ...choice, does: 'remove', back: 'https://elsewhere.example/' };
    expect((await visitor.post(`${waiting}/choices`, away)).headers.get('Location')).toBe(waiting);
    expect(await read(visitor, waiting)).not.toContain('按您的选定，不导入');
    const wrong = await visitor.post(`${waiting}/choices`, { ...choice, does: 'add', line: '四' });
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('有误：核对导入内容')]);
    const book = await visitor.get(`${waiting}/annotated.xlsx`);
    expect(
      Buffer.from(await book.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    await visitor.post(`${waiting}/discard`);
    expect((await visitor.get(waiting)).status).toBe(404);
  });

  it('given a repair is taken, then the cell says so, tells what it was, and can be again as it was', async () => {
    const visitor = await clerk();
    const limit = (text: string) => aRow('临时救助').replace('长期公开', text);
    const waiting = await upload(visitor, aCsv(limit('20')), '社会救助.csv');
    await visitor.post(`${waiting}/columns`, { edition: '', domain: '', map: 'F=公开时限' });
    const repaired = '信息形成或者变更之日起20个工作日内';
    expect(await read(visitor, waiting)).toContain(`改为“${repaired}”</button>`);
    const choice = { what: 'cell', line: `F2=${repaired}`, back: waiting };
    await visitor.post(`${waiting}/choices`, { does: 'add', ...choice });
    const after = await read(visitor, waiting);
    expect(after).toContain(`按选定读作“${repaired}”，表中写的是“20”。`);
    expect(after).not.toContain('只是一个数或日期');
    expect(after).toContain('恢复表中所写');
    await visitor.post(`${waiting}/columns`, { edition: '', domain: '', map: 'E=公开依据' });
    expect(await read(visitor, waiting)).toContain(`按选定读作“${repaired}”`);
    await visitor.post(`${waiting}/choices`, { does: 'add', ...choice, line: 'F2=长期公开' });
    expect(await read(visitor, waiting)).toContain('按选定读作“长期公开”');
    await visitor.post(`${waiting}/choices`, { does: 'remove', ...choice, line: 'F2=长期公开' });
    expect(await read(visitor, waiting)).toContain('只是一个数或日期');
  });

  it('given ticks in a column beside the first of its field, then the row has their repairs, and each takes and is taken back', async () => {
    const visitor = await clerk();
    const ticks = [
      '社会救助领域基层政务公开标准目录',
      '一级事项,二级事项,公开内容（要素）,公开依据,公开时限,公开主体,公开渠道和载体,全社会,特定群体,县级,乡级,村级',
      '救助,低保,名单,《社会救助暂行办法》,长期公开,区民政局,■政府网站,√,,√,待定,',
      '救助,特困,名单,《社会救助暂行办法》,长期公开,区民政局,■政府网站,√,,√,,√√',
    ];
    const waiting = await upload(visitor, ticks.join('\n'), '勾选.csv');
    await visitor.post(`${waiting}/columns`, { edition: '', domain: '' });
    const linesOf = (html: string, does: string) =>
      [...html.matchAll(/value="(add|remove)"[^<]*<input[^>]*value="cell"[^<]*<input[^>]*value="([^"]*)"/g)]
        .filter(([, sent]) => sent === does)
        .map(([, , line = '']) => line);
    const before = await read(visitor, waiting);
    const offered = linesOf(before, 'add');
    expect(offered).toEqual(['K3=√', 'K3=', 'L4=√', 'L4=']);
    expect(before).toContain('K3 算勾选</button>');
    expect(before).toContain('K3：这一格应是勾选');
    const anchors = [...before.matchAll(/href="[^"]*#([cr]0-[^"]*)"/g)].map(([, anchor = '']) => anchor);
    expect(anchors).toEqual(['r0-4', 'r0-3']);
    expect(anchors.filter((anchor) => !before.includes(`id="${anchor}"`))).toEqual([]);
    await visitor.post(`${waiting}/choices`, { does: 'add', what: 'cell', line: 'K3=√', back: waiting });
    const after = await read(visitor, waiting);
    expect(after).toContain('K3 恢复表中所写</button>');
    expect(after).not.toContain('K3 算勾选</button>');
  });

  it('given a cell of an item in which something can’t be read, then it is not called blank, and what is kept is said', async () => {
    const visitor = await clerk();
    const row = aRow('事项19-002').replace('长期公开', '20');
    const waiting = await upload(visitor, aCsv(row), '时限.csv');
    await visitor.post(`${waiting}/columns`, { edition: '', domain: '', map: 'F=公开时限' });
    const html = await read(visitor, waiting);
    expect(html).toMatch(/没有读，沿用现行：/u);
    expect(html).not.toContain('空白的格');
    expect(html).not.toMatch(/空白，沿用现行/u);
  });

  it('given a cell is said that no row has, then the page says which, and how to go on', async () => {
    const visitor = await clerk();
    const waiting = await upload(visitor, file, '社会救助.csv');
    await visitor.post(`${waiting}/columns`, { edition: '', domain: '' });
    await visitor.post(`${waiting}/choices`, { does: 'add', what: 'cell', line: 'F99=长期', back: waiting });
    const html = await read(visitor, waiting);
    expect(html).toContain('F99=长期');
    expect(html).toContain(`action="${waiting}/reset"`);
  });

  it('given a file that is no table, then the page says what it is and what to send', async () => {
    const visitor = await clerk();
    const sent = { content: Buffer.from('%PDF-1.7\n%âãÏÓ\n'), name: '目录.pdf' };
    const { headers } = await visitor.upload('/desk/imports', sent, { edition: '' });
    const waiting = headers.get('Location') ?? '';
    const html = await read(visitor, waiting);
    expect(html).toContain('请上传 Excel、WPS、Word（docx）、CSV 或网页表格。');
    expect(html).toContain('<h1>这个文件不能导入</h1>');
    for (const contrary of ['没有发现问题', '已收到', '带批注', '入库为草案</button>', '没有读出任何事项'])
      expect(html).not.toContain(contrary);
    expect(await read(visitor, '/desk/imports')).not.toContain('目录.pdf');
    expect((await visitor.get(`${waiting}/annotated.xlsx`)).status).toBe(404);
  });

  it('given a table of another kind, then the page says so, and it is not among the files to decide on', async () => {
    const visitor = await clerk();
    const powers = '序号,职权名称,职权类型,实施依据,实施主体\n1,某某许可,行政许可,《许可法》,区民政局\n';
    const waiting = await upload(visitor, powers, '权责清单.csv');
    const html = await read(visitor, waiting);
    expect(html).toMatch(/像是测评表或权责清单，不是政务公开标准目录/u);
    expect(html).toContain('href="/api/v1/editions/longting-district/template.xlsx"');
    expect(html).not.toContain('没有发现问题');
    expect(await read(visitor, '/desk/imports')).not.toContain('权责清单.csv');
  });

  it('given a file chosen by mistake that can’t be imported, then its page says that it is kept and lets it go', async () => {
    const visitor = await clerk();
    const sent = { content: Buffer.from('%PDF-1.7\n%别的文件\n'), name: '误选.pdf' };
    const { headers } = await visitor.upload('/desk/imports', sent, { edition: '' });
    const waiting = headers.get('Location') ?? '';
    const html = await read(visitor, waiting);
    expect(html).toContain('不放弃的，最多保留到满 30 天后有人再上传文件时。');
    expect(html).toContain(`action="${waiting}/discard"`);
    const kept = () =>
      server.db.selectFrom('waiting_import').select('state').where('bytes', '=', sent.content).execute();
    expect(await kept()).toEqual([{ state: 'unreadable' }]);
    const gone = await visitor.post(`${waiting}/discard`);
    expect(gone.headers.get('Location')).toBe('/desk/imports');
    expect(await kept()).toEqual([]);
  });

  it('given a file that was set aside and can be read after all, then it waits again', async () => {
    const visitor = await clerk();
    const waiting = await upload(visitor, aCsv(aRow('原先读不出')), '原先.csv');
    await read(visitor, waiting);
    const aside = server.db.updateTable('waiting_import').set({ state: 'unreadable' });
    await aside.where('file_name', '=', '原先.csv').execute();
    expect(await read(visitor, '/desk/imports')).not.toContain('原先.csv');
    await read(visitor, waiting);
    expect(await read(visitor, '/desk/imports')).toContain('原先.csv');
  });

  it('given a reading that was stopped for the time it took, then the file waits on, and opened again it is read anew', async () => {
    const hurried = new ReaderProcess({ seconds: 0, heapMebibytes: 64 });
    let isBusy = true;
    const busy = await aServer((service) => ({
      ...service,
      reader: {
        ...service.reader,
        readFile: (bytes, name, known, said = null) =>
          isBusy
            ? hurried.read({ bytes, name, domains: known, said })
            : service.reader.readFile(bytes, name, known, said),
      },
    }));
    await withPasswords(busy);
    const visitor = aVisitor(() => busy);
    await visitor.signIn('民政局');
    const { headers } = await visitor.upload(
      '/desk/imports',
      { content: file, name: '忙时.csv' },
      { edition: '' },
    );
    const waiting = headers.get('Location') ?? '';
    expect(await read(visitor, waiting)).toContain('稍后再打开会重新读取');
    expect(await read(visitor, '/desk/imports')).toContain('忙时.csv');
    isBusy = false;
    expect(await read(visitor, waiting)).toContain('<h1>对应列</h1>');
    await busy.close();
  });

  it('given another account, then it finds no such file', async () => {
    const waiting = await upload(await clerk(), file, '社会救助.csv');
    expect((await (await clerk('法制办')).get(waiting)).status).toBe(404);
  });
});
