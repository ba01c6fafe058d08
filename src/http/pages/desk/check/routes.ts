import { checkEdition } from '../../../../actions/check-edition.js';
import { permittedEditions } from '../../../../actions/permitted-editions.js';
import { dayInShanghai } from '../../../../catalog/day.js';
import { saySuccessors } from '../../../../regulation/event-words.js';
import type { Finding } from '../../../../regulation/finding.js';
import { listEditions } from '../../../../store/editions.js';
import { readRegister } from '../../../../store/regulations.js';
import type { Values } from '../../../parameter.js';
import { day, inQuery, oneOf, text, wholeNumber } from '../../../parameter.js';
import { readNames } from '../law/titles.js';
import { mayKnow } from '../places.js';
import { editionsPage } from '../editions-page.js';
import type { Desk, DeskRoute } from '../route.js';
import { findingChart } from './finding-chart.js';
import { groupFindings, urgency } from './findings.js';
import type { CheckPage } from './page.js';
import { checkPage } from './page.js';
import { editionName } from '../../words.js';

const parameters = [
  inQuery('edition', text, 'Which edition; the first one unless given'),
  inQuery('on', day, 'The day whose version and law count; today unless given'),
  inQuery('state', oneOf(...urgency), 'Only what was found to be this'),
  inQuery('from', wholeNumber(1, 99_999), 'The first of the list to be shown'),
] as const;

export const checkRoutes: readonly DeskRoute[] = [
  editionsPage({
    path: '/desk/check',
    access: 'health.read',
    title: '依据体检',
    parameters,
    load: loadCheck,
    view: checkPage,
  }),
];

/** A page of the list is read, not scrolled for ever. */
const groupsOnPage = 50;

async function loadCheck(desk: Desk, values: Values<typeof parameters>): Promise<CheckPage> {
  const { service, act, frame } = desk;
  const { db } = service;
  const permitted = await permittedEditions(db, 'health.read', undefined, act);
  const editions = (await listEditions(db)).filter(({ id }) => permitted.includes(id));
  const { on = dayInShanghai(act.at), state = null, from = 1 } = values;
  const {
    edition: id,
    version,
    check,
  } = await checkEdition(db, values.edition ?? permitted[0] ?? '', on, act);
  const edition = editions.find((one) => one.id === id);
  if (edition === undefined || version === null) throw new Error('a version of an edition was checked');
  const odd = check.citations.filter(({ finding }) => finding.state !== 'in-force');
  const codes = [...odd, ...check.orphans].map(({ code }) => code);
  const names = await readNames(db, id, codes);
  const { byId } = await readRegister(db);
  const groups = groupFindings(
    odd.map(({ code, domain, text: cited, regulation, finding }) => ({
      code,
      title: names.item(code),
      domain: names.domain(domain),
      cited,
      act: regulation === null ? null : { id: regulation, title: byId(regulation)?.title ?? regulation },
      state: finding.state,
      more: sayMore(finding),
    })),
  );
  const chosen = groups.filter((group) => state === null || group.state === state);
  return {
    desk: frame,
    edition,
    editions,
    version,
    on,
    chart: findingChart(editionName(edition), check, names.domain),
    state,
    counts: urgency
      .map((one) => ({ state: one, count: groups.filter((group) => group.state === one).length }))
      .filter(({ count }) => count > 0),
    findings: chosen.slice(from - 1, from - 1 + groupsOnPage),
    page: { from, size: groupsOnPage, total: chosen.length },
    mayChoose: mayKnow(desk.grants, 'citation.choose'),
    orphans: check.orphans.map(({ code }) => ({ code, title: names.item(code) })),
    uncited: check.uncited.map((one) => ({ id: one, title: byId(one)?.title ?? one })),
  };
}

function sayMore(finding: Finding): string | null {
  switch (finding.state) {
    case 'repealed': {
      const { on, successors } = finding;
      const parts = [
        ...(on === null ? [] : [`自 ${on} 起`]),
        ...(successors === null ? [] : [saySuccessors(successors)]),
      ];
      return parts.length === 0 ? null : parts.join('，');
    }
    case 'expired':
      return finding.on === null ? null : `自 ${finding.on} 起`;
    case 'older-edition':
      return `现行文本：${finding.present}`;
    case 'renamed':
      return `现名《${finding.title}》`;
    case 'article-moved':
      return finding.articles
        .map(({ from, to }) => (to === null ? `${from}已删` : `${from}现为${to}`))
        .join('、');
    case 'ambiguous':
      return `可能指 ${finding.ids.length} 件文件`;
    case 'in-force':
    case 'not-yet-in-force':
    case 'not-registered':
    case 'status-unknown':
      return null;
  }
}
