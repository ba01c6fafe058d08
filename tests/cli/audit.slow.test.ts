import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import type { LogEntry } from '../../src/log/entry.js';
import { openDatabase } from '../../src/store/database.js';
import { aWorkplace } from './command-line.js';

const E = 'longting-district';
const LOG_KEY = 'a-key-that-nobody-has-guessed-for-years';
const second = fileURLToPath(new URL('../../scripts/verify-log.mjs', import.meta.url));

jest.setTimeout(120_000); // each run of the program starts Node

describe('the log by the command line', () => {
  const place = aWorkplace({ LOG_KEY, CHECKPOINT_FILE: 'kept.txt' });
  const { cli, folder, begin, remove } = place;
  afterAll(remove);
  const kept = () => readFileSync(join(folder, 'kept.txt'), 'utf8');
  const entries = (...args: string[]) =>
    (cli('audit', 'list', '--as', 'admin', '--json', ...args).json() as { entries: LogEntry[] }).entries;
  let last: string;

  it('init keeps a sealed checkpoint of the editions it loads', () => {
    begin();
    expect(kept()).toMatch(/^log-1 \d+( [0-9a-f]{64}){2} \S+Z( [0-9a-f]{64}){2}\n$/);
    const run = cli('verify');
    expect([run.status, run.out]).toEqual([
      0,
      expect.stringMatching(/操作记录 \d+ 条首尾相接.*到第 \d+ 条为止由外部封存点证明；其后/),
    ]);
  });

  it('verify says what it can’t prove where nothing is kept outside', () => {
    const bare = aWorkplace();
    bare.begin();
    expect(bare.cli('verify')).toMatchObject({
      status: 0,
      out: expect.stringContaining('末尾是否被截去无法证明（没有外部封存点）。'),
    });
    bare.remove();
  });

  it('export is logged for who takes it, with what and when, and only then', () => {
    expect(cli('export', E, '--format', 'csv', '-o', 'a.csv', '--domain', '20').status).toBe(0);
    const taken = {
      account: '法制科',
      via: 'cli',
      thing: { kind: 'version', id: `${E}/1` },
      details: { format: 'csv', domain: '20' },
    };
    expect(entries('--action', 'export.take')).toMatchObject([taken]);
    expect(cli('export', E, '--format', 'csv', '-o', 'b.csv', '--as', '不在册').status).toBe(2);
    const refused = { account: '不在册', outcome: 'refused', details: { why: 'account.unusable' } };
    expect(entries('--action', 'export.take')).toMatchObject([refused, taken]);
  });

  it('list finds by who, what, which and when, and is for who is trusted with the whole', () => {
    const [taken] = entries('--account', '法制科');
    expect(entries('--thing', `version:${E}/1`, '--action', 'edition.add')).toHaveLength(1);
    expect(entries('--edition', E, '--before', String(taken!.sequence)).map(({ action }) => action)).toEqual([
      'edition.add',
    ]);
    expect(entries('--from', '2020-01-01', '--to', '2020-12-31')).toEqual([]);
    expect(cli('audit', 'list', '--as', 'admin', '--account', '法制科').out).toBe(
      `${taken!.sequence}\t${taken!.at}\t法制科\tcli\t-\texport.take\tversion:${E}/1\t${JSON.stringify(taken!['details'])}\n`,
    );
    expect(cli('audit', 'list')).toMatchObject({ status: 2, err: expect.stringContaining('查看操作记录') });
    expect(entries('--account', '法制科')[0]).toMatchObject({ action: 'log.read', outcome: 'refused' });
    expect(cli('audit', 'list', '--from', 'yesterday')).toMatchObject({ status: 2 });
  });

  it('checkpoint prints a line that verify takes', () => {
    last = cli('audit', 'checkpoint', '--as', 'admin').out.trim();
    expect(cli('verify', '--checkpoint', last).out).toContain('全部由外部封存点证明');
    expect(cli('verify', '--checkpoint', 'log-1 half')).toMatchObject({
      status: 2,
      err: expect.stringContaining('不是封存点'),
    });
  });

  it('a printed catalog proves the log up to its publication', () => {
    const unsealed = last.split(' ').slice(0, 5).join(' ');
    expect(cli('verify', '--checkpoint', unsealed)).toMatchObject({ status: 0 });
    expect(cli('verify', '--checkpoint', unsealed.replace(/[0-9a-f]{64}/, '0'.repeat(64)))).toMatchObject({
      status: 1,
      out: expect.stringContaining('与封存点不符'),
    });
  });

  it('export writes what the second verifier takes, ended by its own entry', () => {
    const run = cli('audit', 'export', '-o', 'log.jsonl', '--as', 'admin');
    expect(run).toMatchObject({ status: 0, err: expect.stringMatching(/第 1 至 \d+ 条/) });
    const lines = readFileSync(join(folder, 'log.jsonl'), 'utf8').trimEnd().split('\n');
    expect(entries('--action', 'log.export')).toMatchObject([{ sequence: lines.length, account: 'admin' }]);
    const verified = spawnSync(process.execPath, [second, 'log.jsonl', 'kept.txt'], {
      cwd: folder,
      encoding: 'utf8',
      env: { LOG_KEY },
    });
    expect(verified.stdout).toMatch(
      new RegExp(`^entries 1 to ${lines.length} hang together\nproven up to \\d+\n$`),
    );
    expect(
      cli('audit', 'export', '-o', '-', '--from', '1999-01-01', '--to', '1999-01-02', '--as', 'admin').status,
    ).toBe(2);
  });

  it('T-AU-04 verify names a line of the kept file that was forged', () => {
    const good = kept();
    appendFileSync(join(folder, 'kept.txt'), last.replace(/^log-1 \d+/, 'log-1 2'));
    expect(cli('verify')).toMatchObject({
      status: 1,
      out: expect.stringContaining('封存文件 kept.txt 第 2 行不能用：印记不对'),
    });
    writeFileSync(join(folder, 'kept.txt'), good);
    expect(cli('verify').status).toBe(0);
  });

  it('T-AU-01, T-AU-03 verify names what was altered, and what was cut off, in the database file', async () => {
    const tamper = async (statement: string) => {
      const { db, close } = await openDatabase(`sqlite:${join(folder, 'data', 'catalog.db')}`, {
        create: false,
      });
      for (const event of ['update', 'delete'])
        await sql.raw(`drop trigger if exists event_log_${event}_guard`).execute(db);
      await sql.raw(statement).execute(db);
      await close();
    };
    await tamper(`delete from event_log where sequence > (select min(sequence) from event_log) + 2`);
    const cut = cli('verify', '--checkpoint', last);
    expect(cut).toMatchObject({ status: 1, out: expect.stringContaining('操作记录第 4 条起缺失') });
    await tamper(`update event_log set account = 'x' where sequence = 2`);
    expect(cli('verify', '--json').json()).toMatchObject({
      log: { entries: 1, finding: { sequence: 2, kind: 'column-altered' } },
    });
  });
});
