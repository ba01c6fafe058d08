import type { Proposals } from '../catalog/blame.js';
import type { Causes } from '../catalog/comparison.js';
import { subjectOf } from '../catalog/draft-edit.js';
import { sayEvent } from '../regulation/event-words.js';
import type { Db } from '../store/engine.js';
import { findEvent } from '../store/regulation-events.js';
import { readRegister } from '../store/regulations.js';

/** What drafts said of each item or domain they touched: every reason once, and the acts whose events they answer. */
export async function readCauses(
  db: Db,
  drafts: readonly Pick<Proposals, 'changes' | 'codes'>[],
): Promise<Map<string, Causes>> {
  const said = new Map<string, { reasons: Set<string>; events: Set<string> }>();
  for (const { changes, codes } of drafts) {
    for (const change of changes) {
      const subject = codes[subjectOf(change)] ?? subjectOf(change);
      const own = said.get(subject) ?? { reasons: new Set(), events: new Set() };
      if (change.reason !== null) own.reasons.add(change.reason);
      if (change.event !== undefined) own.events.add(change.event);
      said.set(subject, own);
    }
  }
  const acts = await readActs(db, new Set([...said.values()].flatMap(({ events }) => [...events])));
  return new Map(
    [...said].map(([subject, { reasons, events }]) => [
      subject,
      { reasons: [...reasons], laws: [...events].flatMap((event) => acts.get(event) ?? []) },
    ]),
  );
}

/** 《社会救助暂行办法》2026年6月1日 废止; an event that is not on record, or was taken back, is not named. */
async function readActs(db: Db, events: ReadonlySet<string>): Promise<Map<string, string>> {
  const acts = new Map<string, string>();
  if (events.size === 0) return acts;
  const { regulations } = await readRegister(db);
  const titles = new Map(regulations.map(({ id, title }) => [id, title]));
  for (const id of events) {
    const recorded = /^\d{1,9}$/.test(id) ? await findEvent(db, Number(id)) : null;
    const title = recorded?.retracted === null ? titles.get(recorded.regulation) : undefined;
    if (recorded && title !== undefined) acts.set(id, `《${title}》${sayEvent(recorded.event)}`);
  }
  return acts;
}
