import { checkRoutes } from '../check/routes.js';
import { logRoutes } from '../log/routes.js';
import { reportRoutes } from '../reports/routes.js';
import type { DeskRoute } from '../route.js';
import { taskRoutes } from '../tasks/routes.js';
import { eventsRoutes } from './events/routes.js';
import { impactRoutes } from './impact/routes.js';
import { recordRoutes } from './record/routes.js';
import { choiceRoutes } from './regulations/choice-routes.js';
import { registerImportRoutes } from './regulations/import-routes.js';
import { regulationRoutes } from './regulations/routes.js';

/** The law side: what happens to regulations, what that touches, what must be done, and how it stands. */
export const lawRoutes: readonly DeskRoute[] = [
  ...registerImportRoutes,
  ...choiceRoutes,
  ...regulationRoutes,
  ...eventsRoutes,
  ...recordRoutes,
  ...impactRoutes,
  ...taskRoutes,
  ...checkRoutes,
  ...reportRoutes,
  ...logRoutes,
];
