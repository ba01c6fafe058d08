import { createHash } from 'node:crypto';
import { openDatabase } from '../../src/store/database.js';
import { aToken } from '../accounts.js';
import { using } from './lives.js';
import { edition } from './office.js';

/* What a program asks of a running server. */

/** The secret of an account's token. */
export const secretOf = (account: string) => createHash('sha256').update(account).digest('hex');

/** Tokens for those who work in an office. */
export async function giveTokens(url: string): Promise<void> {
  await using(await openDatabase(url, { create: false }), async ({ db }) => {
    for (const name of ['测试员', '起草人', '法审员', '密审员']) await aToken(db, name, secretOf(name));
  });
}

export type Answer = { status: number; json: Record<string, unknown>; headers: Headers };

type Asked = { as?: string; body?: unknown; headers?: Record<string, string> };

/** A server that is killed or stopped gives none. */
export class NoAnswer extends Error {}

/** Asks the API; throws `NoAnswer`. */
export async function ask(
  { url }: { url: string },
  method: string,
  path: string,
  { as, body, headers = {} }: Asked = {},
): Promise<Answer> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(as === undefined ? {} : { Authorization: `Bearer ${secretOf(as)}` }),
      ...(body === undefined || body instanceof FormData ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
  }).catch(lost);
  const text = await response.text().catch(lost);
  const json = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>; // the API answers with objects
  return { status: response.status, json, headers: response.headers };
}

function lost(error: unknown): never {
  throw new NoAnswer(String(error));
}

/** Sends a file for the district's edition. */
export function sendFile(to: { url: string }, bytes: Buffer, name = '目录.csv'): Promise<Answer> {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(bytes)]), name);
  return ask(to, 'POST', `/editions/${edition}/imports`, { as: '起草人', body });
}

/** A draft that says so of 19-001, submitted and approved by both; gives its number. */
export async function approveNote(to: { url: string }, note: string): Promise<number> {
  const added = await must(ask(to, 'POST', '/drafts', { as: '起草人', body: { edition, title: note } }), 201);
  const draft = Number(added.json['id']);
  const change = { kind: 'edit', code: '19-001', fields: { note }, reason: '修订' };
  const as = '起草人';
  const changed = await must(
    ask(to, 'POST', `/drafts/${draft}/changes`, { as, body: change, headers: seen(added) }),
  );
  const submission = { reason: '年度修订' };
  const submitted = await must(
    ask(to, 'POST', `/drafts/${draft}/submission`, { as, body: submission, headers: seen(changed) }),
  );
  for (const [kind, reviewer] of [
    ['legality', '法审员'],
    ['secrecy', '密审员'],
  ] as const) {
    const review = { decision: 'approve', comment: null, digest: submitted.json['digest'] };
    await must(ask(to, 'POST', `/drafts/${draft}/reviews/${kind}`, { as: reviewer, body: review }));
  }
  return draft;
}

export function publish(to: { url: string }, draft: number): Promise<Answer> {
  const body = { effectiveOn: '2026-11-02', note: '年度修订' };
  return ask(to, 'POST', `/drafts/${draft}/publication`, { as: '测试员', body });
}

export function seen({ headers }: Answer): Record<string, string> {
  return { 'If-Match': headers.get('etag') ?? '' };
}

/** An answer that is no refusal. */
export async function must(asked: Promise<Answer>, status = 200): Promise<Answer> {
  const answer = await asked;
  if (answer.status !== status) throw new OtherAnswer(answer);
  return answer;
}

class OtherAnswer extends Error {
  constructor(readonly answer: Answer) {
    super(`${answer.status}: ${JSON.stringify(answer.json)}`);
  }
}

/** Has a draft approved and publishes it; gives what refused that, if anything did. */
export async function publishOrRefused(to: { url: string }, note: string): Promise<Answer | null> {
  try {
    await must(publish(to, await approveNote(to, note)), 201);
    return null;
  } catch (error) {
    if (error instanceof OtherAnswer) return error.answer;
    throw error;
  }
}

/** The note of 19-001 in force, as anybody reads it. */
export async function noteAt(server: { url: string }): Promise<unknown> {
  const { json } = await ask(server, 'GET', `/editions/${edition}/items/19-001`);
  return (json['item'] as Record<string, unknown> | undefined)?.['note'];
}
