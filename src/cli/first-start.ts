import { bringCalendar } from '../actions/change-calendar.js';
import { addFirstAdministrator } from '../actions/first-administrator.js';
import { initialize } from '../actions/initialize.js';
import { registerFirstOrganizations } from '../actions/save-organizations.js';
import { registerFirstRegulations } from '../actions/save-regulations.js';
import type { Organization } from '../account/organization.js';
import type { Version } from '../catalog/catalog.js';
import { readWorkingDays } from '../import/register/read-working-days.js';
import type { Starter } from '../import/starter.js';
import { readOrganizations, readRegulations, readStarters } from '../import/starter.js';
import type { Regulation } from '../regulation/regulation.js';
import type { WorkingDays } from '../regulation/working-days.js';
import type { Db } from '../store/engine.js';
import type { Session } from './session.js';

/** What a new database begins with, read and checked before one is made for nothing. */
export type Beginning = {
  starters: Starter[];
  organizations: Organization[];
  regulations: Regulation[];
  workingDays: WorkingDays;
};

export type Begun = {
  versions: Version[];
  organizations: string[];
  regulations: string[];
  /** `password` null: it was chosen in the environment. null: there was an account already. */
  administrator: { name: string; password: string | null } | null;
};

export function readBeginning({ configuration }: Session): Beginning {
  return {
    starters: readStarters(configuration.catalogs),
    organizations: readOrganizations(configuration.catalogs),
    regulations: readRegulations(configuration.catalogs),
    workingDays: readWorkingDays(configuration.catalogs),
  };
}

/**
 * Organizations, then the editions that are theirs, the law they rest on, and who administers them; whatever is there is
 * left alone.
 */
export async function begin(
  db: Db,
  { starters, organizations, regulations, workingDays }: Beginning,
  { environment }: Session,
): Promise<Begun> {
  const at = new Date();
  const registered = await registerFirstOrganizations(db, organizations, at);
  const versions = await initialize(db, starters, at);
  const acts = await registerFirstRegulations(db, regulations, at);
  await bringCalendar(db, workingDays, at);
  const administrator = await addFirstAdministrator(
    db,
    { name: environment['ADMIN_ACCOUNT'] || 'admin', password: environment['ADMIN_PASSWORD'] || null },
    at,
  );
  return { versions, organizations: registered, regulations: acts, administrator };
}

/** For the terminal only: whoever reads a log must not be able to sign in. */
export function sayAdministrator({ administrator }: Begun): string[] {
  if (administrator === null) return [];
  const { name, password } = administrator;
  return [
    password === null
      ? `已建立管理员“${name}”，口令取自 ADMIN_PASSWORD，登录后须修改。`
      : `已建立管理员“${name}”，首次口令（只显示这一次，登录后须修改）：${password}`,
  ];
}
