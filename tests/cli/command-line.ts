import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built program, as people run it. */
const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export type Run = { status: number | null; out: string; err: string; json: () => Record<string, unknown> };

/** A folder with a database of its own, and the command line in it. */
export function aWorkplace(environment: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-story-'));
  const cli = (...args: string[]): Run => {
    const run = spawnSync(process.execPath, [program, ...args], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: {
        PATH: process.env['PATH'],
        TZ: 'America/New_York',
        DISCLOSURE_CATALOG_AS: '法制科',
        ...environment,
      },
    });
    return {
      status: run.status,
      out: run.stdout,
      err: run.stderr,
      json: () => JSON.parse(run.stdout) as Record<string, unknown>, // what --json prints is an object
    };
  };
  return {
    folder,
    cli,
    /** A database, and who works in it: 法制科 drafts, two review, 张科长 publishes. */
    begin: () => {
      for (const run of [cli('init'), ...people.map(([name, role]) => addPerson(cli, name, role))])
        if (run.status !== 0) throw new Error(run.err);
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const people = [
  ['法制科', 'editor'],
  ['法审员', 'legality-reviewer'],
  ['密审员', 'secrecy-reviewer'],
  ['张科长', 'publisher'],
] as const;

function addPerson(cli: (...args: string[]) => Run, name: string, role: string): Run {
  return cli('account', 'add', name, '--display-name', name, '--role', `${role}=longting`, '--as', 'admin');
}

/** What it takes to publish a draft: its author submits it, two others review it. */
export function approve(cli: (...args: string[]) => Run, draft: string): Run[] {
  return [
    cli('draft', 'submit', draft, '--reason', '新办法施行'),
    cli('review', draft, '--kind', 'legality', '--approve', '--as', '法审员'),
    cli('review', draft, '--kind', 'secrecy', '--approve', '--as', '密审员'),
  ];
}
