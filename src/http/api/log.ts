import { exportLines, exportLog } from '../../actions/log-export.js';
import { readCheckpoint, readLog } from '../../actions/read-log.js';
import { sayCheckpoint } from '../../log/checkpoint.js';
import { parseFrom, parseTo } from '../../log/time.js';
import { Refusal } from '../../refusal.js';
import { inQuery, text, wholeNumber } from '../parameter.js';
import type { Route } from '../route.js';
import { memberRoute } from '../route.js';

/** Of an export: about 12 MB. */
const most = 20_000;
const expected = '日期，如 2026-12-01，或时刻，如 2026-12-01T08:00:00+08:00';
const time = (parse: (text: string) => string | null) => ({
  schema: { type: 'string', anyOf: [{ format: 'date' }, { format: 'date-time' }] },
  expected,
  parse: (value: string) => parse(value) ?? undefined,
});

const from = inQuery(
  'from',
  time(parseFrom),
  'Not before this instant; a day from its beginning in Asia/Shanghai',
);
const to = inQuery('to', time(parseTo), 'Before this instant; a day to its end in Asia/Shanghai');
const sequence = wholeNumber(1, 999_999_999);

export const logRoutes: Route[] = [
  memberRoute({
    path: '/log',
    access: 'log.read',
    operationId: 'readLog',
    summary: 'Who did what and when, newest first; `next` is the `before` of the page after this one',
    parameters: [
      inQuery('account', text, 'Only what this account did'),
      inQuery('action', text, 'Only this action, e.g. version.publish'),
      inQuery('thing', text, 'Only what was done to this thing, e.g. version:longting-district/2'),
      inQuery('edition', text, 'Only what concerns this edition'),
      from,
      to,
      inQuery('before', sequence, 'Only entries before this one'),
      inQuery('limit', wholeNumber(1, 500), 'How many; 50 unless given'),
    ],
    responds: { schema: 'log-page' },
    async answer({ db }, { limit = 50, ...query }, act) {
      const entries = await readLog(db, query, limit + 1, act);
      const page = entries.slice(0, limit);
      return {
        json: { entries: page, next: entries.length > limit ? (page.at(-1)?.sequence ?? null) : null },
      };
    },
  }),
  memberRoute({
    path: '/log/checkpoint',
    access: 'log.checkpoint',
    operationId: 'readCheckpoint',
    summary: 'Where the log stands, to be kept outside the database; `line` is sealed where there is a key',
    parameters: [],
    responds: { schema: 'sealed-checkpoint' },
    async answer({ db, logKeys = [] }, _values, act) {
      const point = await readCheckpoint(db, act);
      if (!point) throw new Refusal('log.nothing-then', {});
      return { json: { ...point, line: sayCheckpoint(point, logKeys) } };
    },
  }),
  memberRoute({
    path: '/log/export.jsonl',
    access: 'log.export',
    operationId: 'exportLog',
    summary: `The log as docs/log-format.md describes it, at most ${most} entries; Link with rel="next" leads to the rest`,
    parameters: [from, to, inQuery('after', sequence, 'The last entry one has already')],
    responds: { mediaTypes: ['application/jsonl'] },
    async answer({ db }, values, act) {
      const found = await exportLog(db, values, most, act);
      if (!found) throw new Refusal('log.nothing-then', {});
      const { part, next } = found;
      const name = `log-${part.first}-${part.last}.jsonl`;
      return {
        makeBytes: async () => Buffer.from(await joined(exportLines(db, part))),
        mediaType: 'application/jsonl',
        fileName: { full: name, plain: name },
        ...(next === null ? {} : { headers: { Link: `<${pathAfter(values, next)}>; rel="next"` } }),
      };
    },
  }),
];

async function joined(pieces: AsyncIterable<string>): Promise<string> {
  const all: string[] = [];
  for await (const piece of pieces) all.push(piece);
  return all.join('');
}

/** The time as it was understood, so that a day that ends in between stays the same day. */
function pathAfter(time: { from: string | undefined; to: string | undefined }, after: number): string {
  const query = new URLSearchParams({
    ...(time.from === undefined ? {} : { from: time.from }),
    ...(time.to === undefined ? {} : { to: time.to }),
    after: String(after),
  });
  return `/api/v1/log/export.jsonl?${query.toString()}`;
}
