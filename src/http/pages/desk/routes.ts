import { exportRoutes } from './export/routes.js';
import { draftRoutes } from './drafts/routes.js';
import { homeRoutes } from './home/routes.js';
import { importRoutes } from './imports/routes.js';
import { lawRoutes } from './law/routes.js';
import { noticeRoutes } from './notices/routes.js';
import { releaseRoutes } from './release/routes.js';
import { reviewRoutes } from './review/routes.js';
import type { DeskRoute } from './route.js';
import { settingsRoutes } from './settings/routes.js';
import { whichRoutes } from './which/routes.js';

/** Every address of the staff pages. */
export const deskRoutes: readonly DeskRoute[] = [
  ...homeRoutes,
  ...noticeRoutes,
  ...draftRoutes,
  ...reviewRoutes,
  ...releaseRoutes,
  ...lawRoutes,
  ...importRoutes,
  ...exportRoutes,
  ...whichRoutes,
  ...settingsRoutes,
];
