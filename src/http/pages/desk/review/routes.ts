import { draftNumber } from '../../../api/drafts.js';
import type { DeskRoute } from '../route.js';
import { deskForm, deskPage } from '../route.js';
import { decideReview, loadReview, loadReviewQueue, reviewFields } from './load.js';
import { reviewPage } from './page.js';
import { reviewQueuePage } from './queue-page.js';

export const reviewers = ['review.legality', 'review.secrecy'] as const;

export const reviewRoutes: readonly DeskRoute[] = [
  deskPage({
    path: '/desk/review',
    access: reviewers,
    parameters: [],
    load: loadReviewQueue,
    view: reviewQueuePage,
  }),
  deskPage({
    path: '/desk/review/:draft',
    access: reviewers,
    parameters: [draftNumber],
    load: loadReview,
    view: reviewPage,
  }),
  deskForm({
    path: '/desk/review/:draft',
    access: reviewers,
    parameters: [draftNumber],
    fields: reviewFields,
    work: decideReview,
    again: loadReview,
    view: reviewPage,
  }),
];
