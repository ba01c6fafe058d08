/*
 * Sets upon a server until it is ended: 2,000 who send a byte now and then, floods of logins, zip bombs. Arguments: the
 * server, a token that may import, an edition. Prints what was answered how often when it is told to stop (SIGTERM).
 */
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { aXlsx } from '../tests/import/zip-writer.js';
import { call, upload } from './load/calls.js';

const [origin = '', token = '', edition = ''] = process.argv.slice(2);
const url = new URL(origin);
const crowd = { slow: 2_000, logins: 50, bombs: 8 };
const answers = new Map<string, number>();
let toldToStop = false;

function isOver(): boolean {
  return toldToStop;
}

function count(what: string): void {
  answers.set(what, (answers.get(what) ?? 0) + 1);
}

const heads = [
  `GET /api/v1/editions HTTP/1.1\r\nHost: ${url.host}\r\nX-Slow: `,
  `POST /login HTTP/1.1\r\nHost: ${url.host}\r\nContent-Type: application/x-www-form-urlencoded\r\nOrigin: ${url.origin}\r\nContent-Length: 1000\r\n\r\n`,
];

/** A head or a body without an end, a byte every three seconds; cut off, it comes again. */
async function dribble(index: number): Promise<void> {
  while (!isOver()) {
    const socket = connect(Number(url.port), url.hostname);
    let answered = '';
    socket.on('data', (bytes: Buffer) => (answered ||= bytes.toString('latin1').slice(9, 12)));
    socket.on('error', () => undefined); // that it was cut off is counted below
    socket.write(heads[index % heads.length] ?? '');
    const closed = once(socket, 'close').catch(() => undefined);
    while (!isOver() && !socket.destroyed) {
      await Promise.race([closed, sleep(3_000)]);
      if (socket.writable) socket.write('x');
    }
    socket.destroy();
    if (!isOver()) count(`slow ${index % 2 === 0 ? 'head' : 'body'}: ${answered || 'cut off'}`);
  }
}

/** From ever new addresses, as the proxy before the server tells. */
async function knock(index: number): Promise<void> {
  for (let time = 0; !isOver(); time++) {
    const answered = await fetch(`${origin}/login`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        Origin: url.origin,
        'Content-Type': 'application/x-www-form-urlencoded',
        'X-Forwarded-For': `10.${index}.${(time >> 8) % 256}.${time % 256}`,
      },
      body: `account=${encodeURIComponent(`某人${index}-${time}`)}&password=guess&back=%2F`,
    }).catch(() => null);
    await answered?.arrayBuffer().catch(() => undefined);
    count(`login: ${answered?.status ?? 'cut off'}`);
  }
}

/** 250 MB of blanks in 250 KB. */
const bomb = aXlsx(`<sheetData>${' '.repeat(250 * 2 ** 20)}</sheetData>`);

async function explode(): Promise<void> {
  const at = `${origin}/api/v1/editions/${edition}/imports`;
  while (!isOver()) {
    const answered = await call(at, token, 'POST', upload(bomb, '目录.xlsx', { dryRun: 'true' })).catch(
      () => null,
    );
    count(`bomb: ${answered?.status ?? 'cut off'}`);
    if (answered?.status === 503) await sleep(1_000);
  }
}

process.once('SIGTERM', () => {
  toldToStop = true;
  process.stdout.write(`${JSON.stringify(Object.fromEntries([...answers].sort()))}\n`, () => process.exit(0));
});
for (let index = 0; index < crowd.slow; index++) void dribble(index);
for (let index = 0; index < crowd.logins; index++) void knock(index);
for (let index = 0; index < crowd.bombs; index++) void explode();
process.stdout.write('begun\n');
