import { listNotices, tellNotices } from '../../actions/read-notices.js';
import { signNotice } from '../../actions/sign-notice.js';
import { linksToNext, pageOfNewest, pageParameters } from '../pages-of.js';
import { inPath, inQuery, text, wholeNumber, yesOrNo } from '../parameter.js';
import type { Route } from '../route.js';
import { memberRoute, writeRoute } from '../route.js';

/** The number of a notice, which is that of its announcement. */
export const notice = inPath('notice', wholeNumber(1, 999_999_999), 'The number of a notice');

/** What those who use a catalog sign for. */
export const noticeRoutes: Route[] = [
  memberRoute({
    path: '/notices',
    access: 'notice.read',
    operationId: 'listNotices',
    summary: 'What the towns and subdistricts you may look at sign for (变动提醒), newest first, in pages',
    parameters: [
      inQuery('edition', text, 'Only what concerns one edition'),
      inQuery('unsigned', yesOrNo, 'Only what somebody still has to sign for'),
      ...pageParameters,
    ],
    responds: { schema: 'notice-page' },
    async answer({ db }, values, act) {
      const found = await listNotices(db, values, act);
      const { page, ...rest } = pageOfNewest(found, ({ announcement }) => announcement.sequence, values);
      const links = linksToNext('/notices', values, rest.next);
      return { json: { notices: await tellNotices(db, page), ...rest }, links };
    },
  }),
  writeRoute({
    method: 'PUT',
    path: '/notices/{notice}/receipts/{organization}',
    access: 'notice.sign',
    operationId: 'signNotice',
    summary:
      'Signs for a notice in the name of an organization (签收); who signs again is told who did first',
    parameters: [notice, inPath('organization', text, 'Id of an organization')],
    takes: 'nothing',
    responds: { schema: 'receipt' },
    async answer({ db }, { notice: sequence, organization }, act) {
      return { json: await signNotice(db, sequence, organization, act) };
    },
  }),
];
