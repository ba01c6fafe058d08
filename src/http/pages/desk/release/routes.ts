import { draftNumber } from '../../../api/drafts.js';
import type { DeskRoute } from '../route.js';
import { deskForm, deskPage } from '../route.js';
import { loadRelease, release, releaseFields } from './load.js';
import { releasePage } from './page.js';

export const releaseRoutes: readonly DeskRoute[] = [
  deskPage({
    path: '/desk/release/:draft',
    access: 'version.publish',
    parameters: [draftNumber],
    load: loadRelease,
    view: releasePage,
  }),
  deskForm({
    path: '/desk/release/:draft',
    access: 'version.publish',
    parameters: [draftNumber],
    fields: releaseFields,
    looks: true,
    work: release,
    again: loadRelease,
    view: releasePage,
  }),
];
