export { createApp } from './app.js';
export { catalogCache } from './catalog-cache.js';
export { readSessionSecret } from './gate.js';
export { ImportJobs } from './import-jobs.js';
export { makeMetrics } from './metrics.js';
export { listen, stop } from './server.js';
export { MadeFiles } from './made-files.js';
