import type { Position, Problem, ProblemCode } from '../problem.js';
import type { RefusalCode, RefusalDetails } from '../refusal.js';

type NamesIn<T> = T extends Record<string, never> ? never : keyof T;
type DetailNames<T> = T extends unknown ? NamesIn<T> : never;
type DetailName = DetailNames<RefusalDetails[RefusalCode]> | Exclude<DetailNames<Problem>, 'code'>;
type Details = Record<DetailName, unknown>;

const at: Position = { sheet: '目录', row: 5, cell: 'D5' };

/** What a sentence may tell of, as it could be. A detail without a line here does not compile. */
const examples: Details = {
  account: '某人',
  action: 'draft.edit',
  address: '127.0.0.1:3000',
  allowed: ['GET', 'HEAD'],
  at,
  base: 3,
  bearers: ['beijiao', 'nanjiao'],
  code: '19-001',
  count: 20,
  delivery: 3,
  domain: '19',
  draft: 12,
  edition: 'longting-district',
  effectiveOn: '2026-12-01',
  encoding: 'gzip',
  event: 7,
  expected: '（这里写明要求）',
  faults: [{ field: 'note', message: '请写明修订说明。' }],
  field: '施行日',
  file: 'checkpoint.json',
  first: { sheet: '目录', row: 3, cell: 'A3' } satisfies Position,
  firstOn: '2020-11-20',
  found: '××',
  from: '2026-12-01',
  heading: '咨询电话',
  how: 'repealed',
  import: 5,
  item: '19-001',
  items: 3,
  job: '5',
  kept: 120,
  key: '19-001/timeLimit',
  kind: '合法性审核',
  known: ['甲', '乙'],
  knownFrom: '2020-01-01',
  knownThrough: '2026-12-31',
  latest: 5,
  latestOn: '2027-12-01',
  limit: '20 MB',
  method: 'POST',
  migration: '008',
  mostChanges: 5000,
  mostMegabytes: 8,
  name: 'PORT',
  named: 'xls',
  notice: 7,
  near: '区民政局',
  now: 4,
  number: 9,
  on: '2019-01-01',
  organization: 'beijiao',
  parameter: '××',
  path: '/××',
  regulation: 'shjz',
  retryAfterSeconds: 60,
  role: '××',
  rows: 40,
  said: '每年1月31日前',
  says: '修改草案',
  scope: '××',
  seconds: 60,
  seen: 3,
  sequence: 100,
  size: 1024,
  source: 'catalogs/editions.json',
  state: '已送审',
  step: '修改',
  subject: '19-001',
  subjects: ['19-001', '19-002'],
  successors: ['××办法'],
  task: 8,
  text: '《××办法》第三条',
  title: '社会救助暂行办法',
  token: 2,
  verdict: '废止',
  version: 3,
  webhook: 1,
  what: '（这里写明哪里不对）',
  why: '（这里写明原因）',
};

/** Where a code means something else by a name. */
const otherwise: Partial<Record<RefusalCode | ProblemCode, Partial<Details>>> = {
  'account.subject-taken': { subject: 'wang@longting.gov.cn' },
  'decisions.unreadable': { faults: ['第 3 行没有写明选哪一个'] },
  'file.too-many-rows': { limit: 100_000 },
  'item.basis-ambiguous': { found: '《××办法》', count: 2 },
  'item.basis-ended': { found: '《××办法》' },
  'item.basis-renamed': { found: '《××办法》' },
  'item.body-unlike': { found: '区民正局' },
  'item.names-shared': { items: ['19-001', '19-002'] },
  'register.ambiguous': { count: 2 },
  'schema.mismatch': { at: '/items/3' },
  'task.not-open': { state: '已办结' },
};

/** The details an example of a refusal or a problem is told with: all there are, of which its sentence takes its own. */
export function exampleDetails(code: RefusalCode | ProblemCode): Details {
  return { ...examples, ...otherwise[code] };
}
