import type { DeskRoute } from '../route.js';
import { eventsRoutes } from './events/routes.js';
import { impactRoutes } from './impact/routes.js';
import { recordRoutes } from './record/routes.js';

/** The law side: regulations, what happens to them, and what that touches. */
export const lawRoutes: readonly DeskRoute[] = [...eventsRoutes, ...recordRoutes, ...impactRoutes];
