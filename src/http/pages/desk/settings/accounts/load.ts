import type { Account } from '../../../../../account/account.js';
import { nameOn } from '../../../../../account/organization.js';
import { roles } from '../../../../../account/role.js';
import { permitted } from '../../../../../actions/permitted.js';
import { listAccounts, readAccount } from '../../../../../actions/read-accounts.js';
import { dayInShanghai } from '../../../../../catalog/day.js';
import type { Refusal } from '../../../../../refusal.js';
import { listOrganizations } from '../../../../../store/organizations.js';
import { clashOf, isChanged, originOf } from '../../clash.js';
import type { Desk } from '../../route.js';
import { organizationChoices } from '../organizations/tree.js';
import { tokensUrl } from '../tokens/urls.js';
import type { AccountInput } from './form.js';
import { accountFaults, accountSides, emptyAccount, inputOf } from './form.js';
import type { AccountFormPage } from './form-page.js';
import type { AccountRow, AccountsPage, AccountState, Show } from './list-page.js';
import { shows } from './list-page.js';

type Asked = { q?: string | undefined; show?: Show | undefined };

export async function loadAccounts(desk: Desk, { q = '', show = 'used' }: Asked): Promise<AccountsPage> {
  const { service, act, frame } = desk;
  const today = dayInShanghai(act.at);
  const organizations = await listOrganizations(service.db);
  const names = new Map(organizations.map((one) => [one.id, nameOn(one, today)]));
  const rows = (await listAccounts(service.db, act)).map((account) => toRow(account, names));
  const found = rows.filter((row) => matches(row, q.trim().toLowerCase()));
  const fits = (one: Show) => found.filter(({ state }) => (state === 'disabled') === (one === 'disabled'));
  const counts = Object.fromEntries(shows.map((one) => [one, fits(one).length])) as Record<Show, number>; // one for each
  return { desk: frame, filter: { q, show }, counts, rows: fits(show) };
}

function toRow(account: Account, names: ReadonlyMap<string, string>): AccountRow {
  const { name, displayName, grants, oidcSubject } = account;
  return {
    name,
    displayName,
    roles: grants.map(({ role, organization }) => ({
      role: roles[role],
      organization: names.get(organization) ?? organization,
    })),
    isProvided: oidcSubject !== null,
    state: stateOf(account),
  };
}

function matches({ name, displayName, roles: held }: AccountRow, words: string): boolean {
  const texts = [name, displayName, ...held.map(({ organization }) => organization)];
  return texts.some((text) => text.toLowerCase().includes(words));
}

function stateOf({ disabledAt, mustChangePassword }: Account): AccountState {
  if (disabledAt !== null) return 'disabled';
  return mustChangePassword ? 'first-password' : 'usable';
}

/** What was sent to a form, and why it was not done; `input` null: it was another form. */
type Sent = { input: AccountInput | null; refusal: Refusal | null };

export async function loadNewAccount(desk: Desk, sent: Sent | null): Promise<AccountFormPage> {
  return {
    desk: desk.frame,
    known: null,
    input: sent?.input ?? emptyAccount,
    clash: null,
    organizations: await choicesFor(desk),
    faults: accountFaults(sent?.refusal ?? null),
  };
}

export async function loadAccount(desk: Desk, name: string, sent: Sent | null): Promise<AccountFormPage> {
  const { db } = desk.service;
  const account = await readAccount(db, name, desk.act);
  const now = inputOf(account);
  const input = sent?.input ?? now;
  return {
    desk: desk.frame,
    known: {
      name: account.name,
      displayName: account.displayName,
      state: stateOf(account),
      createdOn: dayInShanghai(new Date(account.createdAt)),
      tokens: tokensUrl(account.name),
    },
    input: { ...input, ...originOf(sent, now) },
    clash:
      sent?.input && isChanged(sent.refusal)
        ? await clashOf(
            db,
            { what: '这个账号', thing: `account:${account.name}`, action: 'account.change' },
            accountSides(sent.input, now, await namesOnDay(desk)),
          )
        : null,
    organizations: await choicesFor(desk),
    faults: accountFaults(sent?.refusal ?? null),
  };
}

async function namesOnDay({ service: { db }, act }: Desk): Promise<(organization: string) => string> {
  const today = dayInShanghai(act.at);
  const names = new Map((await listOrganizations(db)).map((one) => [one.id, nameOn(one, today)]));
  return (organization) => names.get(organization) ?? organization;
}

/** The organizations within reach of who gives roles. */
async function choicesFor({ service: { db }, act }: Desk) {
  const all = await listOrganizations(db);
  const open = await permitted(db, act, 'account.add', all, ({ id }) => ({ owners: [id] }));
  return organizationChoices(open, dayInShanghai(act.at));
}
