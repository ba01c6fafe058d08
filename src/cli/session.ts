import type { Command } from 'commander';
import type { Act } from '../account/actor.js';
import type { Configuration } from '../configuration.js';
import { Refusal } from '../refusal.js';
import type { Database } from '../store/database.js';
import type { Db } from '../store/engine.js';
import { openDatabase } from '../store/database.js';

/** 0 done, 1 findings (problems, differences, a failed verification), 2 refused or wrong usage, 3 our bug. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What a command works with. */
export type Session = {
  configuration: Configuration;
  environment: NodeJS.ProcessEnv;
  /** A line for people or a program, on standard output. */
  say(text: string): void;
  /** A line beside the result, on standard error. */
  note(text: string): void;
};

/** Every command adds itself; `finish` takes its exit code. */
export type AddCommands = (program: Command, session: Session, finish: (code: ExitCode) => void) => void;

/** Opens the database for one command and closes it, whatever happens. */
export async function withDatabase<T>(
  { configuration }: Session,
  work: (db: Db, database: Database) => Promise<T>,
  { create = false } = {},
): Promise<T> {
  const database = await openDatabase(configuration.databaseUrl, { create });
  try {
    return await work(database.db, database);
  } finally {
    await database.close();
  }
}

/**
 * Who acts: the account named by `--as`, else by the environment. Whoever can run the command line has the database
 * before them, so no password is asked; what the account may is looked up, and the log says it was the command line.
 * @throws Refusal `account.missing`.
 */
export function actOf({ environment }: Session, as: string | undefined): Act {
  const name = as || environment['DISCLOSURE_CATALOG_AS'];
  if (!name) throw new Refusal('account.missing', {});
  return {
    actor: { kind: 'account', name, via: 'cli', address: null, request: null, scopes: null },
    at: new Date(),
  };
}

/** What is published anybody may take away; who says who they are is logged. */
export function knownAct(session: Session, as: string | undefined): Act | null {
  return as || session.environment['DISCLOSURE_CATALOG_AS'] ? actOf(session, as) : null;
}

/** Prints a value as JSON, or a text made from it. */
export function show<T>(
  session: Session,
  json: boolean | undefined,
  value: T,
  text: (value: T) => string,
): void {
  session.say(json ? JSON.stringify(value, null, 2) : text(value));
}
