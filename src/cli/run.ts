import { writeSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { readConfiguration } from '../configuration.js';
import { isRefusal } from '../refusal.js';
import { storeFault } from '../store/fault.js';
import { accountCommands } from './account-commands.js';
import { auditCommands } from './audit-commands.js';
import { backupCommands } from './backup-commands.js';
import { bundleCommand } from './bundle-command.js';
import { calendarCommands } from './calendar-commands.js';
import { checkCommand } from './check-command.js';
import { citeCommand } from './cite-command.js';
import { databaseCommands } from './database-commands.js';
import { decisionCommands } from './decision-commands.js';
import { diffCommand } from './diff-command.js';
import { draftCommands } from './draft-commands.js';
import { exportCommand } from './export-command.js';
import { impactCommand } from './impact-command.js';
import { importCommands } from './import-commands.js';
import { noticeCommands } from './notice-commands.js';
import { organizationCommands } from './organization-commands.js';
import { readingCommands } from './reading-commands.js';
import { regulationCommands } from './regulation-commands.js';
import { reportCommand } from './report-command.js';
import { rebaseCommand } from './rebase-command.js';
import { serveCommand } from './serve-command.js';
import { workflowCommands } from './workflow-commands.js';
import type { AddCommands, ExitCode, Session } from './session.js';
import { sinceCommand } from './since-command.js';
import { taskCommands } from './task-commands.js';
import { tokenCommands } from './token-commands.js';
import { sayUsageError } from './usage.js';
import { verifyCommand } from './verify-command.js';
import { webhookCommands } from './webhook-commands.js';
import { whichCommand } from './which-command.js';

const commands: AddCommands[] = [
  databaseCommands,
  readingCommands,
  diffCommand,
  importCommands,
  draftCommands,
  workflowCommands,
  rebaseCommand,
  decisionCommands,
  exportCommand,
  bundleCommand,
  whichCommand,
  sinceCommand,
  citeCommand,
  regulationCommands,
  impactCommand,
  taskCommands,
  noticeCommands,
  checkCommand,
  reportCommand,
  calendarCommands,
  organizationCommands,
  accountCommands,
  tokenCommands,
  webhookCommands,
  auditCommands,
  verifyCommand,
  backupCommands,
  serveCommand,
];

/** Runs one command line and gives its exit code. */
export async function runCli(args: string[], environment: NodeJS.ProcessEnv): Promise<ExitCode> {
  let code: ExitCode = 0;
  process.stdout.on('error', leaveQuietly);
  try {
    const session = newSession(environment);
    const program = buildProgram(session, (finished) => {
      code = finished;
    });
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return reportFailure(error, args.includes('--json'));
  }
}

/** The reader of a pipe went away (`| head`): nothing is left to say. */
function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  writeSync(2, error.code === 'ENOSPC' ? '磁盘已满，没有写完。\n' : `写不出去：${error.message}\n`);
  process.exit(2);
}

function newSession(environment: NodeJS.ProcessEnv): Session {
  return {
    configuration: readConfiguration(environment),
    environment,
    say: (text) => void process.stdout.write(`${text}\n`),
    note: (text) => void process.stderr.write(`${text}\n`),
  };
}

function buildProgram(session: Session, finish: (code: ExitCode) => void): Command {
  const program = new Command('disclosure-catalog')
    .description('基层政务公开标准目录管理')
    .helpOption('-h, --help', '显示用法')
    .helpCommand('help [command]', '显示某个命令的用法')
    .showSuggestionAfterError(true)
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  for (const add of commands) add(program, session, finish);
  for (const command of everyCommand(program)) {
    command
      .exitOverride()
      .configureOutput({ outputError: () => undefined })
      .helpOption('-h, --help', '显示用法');
  }
  return program;
}

function everyCommand(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...everyCommand(child)]);
}

function reportFailure(error: unknown, json: boolean): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const told = error.code === 'commander.help' ? '' : `${sayUsageError(error)}\n`;
    writeSync(2, told);
    return 2;
  }
  const refusal = isRefusal(error) ? error : storeFault(error);
  if (refusal) {
    const { code, message, details } = refusal;
    writeSync(2, `${json ? JSON.stringify({ code, message, details }) : message}\n`);
    return 2;
  }
  writeSync(
    2,
    `程序出错。请把以下内容交给维护人员：\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 3;
}
