import type { Act, Actor } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import type { Action } from '../account/permission.js';
import { sayAction } from '../account/permission.js';
import type { Decision, Target } from '../account/right.js';
import { decideRight } from '../account/right.js';
import type { Grant } from '../account/role.js';
import { scopesAllow } from '../account/scope.js';
import type { News } from '../announcement/announcement.js';
import type { LogEntry, Thing } from '../log/entry.js';
import { isRefusal, Refusal } from '../refusal.js';
import { findAccount } from '../store/accounts.js';
import { addAnnouncements } from '../store/announcements.js';
import { inTransaction } from '../store/database.js';
import { queueDeliveries } from '../store/deliveries.js';
import type { Db } from '../store/engine.js';
import { appendEntry } from '../store/event-log.js';
import { readAncestors } from '../store/organizations.js';
import { logTurnedAway } from './log-turned-away.js';
import { nobodys } from './target.js';

/** What was done, for the log: to which thing, and what else belongs to it. */
export type Deed = { thing?: Thing; edition?: string; details?: Record<string, unknown> };

/** What an action works with: its transaction, and the two things it owes. */
export type Step = {
  tx: Db;
  /**
   * Refuses unless the actor may do this to the target, as the database says now. Gives what allows it; null: the
   * target is the actor's own, or the program itself acts.
   */
  require: (target: Target, hidden?: Refusal) => Promise<Grant | null>;
  /** Writes what was done to the log. */
  record: (deed: Deed) => void;
  /** Tells the outside of it, once it is done. */
  announce: (news: News) => void;
  /** Says that nothing was changed, so that nothing needs to be recorded. */
  leave: () => void;
};

/**
 * Does one thing for one person in one transaction: everything of it and its entry in the log are kept, or nothing. A
 * right that is missing is logged as refused. An action that asks for no right or records nothing is our bug.
 */
export async function perform<T>(
  db: Db,
  act: Act,
  action: Action,
  work: (step: Step) => Promise<T>,
): Promise<T> {
  refuseNobody(act);
  try {
    return await inTransaction(db, async (tx) => {
      const kept = {
        asked: act.actor.kind === 'system',
        idle: false,
        deeds: [] as Deed[],
        news: [] as News[],
      };
      const result = await work({
        tx,
        require: async (target, hidden) => {
          kept.asked = true;
          return requireRight(tx, act.actor, action, target, hidden);
        },
        record: (deed) => void kept.deeds.push(deed),
        announce: (news) => void kept.news.push(news),
        leave: () => void (kept.idle = true),
      });
      if (!kept.asked) throw new Error(`${action} asked for no right`);
      if (kept.deeds.length === 0 && !kept.idle) throw new Error(`${action} recorded nothing`);
      for (const deed of kept.deeds) await appendEntry(tx, entryOf(act, action, 'done', deed));
      if (kept.news.length > 0) await queueDeliveries(tx, await addAnnouncements(tx, kept.news, act.at));
      return result;
    });
  } catch (error) {
    throw await logged(db, act, action, error);
  }
}

/** Looks at something not public: refuses like `perform`, but only refusals are logged. */
export async function permit(
  db: Db,
  act: Act,
  action: Action,
  target: Target,
  hidden?: Refusal,
): Promise<Grant | null> {
  refuseNobody(act);
  try {
    return await requireRight(db, act.actor, action, target, hidden);
  } catch (error) {
    throw await logged(db, act, action, error);
  }
}

/** Refuses a token that is for other things, whatever it is done to: a list would only be empty. Refusals are logged. */
export async function permitScope(db: Db, act: Act, action: Action): Promise<void> {
  refuseNobody(act);
  const { actor } = act;
  if (actor.kind === 'account' && !scopesAllow(actor.scopes, action))
    throw await logged(db, act, action, missing(action, nobodys));
}

/** What a person is told of an error, after it was logged if it was about who they are or may. */
async function logged(db: Db, act: Act, action: Action, error: unknown): Promise<unknown> {
  if (error instanceof MissingRight) {
    await appendRefusal(db, act, action, error.target);
    return error.told;
  }
  const { actor, at } = act;
  if (actor.kind === 'account' && isRefusal(error) && unfit.includes(error.code))
    await logTurnedAway(db, { ...doorOf(actor), action, thing: null, why: error.code }, at);
  return error;
}

/** Why an account can do nothing at all. */
const unfit: readonly string[] = ['account.unusable', 'password.must-change'];

function doorOf({ name, via, address, request }: Extract<Actor, { kind: 'account' }>) {
  return { name, via, address, request };
}

/** Whether an account may, without a trace: for what a page offers. */
export async function mayDo(db: Db, actor: Actor, action: Action, target: Target): Promise<boolean> {
  return (await openAmong(db, actor, action, [target], (one) => one)).length > 0;
}

/** To which of these things an account may do it, without a trace. */
export async function openAmong<T>(
  db: Db,
  actor: Actor,
  action: Action,
  things: readonly T[],
  targetOf: (thing: T) => Target,
): Promise<T[]> {
  try {
    const judge = await judgeOf(db, actor, action);
    return things.filter((thing) => judge(targetOf(thing)).allowed);
  } catch (error) {
    if (isRefusal(error)) return [];
    throw error;
  }
}

/** What may be done with a first password, but on the command line, where none is asked. */
const openBeforeChange: readonly Action[] = ['password.change', 'session.end'];

/** Whether an account could do something now, as itself and without limits. */
export function mayStill(db: Db, name: string, action: Action, target: Target): Promise<boolean> {
  const actor: Actor = { kind: 'account', name, via: 'cli', address: null, request: null, scopes: null };
  return mayDo(db, actor, action, target);
}

/** The refusal a person is told, and what they wanted, for the log. */
class MissingRight extends Error {
  constructor(
    readonly told: Refusal,
    readonly target: Target,
  ) {
    super(told.message);
  }
}

async function requireRight(
  db: Db,
  actor: Actor,
  action: Action,
  target: Target,
  hidden?: Refusal,
): Promise<Grant | null> {
  const decision = (await judgeOf(db, actor, action))(target);
  if (decision.allowed) return decision.grant;
  throw missing(action, target, hidden);
}

function missing(action: Action, target: Target, hidden?: Refusal): MissingRight {
  return new MissingRight(
    hidden ?? new Refusal('right.missing', { action, says: sayAction(action) }),
    target,
  );
}

/** Decides by what the database says of the actor now; an account that can do nothing at all is refused. */
async function judgeOf(db: Db, actor: Actor, action: Action): Promise<(target: Target) => Decision> {
  if (actor.kind === 'system') return () => ({ allowed: true, grant: null });
  const account = await findAccount(db, actor.name);
  if (account && account.name !== actor.name)
    throw new Refusal('account.misspelt', { found: actor.name, account: account.name });
  if (!account || account.disabledAt !== null) throw new Refusal('account.unusable', { account: actor.name });
  if (actor.via !== 'cli' && account.mustChangePassword && !openBeforeChange.includes(action))
    throw new Refusal('password.must-change', {});
  const grantee = { account: account.name, grants: account.grants };
  const ancestors = await readAncestors(db);
  return (target) =>
    scopesAllow(actor.scopes, action) ? decideRight(grantee, action, target, ancestors) : { allowed: false };
}

/** Nobody is not “everybody”: without an actor nothing is done, wherever the call comes from. */
export function refuseNobody(act: Act | null | undefined): void {
  const actor = act?.actor;
  if (actor?.kind !== 'system' && actor?.kind !== 'account') throw new Refusal('account.missing', {});
}

function appendRefusal(
  db: Db,
  act: Act,
  action: Action,
  { owners, madeFor, account }: Target,
): Promise<LogEntry> {
  const details = { owners, madeFor: madeFor ?? null, account: account ?? null };
  return inTransaction(db, (tx) => appendEntry(tx, entryOf(act, action, 'refused', { details })));
}

function entryOf(
  { actor, at }: Act,
  action: Action,
  outcome: LogEntry['outcome'],
  { thing, edition, details }: Deed,
): Omit<LogEntry, 'sequence'> {
  const door = actor.kind === 'system' ? { via: 'system', address: null, request: null } : actor;
  return {
    at: at.toISOString(),
    account: nameOf(actor),
    via: door.via,
    address: door.address,
    request: door.request,
    action,
    outcome,
    thing: thing ?? null,
    edition: edition ?? null,
    details: details ?? {},
  };
}
