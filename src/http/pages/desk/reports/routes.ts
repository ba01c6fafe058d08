import { checkEdition } from '../../../../actions/check-edition.js';
import { listVisibleTasks } from '../../../../actions/list-tasks.js';
import { permittedEditions } from '../../../../actions/permitted-editions.js';
import { reportVersions, reportWork } from '../../../../actions/work-report.js';
import type { Act } from '../../../../account/actor.js';
import { dayInShanghai } from '../../../../catalog/day.js';
import { isRefusal } from '../../../../refusal.js';
import { listEditions } from '../../../../store/editions.js';
import type { Db } from '../../../../store/engine.js';
import { readRegister } from '../../../../store/regulations.js';
import type { Values } from '../../../parameter.js';
import { day, inQuery } from '../../../parameter.js';
import type { Chart } from '../../chart/chart.js';
import { editionName } from '../../words.js';
import { findingChart } from '../check/finding-chart.js';
import { readNames } from '../law/titles.js';
import { editionsPage } from '../editions-page.js';
import type { Desk, DeskRoute } from '../route.js';
import { changesChart, dueChart, quarterOf, quartersTo } from './charts.js';
import type { ReportPage } from './page.js';
import { reportPage } from './page.js';

const parameters = [
  inQuery('from', day, 'The first day; that of the quarter unless given'),
  inQuery('to', day, 'The last day; that of the quarter unless given'),
] as const;

export const reportRoutes: readonly DeskRoute[] = [
  editionsPage({
    path: '/desk/reports',
    access: 'report.read',
    title: '工作情况',
    parameters,
    load: loadReport,
    view: reportPage,
  }),
];

async function loadReport(desk: Desk, values: Values<typeof parameters>): Promise<ReportPage> {
  const { service, act, frame } = desk;
  const { db } = service;
  const today = dayInShanghai(act.at);
  const { from = quarterOf(values.to ?? today).from, to: asked = quarterOf(from).to } = values;
  // what is due later is not overdue yet
  const to = from <= today && today < asked ? today : asked;
  const report = await reportWork(db, { from, to }, act);
  const since = quartersTo(to, 8)[0]?.from ?? from;
  const versions = await reportVersions(db, { from: since, to: quarterOf(to).to }, act);
  const { regulations } = await readRegister(db);
  const local = regulations.filter(({ kind }) => kind === '规范性文件').map(({ region }) => region);
  return {
    desk: frame,
    report,
    names: new Map((await listEditions(db)).map((edition) => [edition.id, editionName(edition)])),
    regions: [...new Set(local.filter((region) => region !== null))].sort(),
    quarters: quartersTo(today, 4).map((one) => ({ ...one, to: one.to < today ? one.to : today })),
    charts: {
      changes: changesChart(versions, to),
      due: dueChart(await listVisibleTasks(db, {}, act), today),
      findings: await readFindings(db, to, act),
    },
  };
}

/** Of the first edition somebody works on; before its first version there is nothing to find. */
async function readFindings(db: Db, on: string, act: Act): Promise<Chart> {
  const [first = ''] = await permittedEditions(db, 'health.read', undefined, act);
  const edition = (await listEditions(db)).find(({ id }) => id === first);
  const name = edition === undefined ? first : editionName(edition);
  try {
    const { check } = await checkEdition(db, first, on, act);
    return findingChart(name, check, (await readNames(db, first, [])).domain);
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'version.none-in-force') throw error;
    const nothing = { on, citations: [], items: [], counts: {}, orphans: [], uncited: [] };
    return findingChart(name, nothing, (code) => code);
  }
}
