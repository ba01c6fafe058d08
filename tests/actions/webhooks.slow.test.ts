import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { Webhook as Verifier } from 'standardwebhooks';
import { addWebhook } from '../../src/actions/add-webhook.js';
import { changeWebhook } from '../../src/actions/change-webhook.js';
import { deliverWebhooks, forgetSettled } from '../../src/actions/deliver-webhooks.js';
import { initialize } from '../../src/actions/initialize.js';
import { listFailing, readDeliveries, readWebhooks } from '../../src/actions/read-webhooks.js';
import { removeWebhook } from '../../src/actions/remove-webhook.js';
import { resendDelivery } from '../../src/actions/resend-delivery.js';
import { rotateWebhookSecret } from '../../src/actions/rotate-webhook-secret.js';
import type { NewsType } from '../../src/announcement/announcement.js';
import { newsTypes } from '../../src/announcement/announcement.js';
import { isValid } from '../../src/schema.js';
import { takeDue } from '../../src/store/deliveries.js';
import type { Db, Engine } from '../../src/store/engine.js';
import { searchLog } from '../../src/store/event-log.js';
import { post } from '../../src/webhook/post.js';
import { mostTries } from '../../src/webhook/retry.js';
import { aCatalog, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { publishChanges } from '../publish.js';
import { Receiver } from '../webhook/receiver.js';

let receiver: Receiver;
beforeEach(async () => {
  receiver = await Receiver.start();
});
afterEach(() => receiver.stop());

const baseUrl = 'http://catalog.test';
const published: NewsType[] = ['catalog.version.published'];
const noon = anAct().at.getTime();
const second = 1_000;
const day = 86_400 * second;

/** Delivers what is due so long after noon of the day; gives how many were tried. */
function deliver(db: Db, after = 0): Promise<number> {
  return deliverWebhooks(db, {
    baseUrl,
    send: (message) => post(message, { allowed: [receiver.host], patienceMs: 300 }),
    now: () => new Date(noon + after),
    chance: () => 0.5,
  });
}

async function begin(db: Db): Promise<void> {
  await initialize(
    db,
    [aStarter(aCatalog(aDomain('19', [anItem('19-001')], '社会救助')))],
    anAct('2026-11-01').at,
  );
}

const add = (db: Db, path: string, types: NewsType[] = published) =>
  addWebhook(db, { url: receiver.url(path), types }, [receiver.host], anAct());

const publish = (db: Db, level2: string, effectiveOn = '2026-12-01') =>
  publishChanges(db, [{ kind: 'edit', code: '19-001', fields: { level2 }, reason: '改名' }], effectiveOn);

const paths = () => receiver.received.map(({ path }) => path);

/** From now on whoever writes is refused. */
async function onlyRead(db: Db, engine: Engine): Promise<void> {
  const refuse =
    engine === 'sqlite' ? 'pragma query_only = 1' : 'set session characteristics as transaction read only';
  await sql.raw(refuse).execute(db);
}

onBothEngines('a webhook', (open, engine) => {
  it('given a publication, then it is told once, thinly, and so that a library of the specification believes it', async () => {
    const { db } = await open();
    await begin(db);
    const { secret } = await add(db, '/ok');
    const { hash } = await publish(db, '甲');
    expect(await deliver(db)).toBe(1);
    expect(await deliver(db, day)).toBe(0);
    const { headers, body } = receiver.received[0]!;
    const sentAt = Number(headers['webhook-timestamp']) * second;
    expect(sentAt).toBe(noon);
    // the library believes only what was sent within minutes: it is asked at that time
    const message = new Verifier(secret);
    expect(message.sign(String(headers['webhook-id']), new Date(sentAt), body)).toBe(
      headers['webhook-signature'],
    );
    const told: unknown = JSON.parse(body);
    expect(told).toEqual({
      type: 'catalog.version.published',
      timestamp: '2026-11-25T04:00:00.000Z',
      data: {
        sequence: 3,
        edition: 'longting-district',
        version: 2,
        hash,
        effectiveOn: '2026-12-01',
        url: `${baseUrl}/api/v1/editions/longting-district/versions/2`,
      },
    });
    expect(isValid('webhook-message.json', told)).toBe(true);
  });

  it('given types, then only those, from when it was added on, and none while it is paused', async () => {
    const { db } = await open();
    await begin(db);
    const { webhook } = await add(db, '/ok', ['catalog.version.effective', 'catalog.version.published']);
    await publish(db, '甲');
    await changeWebhook(db, webhook.id, { paused: true }, [receiver.host], anAct());
    await publish(db, '乙');
    await changeWebhook(db, webhook.id, { paused: false, types: published }, [receiver.host], anAct());
    await publish(db, '丙', '2026-11-25');
    while ((await deliver(db)) > 0);
    expect(receiver.received.map(({ body }) => body.match(/"version":\d/)?.[0])).toEqual([
      '"version":2',
      '"version":4',
    ]);
  });

  it('given nothing that is due, then nothing is written, so that a disk that is full or read-only is not asked', async () => {
    const { db } = await open();
    await begin(db);
    await add(db, '/ok');
    await onlyRead(db, engine);
    expect(await deliver(db)).toBe(0);
  });

  it('given news of half a year ago that was delivered, then sending lets it be, and what became of it goes when it is asked to', async () => {
    const { db } = await open();
    await begin(db);
    const { webhook } = await add(db, '/ok');
    await publish(db, '甲');
    await deliver(db);
    const inMay = { level2: '乙' };
    await publishChanges(
      db,
      [{ kind: 'edit', code: '19-001', fields: inMay, reason: '改名' }],
      '2027-05-30',
      '2027-05-24',
    );
    expect(await deliver(db, 180 * day)).toBe(1);
    await forgetSettled(db, new Date(noon + 180 * day));
    const sequences = async () =>
      (await readDeliveries(db, webhook.id, { limit: 10 }, anAct())).map(({ sequence, tries }) => [
        sequence,
        tries.length,
      ]);
    expect(await sequences()).toEqual([
      [4, 1],
      [3, 1],
    ]);
    await publishChanges(
      db,
      [{ kind: 'edit', code: '19-001', fields: { level2: '丙' }, reason: '改名' }],
      '2027-05-30',
      '2027-05-25',
    );
    expect(await deliver(db, 181 * day)).toBe(1);
    expect(await sequences()).toEqual([
      [5, 1],
      [4, 1],
      [3, 1],
    ]);
    await forgetSettled(db, new Date(noon + 181 * day));
    expect(await sequences()).toEqual([
      [5, 1],
      [4, 1],
    ]);
  });

  it('given a publication that is refused, then nothing is on its way', async () => {
    const { db } = await open();
    await begin(db);
    await add(db, '/ok');
    await expect(publish(db, '甲', '2019-01-01')).rejects.toMatchObject({ code: 'publication.too-early' });
    expect(await deliver(db)).toBe(0);
  });

  it('given a receiver that fails, is gone on from, and answers at last, then it is tried again with growing gaps and the same id', async () => {
    const { db } = await open();
    await begin(db);
    const { webhook } = await add(db, '/turns');
    receiver.turns = [500, 302, 204];
    await publish(db, '甲');
    const tried = [];
    for (const after of [0, 4, 5, 304, 305, 400]) tried.push(await deliver(db, after * second));
    expect(tried).toEqual([1, 0, 1, 0, 1, 0]);
    const ids = new Set(
      receiver.received.map(({ headers, body }) => `${String(headers['webhook-id'])} ${body}`),
    );
    expect(ids.size).toBe(1);
    expect(await readDeliveries(db, webhook.id, { limit: 10 }, anAct())).toEqual([
      {
        id: 1,
        webhook: webhook.id,
        sequence: 3,
        type: 'catalog.version.published',
        state: 'delivered',
        tries: [
          { at: '2026-11-25T04:00:00.000Z', status: 500, fault: 'status' },
          { at: '2026-11-25T04:00:05.000Z', status: 302, fault: 'redirect' },
          { at: '2026-11-25T04:05:05.000Z', status: 204, fault: null },
        ],
        dueAt: null,
      },
    ]);
  });

  it('given a receiver that never answers, then it fails after three days, stands on the desk, and can be resent', async () => {
    const { db } = await open();
    await begin(db);
    const { webhook } = await add(db, '/turns');
    receiver.turns = Array.from({ length: mostTries }, () => 503);
    await publish(db, '甲');
    let [tries, after] = [0, 0];
    for (; after < 5 * day; after += day / 24) tries += await deliver(db, after);
    expect(tries).toBe(mostTries);
    expect(await listFailing(db, anAct())).toEqual([{ webhook, failed: 1 }]);
    expect(await listFailing(db, anAct('2026-11-25', '起草人'))).toEqual([]);
    const later = { ...anAct(), at: new Date(noon + after) };
    await resendDelivery(db, webhook.id, 1, later);
    expect(await deliver(db, after)).toBe(1);
    expect([receiver.received.length, await listFailing(db, anAct())]).toEqual([mostTries + 1, []]);
  });

  it('given one that hangs beside one that answers, then that one is told at once', async () => {
    const { db } = await open();
    await begin(db);
    const slow = await add(db, '/hang');
    await add(db, '/ok');
    await publish(db, '甲');
    expect(await deliver(db)).toBe(2);
    expect(paths().sort()).toEqual(['/hang', '/ok']);
    const [delivery] = await readDeliveries(db, slow.webhook.id, { limit: 1 }, anAct());
    expect(delivery!.tries).toMatchObject([{ status: null, fault: 'timeout' }]);
  });

  it('given a process killed after the publication, or while it sends, then another sends it, with the same id', async () => {
    const { db } = await open();
    await begin(db);
    await add(db, '/ok');
    await publish(db, '甲');
    const [taken] = await takeDue(db, new Date(noon), 60 * second, 5);
    expect(taken!.tries).toBe(1);
    // killed here: nothing was noted
    expect(await deliver(db, 59 * second)).toBe(0);
    expect(await deliver(db, 60 * second)).toBe(1);
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([
      `msg_${taken!.announcement.id}`,
    ]);
  });

  it('given four processes that deliver at once, then each message is sent once', async () => {
    const { db } = await open();
    await begin(db);
    for (let count = 0; count < 6; count += 1) await add(db, '/ok');
    await publish(db, '甲');
    await publish(db, '乙');
    await publish(db, '丙');
    await publish(db, '丁');
    const round = () => Promise.all([deliver(db), deliver(db), deliver(db), deliver(db)]);
    while ((await round()).some((count) => count > 0));
    const once = new Set(receiver.received.map(({ headers }) => headers['webhook-signature']));
    expect([once.size, receiver.received.length]).toEqual([24, 24]);
  });

  it('given another secret, then both sign for a day, and the log and the lists have neither', async () => {
    const { db } = await open();
    await begin(db);
    const first = await add(db, '/ok');
    const next = await rotateWebhookSecret(db, first.webhook.id, anAct());
    expect(next.webhook.formerSecretUntil).toBe('2026-11-26T04:00:00.000Z');
    await publish(db, '甲');
    await deliver(db, day - second);
    await publish(db, '乙');
    await deliver(db, day);
    const signers = receiver.received.map(({ headers, body }) =>
      [first, next].map(({ secret }) => {
        const at = new Date(Number(headers['webhook-timestamp']) * second);
        const signature = new Verifier(secret).sign(String(headers['webhook-id']), at, body);
        return String(headers['webhook-signature']).split(' ').includes(signature);
      }),
    );
    expect(signers).toEqual([
      [true, true],
      [false, true],
    ]);
    const seen = JSON.stringify([await searchLog(db, {}, 100), await readWebhooks(db, anAct())]);
    for (const { secret } of [first, next]) expect(seen).not.toContain(secret.slice(6));
  });

  it('given it is removed, then its secret and what was on its way are gone', async () => {
    const { db } = await open();
    await begin(db);
    const { webhook } = await add(db, '/fail');
    await rotateWebhookSecret(db, webhook.id, anAct());
    await publish(db, '甲');
    await deliver(db);
    await removeWebhook(db, webhook.id, anAct());
    for (const table of ['webhook', 'webhook_delivery', 'webhook_try'] as const)
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
    await expect(removeWebhook(db, webhook.id, anAct())).rejects.toMatchObject({ code: 'webhook.unknown' });
  });

  it.each([
    ['an address inside', { url: 'https://10.0.0.1/', types: published }, 'webhook.target-refused'],
    [
      'an address that is too long',
      { url: `https://a.cn/${'x'.repeat(500)}`, types: published },
      'webhook.target-refused',
    ],
    ['no type', { url: 'https://a.cn/', types: [] }, 'request.parameter-invalid'],
    ['a type there is not', { url: 'https://a.cn/', types: ['x'] as never }, 'request.parameter-invalid'],
  ])('refuses %s', async (_, wanted, code) => {
    const { db } = await open();
    await expect(addWebhook(db, wanted, [], anAct())).rejects.toMatchObject({ code });
  });

  it('given a target that was allowed and is no more, then it is not called', async () => {
    const { db } = await open();
    await begin(db);
    const { webhook } = await add(db, '/ok', [...newsTypes]);
    await publish(db, '甲');
    await deliverWebhooks(db, {
      baseUrl,
      send: (message) => post(message, { allowed: [] }),
      now: () => new Date(noon),
      chance: () => 0,
    });
    const [delivery] = await readDeliveries(db, webhook.id, { limit: 1 }, anAct());
    expect([receiver.connections, delivery!.tries[0]!.fault]).toEqual([0, 'address']);
  });

  it('refuses who does not administer the whole, and a delivery of another webhook', async () => {
    const { db } = await open();
    await begin(db);
    const { webhook } = await add(db, '/ok');
    const other = await add(db, '/ok');
    await publish(db, '甲');
    await expect(readWebhooks(db, anAct('2026-11-25', '起草人'))).rejects.toMatchObject({
      code: 'right.missing',
    });
    const [delivery] = await readDeliveries(db, other.webhook.id, { limit: 1 }, anAct());
    await expect(resendDelivery(db, webhook.id, delivery!.id, anAct())).rejects.toMatchObject({
      code: 'webhook.delivery-unknown',
    });
  });
});
