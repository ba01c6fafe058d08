import type { Announcement, NewsType } from '../announcement/announcement.js';
import type { Delivery, SigningSecrets, Try } from '../webhook/webhook.js';
import { toAnnouncement } from './announcements.js';
import { batches } from './catalogs.js';
import type { Db } from './engine.js';
import { listWebhooks } from './webhooks.js';

/** The outbox: puts what was just announced on its way to whoever is told of it, in the same transaction. */
export async function queueDeliveries(db: Db, announcements: readonly Announcement[]): Promise<void> {
  const webhooks = (await listWebhooks(db)).filter(({ paused }) => !paused);
  const queued = webhooks.flatMap(({ id, types }) =>
    announcements
      .filter(({ news }) => types.includes(news.type))
      .map(({ sequence, at }) => ({ webhook_id: id, sequence, state: 'waiting', tries: 0, due_at: at })),
  );
  for (const batch of batches(queued)) await db.insertInto('webhook_delivery').values(batch).execute();
}

/** What somebody has taken on to send; whoever else looks leaves it until the lease ends. */
export type Taken = {
  id: number;
  /** How often it was tried, this time included. */
  tries: number;
  /** What it is held by. */
  leasedUntil: string;
  url: string;
  secrets: SigningSecrets;
  announcement: Announcement;
};

/**
 * Takes what is due, the longest due first. The rows are looked at again in the statement that takes them, once it holds
 * them: of several processes that take at once each row goes to one. Where nothing is due nothing is written.
 */
export async function takeDue(db: Db, at: Date, leaseMs: number, limit: number): Promise<Taken[]> {
  const now = at.toISOString();
  const due = await findDue(db, now, limit);
  if (due.length === 0) return [];
  const leasedUntil = new Date(at.getTime() + leaseMs).toISOString();
  const taken = await db
    .updateTable('webhook_delivery')
    .set((column) => ({ leased_until: leasedUntil, tries: column('tries', '+', 1) }))
    .where('id', 'in', due)
    .where('state', '=', 'waiting')
    .where((row) => row.or([row('leased_until', 'is', null), row('leased_until', '<=', now)]))
    .returning('id')
    .execute();
  const ids = taken.map(({ id }) => id);
  return ids.length === 0 ? [] : readTaken(db, ids, now);
}

async function findDue(db: Db, now: string, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('webhook_delivery')
    .innerJoin('webhook', 'webhook.id', 'webhook_delivery.webhook_id')
    .select('webhook_delivery.id')
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .where('paused', '=', 0)
    .where((row) => row.or([row('leased_until', 'is', null), row('leased_until', '<=', now)]))
    .orderBy('due_at')
    .orderBy('webhook_delivery.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

async function readTaken(db: Db, ids: readonly number[], now: string): Promise<Taken[]> {
  const rows = await db
    .selectFrom('webhook_delivery as due')
    .innerJoin('webhook', 'webhook.id', 'due.webhook_id')
    .innerJoin('announcement', 'announcement.sequence', 'due.sequence')
    .selectAll('announcement')
    .select(['due.id as delivery', 'due.tries', 'due.leased_until'])
    .select(['webhook.url', 'webhook.secret', 'webhook.former_secret', 'webhook.former_until'])
    .where('due.id', 'in', [...ids])
    .orderBy('due.sequence')
    .orderBy('due.id')
    .execute();
  return rows.map((row) => ({
    id: row.delivery,
    tries: row.tries,
    leasedUntil: row.leased_until ?? '',
    url: row.url,
    secrets: {
      present: row.secret,
      former: row.former_until !== null && row.former_until > now ? row.former_secret : null,
    },
    announcement: toAnnouncement(row),
  }));
}

/** What became of a delivery after a try: it is over, or tried again. */
export type Next = { state: 'delivered' | 'failed'; dueAt: null } | { state: 'waiting'; dueAt: Date };

/** Notes a try, and what follows unless somebody else has taken it meanwhile. */
export async function noteTry(
  db: Db,
  { id, leasedUntil }: Pick<Taken, 'id' | 'leasedUntil'>,
  { at, status, fault }: Try,
  { state, dueAt }: Next,
): Promise<void> {
  const present = await db
    .updateTable('webhook_delivery')
    .set({ state, due_at: dueAt?.toISOString() ?? null, leased_until: null })
    .where('id', '=', id)
    .where('leased_until', '=', leasedUntil)
    .returning('id')
    .execute();
  // it went with its webhook, or a later try counts
  if (present.length > 0)
    await db.insertInto('webhook_try').values({ delivery_id: id, at, status, fault }).execute();
}

/** Lets go of what was settled of news from before then, with its tries; the feeds have the news still. */
export async function dropSettledDeliveries(db: Db, before: Date): Promise<void> {
  const old = db.selectFrom('announcement').select('sequence').where('at', '<', before.toISOString());
  await db
    .deleteFrom('webhook_delivery')
    .where('state', 'in', ['delivered', 'failed'])
    .where('sequence', 'in', old)
    .execute();
}

/** `upTo`: the newest wanted. */
export type DeliveryQuery = {
  webhook?: number;
  state?: Delivery['state'];
  upTo?: number;
  limit: number;
};

/** Newest first. */
export async function listDeliveries(
  db: Db,
  { webhook, state, upTo, limit }: DeliveryQuery,
): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('webhook_delivery')
    .innerJoin('announcement', 'announcement.sequence', 'webhook_delivery.sequence')
    .selectAll('webhook_delivery')
    .select('announcement.type')
    .$if(webhook !== undefined, (some) => some.where('webhook_id', '=', webhook ?? 0))
    .$if(state !== undefined, (some) => some.where('state', '=', state ?? ''))
    .$if(upTo !== undefined, (some) => some.where('webhook_delivery.id', '<=', upTo ?? 0))
    .orderBy('webhook_delivery.id', 'desc')
    .limit(limit)
    .execute();
  const tries = await readTries(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    webhook: row.webhook_id,
    sequence: row.sequence,
    type: row.type as NewsType, // addAnnouncements wrote it
    state: row.state as Delivery['state'], // the table's check allows no other
    tries: tries.get(row.id) ?? [],
    dueAt: row.due_at,
  }));
}

async function readTries(db: Db, ids: readonly number[]): Promise<Map<number, Try[]>> {
  const tries = new Map<number, Try[]>();
  for (const batch of batches(ids)) {
    const rows = await db
      .selectFrom('webhook_try')
      .selectAll()
      .where('delivery_id', 'in', batch)
      .orderBy('at')
      .execute();
    for (const { delivery_id: id, at, status, fault } of rows)
      tries.set(id, [...(tries.get(id) ?? []), { at, status, fault: fault as Try['fault'] }]); // noteTry wrote it
  }
  return tries;
}

/** Begins anew with one that is over; gives whether there is one. */
export async function resendDelivery(db: Db, webhook: number, id: number, at: Date): Promise<boolean> {
  const found = await db
    .updateTable('webhook_delivery')
    .set({ state: 'waiting', tries: 0, due_at: at.toISOString(), leased_until: null })
    .where('id', '=', id)
    .where('webhook_id', '=', webhook)
    .returning('id')
    .execute();
  return found.length > 0;
}

/** How many failed of each webhook that has any. */
export async function countFailed(db: Db): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('webhook_delivery')
    .select(({ fn }) => ['webhook_id', fn.countAll<number | string>().as('count')])
    .where('state', '=', 'failed')
    .groupBy('webhook_id')
    .execute();
  return new Map(rows.map(({ webhook_id, count }) => [webhook_id, Number(count)]));
}
