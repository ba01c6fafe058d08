import { expect, it } from '@jest/globals';
import { verifyHistory } from '../../src/actions/verify-history.js';
import { initialize } from '../../src/actions/initialize.js';
import type { Db } from '../../src/store/engine.js';
import { latestVersion } from '../../src/store/versions.js';
import { aCatalog, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { FaultAt, InjectedFault } from './fault-at.js';
import { readRows } from './inspect.js';
import { edition, publish, receive, review, submit } from './office.js';

/* One round of the office, each of its steps failing once at every call it makes to the database. */

const catalog = aCatalog(aDomain('19', [anItem('19-001'), anItem('19-002')], '社会救助'));
const quiet = () => undefined;

/** Fails the step at its first call, its second and so on, until it makes no more; gives how many it makes. */
async function sweep<T>(
  db: Db,
  when: 'before' | 'after',
  step: (db: Db) => Promise<T>,
): Promise<{ calls: number; result: T }> {
  const before = await readRows(db);
  for (let call = 1; ; call += 1) {
    const strike = () => {
      throw new InjectedFault();
    };
    try {
      return { calls: call - 1, result: await step(db.withPlugin(new FaultAt(call, when, strike))) };
    } catch (error) {
      if (!(error instanceof InjectedFault)) throw error;
      expect(await readRows(db)).toEqual(before);
    }
  }
}

onBothEngines('a fault at each call of the database', (open, engine) => {
  it('T-DU-02 given one while a file is imported, reviewed and published, then nothing of that step is kept, and it can be done again', async () => {
    const { db } = await open();
    await initialize(db, [aStarter(catalog)], anAct('2026-11-01').at);
    const counts: Record<string, number> = {};
    for (const when of ['before', 'after'] as const) {
      const received = await sweep(db, when, (faulty) => receive(faulty, quiet));
      const id = received.result;
      counts[`import ${when}`] = received.calls;
      counts[`submit ${when}`] = (await sweep(db, when, (faulty) => submit(faulty, id, quiet))).calls;
      for (const kind of ['legality', 'secrecy'] as const)
        counts[`${kind} ${when}`] = (
          await sweep(db, when, (faulty) => review(faulty, id, kind, quiet))
        ).calls;
      counts[`publish ${when}`] = (await sweep(db, when, (faulty) => publish(faulty, id, quiet))).calls;
      expect(await verifyHistory(db)).toMatchObject({ finding: null, log: { finding: null } });
    }
    expect((await latestVersion(db, edition)).number).toBe(3);
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(5);
    console.log(`${engine}: faults at ${JSON.stringify(counts)}`);
  });
});
