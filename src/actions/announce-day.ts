import { dayInShanghai } from '../catalog/day.js';
import { isToldEffective } from '../store/announcements.js';
import { listEditions } from '../store/editions.js';
import type { Db } from '../store/engine.js';
import { lockRegister } from '../store/register-lock.js';
import { announceStandings } from './announce-standings.js';
import { findInForce, versionNews } from './announce-version.js';
import type { Step } from './perform.js';
import { perform } from './perform.js';

/**
 * Tells what the day brought by itself: versions that are in force from now on, and acts that stand otherwise. Nothing is
 * told twice; days on which nobody looked are made up for. Gives how much was told.
 */
export async function announceDay(db: Db, at: Date): Promise<number> {
  const act = { actor: { kind: 'system' }, at } as const;
  return perform(db, act, 'announcement.make', async (step) => {
    await lockRegister(step.tx);
    const told = (await announceEffective(step, dayInShanghai(at))) + (await announceStandings(step, at));
    if (told === 0) step.leave();
    else step.record({ details: { told } });
    return told;
  });
}

async function announceEffective({ tx, announce }: Step, day: string): Promise<number> {
  let told = 0;
  for (const { id } of await listEditions(tx)) {
    const version = await findInForce(tx, id, day);
    if (version === null || (await isToldEffective(tx, id, version.number))) continue;
    announce(versionNews('catalog.version.effective', version));
    told += 1;
  }
  return told;
}
