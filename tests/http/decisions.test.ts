import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { proposeChanges, startDraft } from '../../src/actions/edit-draft.js';
import { anAct } from '../builders.js';
import { openWorkbook } from '../export/workbook-text.js';
import { publishChanges } from '../publish.js';
import { expectValid, get } from './sending.js';
import type { TestServer } from './service.js';
import { aServer, tokens } from './service.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const limit = (timeLimit: string) =>
  ({ kind: 'edit', code: '19-002', fields: { timeLimit }, reason: '新办法' }) as const;

async function decide(draft: number, bytes: Buffer) {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(bytes)]), '冲突.xlsx');
  const headers = { Authorization: `Bearer ${tokens.民政局}` };
  const response = await fetch(`${server.url}/api/v1/drafts/${draft}/decisions`, {
    method: 'POST',
    headers,
    body,
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

it('given conflicts, then they go out as a workbook, and what comes back decides them', async () => {
  const { id } = await startDraft(server.db, { edition: 'longting-district', title: '修订' }, anAct());
  await proposeChanges(server.db, { draft: id, revision: null }, [limit('10个工作日内')], anAct());
  await publishChanges(server.db, [limit('5个工作日内')]);
  const response = await get(server, `/api/v1/drafts/${id}/conflicts.xlsx`);
  expect(response.headers.get('Content-Disposition')).toContain(`draft-${id}-conflicts.xlsx`);
  const workbook = await openWorkbook(Buffer.from(await response.arrayBuffer()));
  const saved = async () => Buffer.from(await workbook.xlsx.writeBuffer());
  workbook.worksheets[0]!.getCell('H4').value = '用别人的';
  expect(await decide(id, await saved())).toMatchObject({
    status: 422,
    json: { code: 'decisions.unreadable' },
  });
  workbook.worksheets[0]!.getCell('H4').value = '用草案的';
  const decided = await decide(id, await saved());
  expectValid('rebase', decided.json);
  expect(decided).toMatchObject({
    status: 200,
    json: { baseVersion: 3, conflicts: [], changes: [limit('10个工作日内')] },
  });
});
