import { permissions } from '../../../../account/permission.js';
import { readLog } from '../../../../actions/read-log.js';
import { sayFinding, verifyHistory } from '../../../../actions/verify-history.js';
import { timeInShanghai } from '../../../../catalog/day.js';
import { parseFrom, parseTo } from '../../../../log/time.js';
import { sayLogFinding, sayProven } from '../../../../log/words.js';
import { listEditions } from '../../../../store/editions.js';
import type { Db } from '../../../../store/engine.js';
import type { Values } from '../../../parameter.js';
import { day, flag, inQuery, text, wholeNumber } from '../../../parameter.js';
import { editionName } from '../../words.js';
import type { Desk, DeskRoute } from '../route.js';
import { deskPage } from '../route.js';
import type { LogPage } from './page.js';
import { logPage } from './page.js';

const pageSize = 50;

const parameters = [
  inQuery('account', text, 'Only what this account did'),
  inQuery('action', text, 'Only this action'),
  inQuery('edition', text, 'Only what concerns this edition'),
  inQuery('from', day, 'The first day'),
  inQuery('to', day, 'The last day'),
  inQuery('before', wholeNumber(1, 999_999_999), 'Only entries before this one'),
  inQuery('verify', flag, 'Recompute all hashes, and say whether they fit'),
] as const;

export const logRoutes: readonly DeskRoute[] = [
  deskPage({ path: '/desk/log', access: 'log.read', parameters, load: loadLog, view: logPage }),
];

async function loadLog(desk: Desk, values: Values<typeof parameters>): Promise<LogPage> {
  const { service, act, frame } = desk;
  const { db } = service;
  const { account = '', action = '', edition = '', from = '', to = '', before, verify } = values;
  const query = {
    account: values.account,
    action: values.action,
    edition: values.edition,
    from: parseFrom(from) ?? undefined,
    to: parseTo(to) ?? undefined,
    before,
  };
  const entries = await readLog(db, query, pageSize + 1, act);
  const page = entries.slice(0, pageSize);
  const filter = { account, action, edition, from, to };
  const known = new Map<string, string>(Object.entries(permissions).map(([name, { says }]) => [name, says]));
  return {
    desk: frame,
    filter,
    actions: [...known].map(([name, says]) => ({ action: name, says })),
    editions: (await listEditions(db)).map((one) => ({ id: one.id, name: editionName(one) })),
    entries: page.map((entry) => ({
      ...entry,
      time: timeInShanghai(entry.at),
      says: known.get(entry.action) ?? entry.action,
    })),
    older: entries.length > pageSize ? olderUrl(filter, page.at(-1)?.sequence ?? 1) : null,
    verified: verify === true ? await verifyAll(db) : null,
  };
}

function olderUrl(filter: LogPage['filter'], before: number): string {
  const said = Object.entries({ ...filter, before: String(before) }).filter(([, value]) => value !== '');
  return `/desk/log?${new URLSearchParams(said).toString()}`;
}

async function verifyAll(db: Db): Promise<NonNullable<LogPage['verified']>> {
  const { finding, log, versions, contents } = await verifyHistory(db);
  if (finding !== null) return { fits: false, says: sayFinding(finding) };
  if (log.finding !== null) return { fits: false, says: sayLogFinding(log.finding) };
  return {
    fits: true,
    says: `核对无误：${versions} 个版本、${contents} 条内容、${log.entries} 条操作记录都与指纹相符；${sayProven(log)}`,
  };
}
