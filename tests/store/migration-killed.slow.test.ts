import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Kysely, KyselyPlugin } from 'kysely';
import { verifyHistory } from '../../src/actions/verify-history.js';
import { openDatabase } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrations/migrate.js';
import { openSqlite } from '../../src/store/sqlite.js';
import { AtEach } from './at-each.js';
import { asFirstReleased } from './old-database.js';

let folder: string;
const pathOf = (name: string) => join(folder, `${name}.db`);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-killed-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function migrateWith(name: string, plugin: KyselyPlugin): Promise<void> {
  const db = openSqlite(pathOf(name), false);
  try {
    await migrate(db.withPlugin(plugin) as unknown as Kysely<unknown>, 'sqlite'); // migrations know no tables
  } finally {
    await db.destroy();
  }
}

async function anOldDatabase(name: string): Promise<void> {
  const db = openSqlite(pathOf(name), true);
  await asFirstReleased(db, 'sqlite');
  await db.destroy();
}

async function versionsIn(name: string): Promise<unknown> {
  const { db, close } = await openDatabase(`sqlite:${pathOf(name)}`, { create: false });
  try {
    const { versions, contents, finding } = await verifyHistory(db);
    return { versions, contents, finding };
  } finally {
    await close();
  }
}

const whole = { versions: 2, contents: 4, finding: null };

describe('bringing a database of the first release up to date (T-DU-07)', () => {
  it('given a program killed before any of its statements, then the database opens with all it had', async () => {
    await anOldDatabase('old');
    const images: string[] = [];
    const image = new AtEach({
      before: (call) => {
        // what a killed process leaves: the file and its log of writes
        copyFileSync(pathOf('old'), pathOf(`killed-${call}`));
        copyFileSync(`${pathOf('old')}-wal`, `${pathOf(`killed-${call}`)}-wal`);
        images.push(`killed-${call}`);
      },
    });
    await migrateWith('old', image);
    expect(images.length).toBeGreaterThan(50);
    for (const name of images) {
      const found = await versionsIn(name).catch((error: unknown) => error);
      expect([name, found]).toEqual([name, whole]);
    }
  });

  it('given a statement that fails, then nothing of the run is kept and the next one does it all', async () => {
    await anOldDatabase('old');
    for (const fatal of [20, 45, 70]) {
      const fail = new AtEach({
        before: (call) => {
          if (call === fatal) throw new Error('disk full');
        },
      });
      await expect(migrateWith('old', fail)).rejects.toMatchObject({ message: 'disk full' });
    }
    expect(await versionsIn('old')).toEqual(whole);
  });

  // from question 3 on it has the file to itself, and the other waits
  it.each([1, 2])(
    'given another program that does it meanwhile (after question %i), then there is nothing left to do',
    async (question) => {
      await anOldDatabase('old');
      const found: unknown[] = [];
      const meanwhile = new AtEach({
        after: async (call) => {
          if (call === question) found.push(await versionsIn('old'));
        },
      });
      await migrateWith('old', meanwhile);
      expect([...found, await versionsIn('old')]).toEqual([whole, whole]);
    },
  );
});
