import { mayKnow } from '../places.js';
import type { DeskRoute } from '../route.js';
import { deskPage } from '../route.js';
import { accountRoutes } from './accounts/routes.js';
import { calendarRoutes } from './calendars/routes.js';
import { settingsIndex } from './index-page.js';
import { onceRoute } from './once-route.js';
import { organizationImportRoutes } from './organizations/import-routes.js';
import { organizationRoutes } from './organizations/routes.js';
import { settingsPlaces } from './places.js';
import { tokenRoutes } from './tokens/routes.js';
import { wordingRoutes } from './wordings/routes.js';
import { webhookDeskRoutes } from './webhooks/routes.js';

/** Who works here and how the system is set. */
export const settingsRoutes: DeskRoute[] = [
  deskPage({
    path: '/desk/settings',
    access: 'account',
    parameters: [],
    load: ({ frame, grants }) =>
      Promise.resolve({
        desk: frame,
        places: settingsPlaces.filter(({ access }) => mayKnow(grants, access)),
      }),
    view: settingsIndex,
  }),
  onceRoute,
  ...accountRoutes,
  ...organizationImportRoutes,
  ...organizationRoutes,
  ...tokenRoutes,
  ...calendarRoutes,
  ...wordingRoutes,
  ...webhookDeskRoutes,
];
