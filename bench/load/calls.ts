/* Asking a server as a program of somebody with a token would. */
import { setTimeout as sleep } from 'node:timers/promises';

export type Answered = { status: number; body: Record<string, unknown>; headers: Headers };

/**
 * One call with a JSON body, or a form; what was answered is read to its end. Each on a connection of its own: one that was
 * kept may be closed just then.
 */
export async function call(
  url: string,
  token: string,
  method = 'GET',
  sent?: unknown,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const isForm = sent instanceof FormData;
  const response = await fetch(url, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      Connection: 'close',
      ...(sent === undefined || isForm ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: isForm ? sent : JSON.stringify(sent) }),
  });
  const text = await response.text();
  const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>); // the API answers in JSON
  return { status: response.status, body, headers: response.headers };
}

/** @throws where it was not answered as expected: with what it was answered. */
export async function mustCall(...args: Parameters<typeof call>): Promise<Answered> {
  const answered = await call(...args);
  if (answered.status >= 300)
    throw new Error(`${args[2] ?? 'GET'} ${args[0]}: ${answered.status} ${JSON.stringify(answered.body)}`);
  return answered;
}

export function upload(bytes: Buffer, name: string, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new Blob([new Uint8Array(bytes)]), name);
  return form;
}

/** `cutOff`: how often the connection ended without an answer; it was sent again. */
export type Imported = { last: Answered; turnedAway: number; cutOff: number };

/** What an import came to, however long it takes; asked to come back, it does. */
export async function importFile(
  origin: string,
  token: string,
  edition: string,
  bytes: Buffer,
): Promise<Imported> {
  const counts = { turnedAway: 0, cutOff: 0 };
  let last: Answered | null = null;
  while (last === null) {
    const answered = await sendFile(`${origin}/api/v1/editions/${edition}/imports`, token, bytes);
    if (answered === null) counts.cutOff += 1;
    else if (answered.status === 503 && answered.headers.has('retry-after')) counts.turnedAway += 1;
    else last = answered;
    const seconds = Number(answered?.headers.get('retry-after') ?? 1);
    if (last === null) await sleep(1_000 * seconds * (0.5 + Math.random()));
  }
  const job = last.headers.get('location');
  while (job !== null && last.body['state'] === 'running') {
    await sleep(200);
    last = await call(new URL(job, origin).href, token);
  }
  return { last, ...counts };
}

/** null: the connection ended without an answer. */
async function sendFile(url: string, token: string, bytes: Buffer): Promise<Answered | null> {
  try {
    return await call(url, token, 'POST', upload(bytes, '目录.xlsx'));
  } catch {
    return null; // fetch throws for that alone
  }
}
