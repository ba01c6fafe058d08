import { expect, it } from '@jest/globals';
import { inTransaction } from '../../src/store/database.js';
import type { Db } from '../../src/store/engine.js';
import { appendEntry, readDoneSince, readHead } from '../../src/store/event-log.js';
import { onBothEngines } from '../engines.js';

function log(db: Db, action: string, outcome: 'done' | 'refused' = 'done') {
  const where = { via: 'page', address: null, request: null, thing: null, edition: null, details: {} };
  const entry = { at: '2026-11-25T04:00:00.000Z', account: '测试员', action, outcome, ...where };
  return inTransaction(db, (tx) => appendEntry(tx, entry));
}

onBothEngines('what was done since', (open) => {
  it('given a log, then what was done after an entry and is not left aside is told, and where it stands', async () => {
    const { db } = await open();
    const begun = (await readHead(db))?.sequence ?? 0;
    const since = (sequence: number | null) => readDoneSince(db, sequence, ['draft.edit']);
    expect(await since(null)).toEqual({ last: begun, done: false });
    await log(db, 'draft.edit');
    await log(db, 'version.publish', 'refused');
    expect(await since(begun)).toEqual({ last: begun + 2, done: false });
    await log(db, 'version.publish');
    await log(db, 'draft.edit');
    expect(await since(begun + 2)).toEqual({ last: begun + 4, done: true });
    expect(await since(begun + 3)).toEqual({ last: begun + 4, done: false });
  });
});
