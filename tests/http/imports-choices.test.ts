import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeApi } from '../../src/http/openapi.js';
import { apiRoutes } from '../../src/http/api/routes.js';
import { readParameters, severalInForm, wholeNumber } from '../../src/http/parameter.js';
import { aRow, drafts, expectValid, send } from './sending.js';
import type { TestServer } from './service.js';
import { aServer } from './service.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const headings = ',一级事项,二级事项,公开内容（要素）,公开依据,办结要求,公开主体,公开渠道和载体,事项编号';
/** Column A counts nothing and has no heading, F has one that nobody knows; row 2 is a new item and row 4 is 19-002. */
const csv = [
  headings,
  aRow('临时救助').replace('社会救助,', '350,'),
  aRow('住房救助').replace('社会救助,', '20,'),
  `7,最低生活保障,,初审对象名单；终审对象名单,,及时公开,,,19-002`,
].join('\r\n');

async function sendWith(fields: Record<string, string>, content = csv) {
  const response = await send(server, { files: [['file', content, '社会救助.csv']], fields });
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, body };
}

describe('what a person says about a file over HTTP', () => {
  it('given columns, then they are read so, told, and remembered for the sender alone', async () => {
    const map = 'F=公开时限\r\n第1列=不读';
    const first = await sendWith({ map, sender: '青石镇' });
    expectValid('import-outcome', first.body);
    expect(first).toMatchObject({
      status: 201,
      body: {
        sender: '青石镇',
        mapped: [
          { column: 'A', heading: '', field: '不读', by: 'request' },
          { column: 'F', heading: '办结要求', field: '公开时限', by: 'request' },
        ],
        changed: [{ code: '19-002', fields: [{ field: 'timeLimit', after: '及时公开' }] }],
      },
    });
    const again = await sendWith({ sender: '青石镇', dryRun: 'true' });
    expect(again.body).toMatchObject({ mapped: [{ by: 'remembered' }, { by: 'remembered' }] });
    const other = await sendWith({ sender: '柳湾镇', dryRun: 'true' });
    expect(other.body).toMatchObject({ sender: '柳湾镇', mapped: [] });
  });

  it('given a wrong cell, then the answer offers what it may say, and says so once it was sent', async () => {
    const wrong = csv.replace('及时公开', '20');
    const map = 'F=公开时限';
    const first = await sendWith({ map, dryRun: 'true', sender: '修表人' }, wrong);
    expectValid('import-outcome', first.body);
    const [repair] = (first.body as { repairs: { cell: string }[] }).repairs;
    expect(repair).toEqual({
      at: { sheet: null, row: 4, cell: 'F4' },
      code: 'item.time-limit-unreadable',
      label: '改为“信息形成或者变更之日起20个工作日内”',
      cell: 'F4=信息形成或者变更之日起20个工作日内',
    });
    const again = await sendWith({ map, cell: repair!.cell, dryRun: 'true', sender: '修表人' }, wrong);
    expectValid('import-outcome', again.body);
    expect(again.body['repairs']).toEqual([]);
    expect(again.body['problems']).toContainEqual(
      expect.objectContaining({ code: 'item.cell-corrected', severity: 'info', found: '20' }),
    );
    const nowhere = await sendWith({ cell: 'F99=长期' });
    expect(nowhere).toMatchObject({
      status: 400,
      body: { code: 'request.parameter-invalid', parameter: 'cell', found: 'F99=长期' },
    });
  });

  it('given rows to leave out and a row that is an item, then so it is', async () => {
    const { body } = await sendWith({ leaveOut: '3', accept: '2=19-003', dryRun: 'true', sender: '法制办' });
    expect(body).toMatchObject({
      sender: '法制办',
      added: [],
      changed: [
        { code: '19-003', by: 'accepted' },
        { code: '19-002', by: 'code' },
      ],
      notTaken: [{ title: '住房救助', why: 'asked' }],
    });
  });

  it('given that what is missing is withdrawn and what is blank cleared, then it is', async () => {
    const kept = await sendWith({ dryRun: 'true', sender: '甲' });
    const { body } = await sendWith({
      dryRun: 'true',
      sender: '甲',
      withdrawMissing: 'true',
      clearBlanks: 'true',
    });
    expect(kept.body).toMatchObject({ withdrawn: [], missing: [{ code: '19-001' }, { code: '19-003' }] });
    expect(body).toMatchObject({ withdrawn: [{ code: '19-001' }, { code: '19-003' }], blankKept: [] });
    expect(kept.body['blankKept']).not.toEqual([]);
  });

  it.each([
    ['map', 'F=公开时限\n\nH=天气', 'H=天气', '列号或表头=栏目名'],
    ['map', 'Z=公开时限', 'Z=公开时限', '表中有的列号或表头'],
    ['accept', '5', '5', '行号=事项编号'],
    ['accept', '99=19-001', '99=19-001', '行号'],
    ['leaveOut', '五', '五', '应为行号'],
    ['leaveOut', '99', '99', '行号'],
    ['sender', '长'.repeat(201), '长', '1 到 200 字'],
    ['withdrawMissing', '是', '是', 'true 或 false'],
    ['clearBlanks', '1', '1', 'true 或 false'],
  ])(
    'given a wrong %s (%#), then its line is refused by name and nothing is made',
    async (name, value, ...says) => {
      const before = await drafts(server);
      const { status, body } = await sendWith({ [name]: value });
      expect([status, body]).toMatchObject([400, { code: 'request.parameter-invalid', parameter: name }]);
      for (const said of says) expect(body['detail']).toContain(said);
      expect(await drafts(server)).toBe(before);
    },
  );

  it('stands in the description of the API, each with how it is written', () => {
    const { paths } = describeApi(apiRoutes, 'http://localhost', '0') as unknown as {
      paths: Record<
        string,
        { post: { requestBody: { content: Record<string, { schema: { properties: object } }> } } }
      >;
    }; // the form of the route that takes files
    const form = paths['/editions/{edition}/imports']!.post.requestBody.content['multipart/form-data']!;
    expect(form.schema.properties).toMatchObject({
      sender: { type: 'string', description: expect.any(String) },
      map: { type: 'array', items: { type: 'string' }, description: expect.stringContaining('H=公开时限') },
      accept: { type: 'array', description: expect.stringContaining('5=19-003') },
      leaveOut: { type: 'array', description: expect.stringContaining('5,9-12') },
      withdrawMissing: { type: 'boolean' },
      clearBlanks: { type: 'boolean' },
    });
  });
});

describe('a field that may be given several times', () => {
  const parameters = [severalInForm('row', wholeNumber(1, 9), 'A row')] as const;
  it.each([
    [{}, []],
    [{ row: '' }, []],
    [{ row: '1' }, [1]],
    [{ row: '1\r\n2\n\n3' }, [1, 2, 3]],
    [{ row: ['1', '2\n3'] }, [1, 2, 3]],
  ])('given %j, then its values are %j', (form, values) => {
    expect(readParameters(parameters, {}, {}, form)).toEqual({ row: values });
  });
});
