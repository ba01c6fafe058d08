import { draftNumber } from '../../../api/drafts.js';
import { inQuery, text } from '../../../parameter.js';
import type { DeskRoute } from '../route.js';
import { deskForm, deskPage } from '../route.js';
import {
  decideReview,
  loadMarked,
  loadReview,
  loadReviewQueue,
  markFields,
  markReviewed,
  reviewFields,
} from './load.js';
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
    parameters: [
      draftNumber,
      inQuery('kind', text, 'Which review, for who could make several'),
      inQuery('at', text, 'The change, by its code, from which to go on'),
    ],
    load: (desk, values) => loadReview(desk, values),
    view: reviewPage,
  }),
  deskForm({
    path: '/desk/review/:draft/marks',
    access: reviewers,
    parameters: [draftNumber],
    fields: markFields,
    work: markReviewed,
    again: loadMarked,
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
