import { nameOf } from '../../../../account/actor.js';
import { listNotices, listUnsigned, tellNotices } from '../../../../actions/read-notices.js';
import { signNotice } from '../../../../actions/sign-notice.js';
import { notice } from '../../../api/notices.js';
import type { Values } from '../../../parameter.js';
import { inQuery, oneOf, wholeNumber } from '../../../parameter.js';
import { editionsPage } from '../editions-page.js';
import type { Fault } from '../faults.js';
import { faultsOf } from '../faults.js';
import type { Desk, DeskRoute } from '../route.js';
import { deskForm } from '../route.js';
import type { NoticesPage } from './page.js';
import { noticesPage } from './page.js';
import { noticesUrl } from './urls.js';

const pageSize = 20;

const parameters = [
  inQuery('show', oneOf('all'), 'Also what everybody has signed for'),
  inQuery('from', wholeNumber(1, 999_999), 'The first notice of the page'),
] as const;

export const noticeRoutes: DeskRoute[] = [
  editionsPage({
    path: noticesUrl,
    access: 'notice.read',
    title: '变动提醒',
    parameters,
    load: (desk, values) => loadNotices(desk, values),
    view: noticesPage,
  }),
  deskForm({
    path: `${noticesUrl}/:notice/receipts`,
    access: 'notice.sign',
    parameters: [notice],
    fields: { organization: 'one', back: 'one' },
    async work({ service, act }, { notice: sequence }, { organization, back }) {
      const { by } = await signNotice(service.db, sequence, organization, act);
      const said = by === nameOf(act.actor) ? '已签收。' : `这条提醒已由 ${by} 签收。`;
      return { to: back === 'desk' ? '/desk' : noticesUrl, said };
    },
    again: (desk, _values, { refusal }) =>
      loadNotices(desk, { show: undefined, from: undefined }, faultsOf(refusal, 'main')),
    view: noticesPage,
  }),
];

/** What somebody may sign for comes first to them: without a word, only what is still to be signed for is shown. */
async function loadNotices(
  desk: Desk,
  { show, from = 1 }: Values<typeof parameters>,
  faults: Fault[] = [],
): Promise<NoticesPage> {
  const { service, act, frame } = desk;
  const { db } = service;
  const found = await listNotices(db, { unsigned: show === undefined }, act);
  const own = (await listUnsigned(db, act)).flatMap(({ signers }) =>
    signers.map(({ organization }) => organization),
  );
  return {
    desk: frame,
    show: show ?? 'unsigned',
    notices: await tellNotices(db, found.slice(from - 1, from - 1 + pageSize)),
    page: { from, size: pageSize, total: found.length },
    own: [...new Set(own)],
    faults,
  };
}
