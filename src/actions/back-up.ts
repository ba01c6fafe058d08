import { sayLogFinding } from '../log/words.js';
import { Refusal } from '../refusal.js';
import { withBackup, writeBackup } from '../store/backup-file.js';
import { copyDatabase } from '../store/copy-database.js';
import type { Database } from '../store/database.js';
import type { Verification } from './verify-history.js';
import { sayFinding, verifyHistory } from './verify-history.js';

/** Backs a database up while it is in use; the backup gets its name only if it was verified whole. */
export async function backUp(source: Database, path: string): Promise<Verification> {
  let verification: Verification | undefined;
  await writeBackup(source, path, async ({ db }) => {
    verification = await verifyIntact(db);
  });
  if (verification === undefined) throw new Error('a backup was kept without being verified');
  return verification;
}

/**
 * Puts a backup into an empty database of either engine. The backup is verified before that one is opened, and what came
 * of it behind.
 * @throws Refusal `backup.unreadable`, `backup.not-intact`, `database.not-empty`, `database.newer`.
 */
export async function restoreBackup(path: string, open: () => Promise<Database>): Promise<Verification> {
  return withBackup(path, async (backup) => {
    await verifyIntact(backup.db);
    const target = await open();
    try {
      await copyDatabase(backup, target);
      return await verifyHistory(target.db);
    } finally {
      await target.close();
    }
  });
}

async function verifyIntact(db: Database['db']): Promise<Verification> {
  const verification = await verifyHistory(db);
  const { finding, log } = verification;
  if (finding) throw new Refusal('backup.not-intact', { what: sayFinding(finding) });
  if (log.finding) throw new Refusal('backup.not-intact', { what: sayLogFinding(log.finding) });
  return verification;
}
