import { expect } from '@jest/globals';
import { schemaCompiler } from '../../src/schema.js';
import type { TestServer } from './service.js';
import { tokens } from './service.js';

/** What a clerk's program sends, and what it asks. */

const headings = '领域,一级事项,二级事项,公开内容（要素）,公开依据,公开时限,公开主体,公开渠道和载体,事项编号';
export const aRow = (level2: string, content = '名单、标准') =>
  `社会救助,最低生活保障,${level2},"${content}",《社会救助暂行办法》（国务院令第649号）,长期公开,区民政局,■政府网站,`;
export const aCsv = (...rows: string[]) => `\ufeff${[headings, ...rows].join('\r\n')}\r\n`;

export type Sent = {
  edition?: string;
  token?: string | null;
  files?: [field: string, content: string | Buffer, name: string][];
  fields?: Record<string, string>;
};

export function send(
  to: TestServer,
  { edition = 'longting-district', token = tokens.民政局, ...form }: Sent,
) {
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields ?? {})) body.append(name, value);
  for (const [field, content, name] of form.files ?? [])
    body.append(field, new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  const headers: Record<string, string> = token === null ? {} : { Authorization: `Bearer ${token}` };
  return fetch(`${to.url}/api/v1/editions/${edition}/imports`, { method: 'POST', headers, body });
}

export const get = (from: TestServer, path: string, token: string = tokens.民政局) =>
  fetch(`${from.url}${path}`, { headers: { Authorization: `Bearer ${token}` } });

export function expectValid(schema: string, value: unknown): void {
  const validate = schemaCompiler().getSchema(`/schemas/${schema}.json`)!;
  void validate(value);
  expect(validate.errors).toBeNull();
}

export async function drafts(of: TestServer): Promise<number> {
  return (await of.db.selectFrom('draft').select('id').execute()).length;
}

/** Waits until an import that was put off is done. */
export async function done(
  of: TestServer,
  path: string,
): Promise<{ state: string; [member: string]: unknown }> {
  for (;;) {
    const response = await get(of, path);
    const body = (await response.json()) as { state: string };
    if (response.status !== 200 || body.state === 'done') return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
