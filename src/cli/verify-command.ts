import { readFileSync } from 'node:fs';
import type { Verification } from '../actions/verify-history.js';
import { sayFinding, verifyHistory } from '../actions/verify-history.js';
import type { Checkpoint } from '../log/checkpoint.js';
import { parseCheckpoint, parseCheckpoints } from '../log/checkpoint.js';
import { sayCheckpointFault, sayLogFinding, sayProven } from '../log/words.js';
import { Refusal } from '../refusal.js';
import type { AddCommands, Session } from './session.js';
import { show, withDatabase } from './session.js';

type Options = { checkpoint: string[]; checkpoints: string[]; json?: boolean };

/** What is known from outside, and the lines that can't be relied on. */
type Outside = { checkpoints: Checkpoint[]; faults: { file: string; line: number; why: string }[] };

export const verifyCommand: AddCommands = (program, session, finish) => {
  const collect = (value: string, before: string[]) => [...before, value];
  program
    .command('verify')
    .description('重算全部内容、领域、版本和操作记录的指纹，与外部封存点核对，指出第一处不符')
    .option('--checkpoint <line>', '一个封存点，可写多次：文件或导出的目录上印着的那一行', collect, [])
    .option('--checkpoints <file>', '封存点的文件，可写多次（另有 CHECKPOINT_FILE 时一并核对）', collect, [])
    .option('--json', '输出 JSON')
    .action(async (options: Options) => {
      const outside = readOutside(session, options); // before the log, which grows
      const verification = await withDatabase(session, (db) => verifyHistory(db, outside.checkpoints));
      const { faults } = outside;
      show(session, options.json, { ...verification, faults }, () => sayAll(verification, outside));
      finish(verification.finding || verification.log.finding || faults.length > 0 ? 1 : 0);
    });
};

function readOutside({ configuration }: Session, { checkpoint, checkpoints }: Options): Outside {
  const { logKeys, checkpointFile } = configuration;
  const outside: Outside = { checkpoints: checkpoint.map((line) => readLine(line, logKeys)), faults: [] };
  for (const file of [...checkpoints, ...(checkpointFile === null ? [] : [checkpointFile])]) {
    const read = parseCheckpoints(readFile(file), logKeys);
    outside.checkpoints.push(...read.checkpoints);
    for (const { line, fault } of read.faults)
      outside.faults.push({ file, line, why: sayCheckpointFault(fault) });
  }
  return outside;
}

/** Whoever gives a line vouches for it, so it needs no seal. */
function readLine(line: string, keys: readonly string[]): Checkpoint {
  const found = parseCheckpoint(line, keys, false);
  if (typeof found !== 'string') return found;
  const expected = ' log-1 开头的一行';
  throw new Refusal('request.parameter-invalid', {
    parameter: '--checkpoint',
    found: `${line.slice(0, 60)}（${sayCheckpointFault(found)}）`,
    expected,
  });
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Refusal('file.unreadable', {
      path,
      why: error instanceof Error ? error.message : String(error),
    });
  }
}

function sayAll(verification: Verification, { faults }: Outside): string {
  return [
    sayPublished(verification),
    sayLog(verification),
    ...faults.map(({ file, line, why }) => `封存文件 ${file} 第 ${line} 行不能用：${why}。`),
  ].join('\n');
}

function sayPublished({ editions, versions, contents, finding }: Verification): string {
  return finding
    ? sayFinding(finding)
    : `核对无误：${editions} 个目录版、${versions} 个版本、${contents} 条内容都与指纹相符。`;
}

function sayLog({ log }: Verification): string {
  return log.finding
    ? `${sayLogFinding(log.finding)}此前 ${log.entries} 条相符。`
    : `操作记录 ${log.entries} 条首尾相接，都与指纹相符；${sayProven(log)}`;
}
