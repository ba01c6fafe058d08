import type { Kysely, Migration } from 'kysely';
import { Migrator } from 'kysely';
import { Refusal } from '../../refusal.js';
import type { Engine } from '../engine.js';
import { coreMigration } from './001-core.js';
import { accountsMigration } from './002-accounts.js';
import { draftsMigration } from './003-drafts.js';
import { lawMigration } from './004-law.js';
import { contentBasesMigration } from './005-content-bases.js';
import { waitingImportsMigration } from './006-waiting-imports.js';
import { domainChunksMigration } from './007-domain-chunks.js';
import { announcementsMigration } from './008-announcements.js';
import { webhooksMigration } from './009-webhooks.js';
import { importJobsMigration } from './010-import-jobs.js';
import { receiptsMigration } from './011-receipts.js';
import { reviewMarksMigration } from './012-review-marks.js';
import { endedWaitingImportsMigration } from './013-ended-waiting-imports.js';

/** A database before its tables are known. */
type AnyDb = Kysely<unknown>;

/** Every migration, in order. Once released they are never edited, only followed by others. */
export function migrations(engine: Engine): Record<string, Migration> {
  return {
    '001-core': coreMigration(engine),
    '002-accounts': accountsMigration(engine),
    '003-drafts': draftsMigration(engine),
    '004-law': lawMigration(engine),
    '005-content-bases': contentBasesMigration(engine),
    '006-waiting-imports': waitingImportsMigration(engine),
    '007-domain-chunks': domainChunksMigration(engine),
    '008-announcements': announcementsMigration(engine),
    '009-webhooks': webhooksMigration(engine),
    '010-import-jobs': importJobsMigration(engine),
    '011-receipts': receiptsMigration(engine),
    '012-review-marks': reviewMarksMigration(engine),
    '013-ended-waiting-imports': endedWaitingImportsMigration(engine),
  };
}

/**
 * Brings the database up to this program's schema; each run is one transaction.
 * @throws Refusal `database.newer` where a newer program has migrated it further.
 */
export async function migrate(db: AnyDb, engine: Engine): Promise<void> {
  const known = migrations(engine);
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(known) } });
  await refuseNewer(db, known);
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('migration failed');
}

async function refuseNewer(db: AnyDb, known: Record<string, Migration>): Promise<void> {
  const foreign = (await appliedMigrations(db)).find((name) => !(name in known));
  if (foreign !== undefined) throw new Refusal('database.newer', { migration: foreign });
}

/** Names of the migrations a database has seen; [] for an empty one. */
export async function appliedMigrations(db: AnyDb): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  const anyTable = db as unknown as Kysely<{ kysely_migration: { name: string } }>; // the migrator's own table
  const rows = await anyTable.selectFrom('kysely_migration').select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
}
