import type { Route } from '../route.js';
import { accountRoutes } from './accounts.js';
import { bundleRoutes } from './bundle.js';
import { catalogRoutes } from './catalogs.js';
import { differenceRoutes } from './differences.js';
import { draftRoutes } from './drafts.js';
import { editionRoutes } from './editions.js';
import { eventRoutes } from './events.js';
import { exportRoutes } from './exports.js';
import { feedRoutes } from './feeds.js';
import { healthRoutes } from './health.js';
import { importRoutes } from './imports.js';
import { itemRoutes } from './items.js';
import { noticeRoutes } from './notices.js';
import { organizationRoutes } from './organizations.js';
import { logRoutes } from './log.js';
import { regulationRoutes } from './regulations.js';
import { rebaseRoutes } from './rebase.js';
import { searchRoutes } from './search.js';
import { sinceRoutes } from './since.js';
import { statusRoutes } from './status.js';
import { taskRoutes } from './tasks.js';
import { templateRoutes } from './template.js';
import { tokenRoutes } from './tokens.js';
import { webhookRoutes } from './webhooks.js';
import { whichRoutes } from './which.js';
import { workflowRoutes } from './workflow.js';

/** Every address of the API. What is not here does not exist, and what is here is described. */
export const apiRoutes: readonly Route[] = [
  ...statusRoutes,
  ...editionRoutes,
  ...catalogRoutes,
  ...itemRoutes,
  ...searchRoutes,
  ...differenceRoutes,
  ...exportRoutes,
  ...bundleRoutes,
  ...feedRoutes,
  ...templateRoutes,
  ...importRoutes,
  ...whichRoutes,
  ...sinceRoutes,
  ...logRoutes,
  ...draftRoutes,
  ...workflowRoutes,
  ...rebaseRoutes,
  ...regulationRoutes,
  ...eventRoutes,
  ...taskRoutes,
  ...noticeRoutes,
  ...healthRoutes,
  ...organizationRoutes,
  ...accountRoutes,
  ...tokenRoutes,
  ...webhookRoutes,
];
