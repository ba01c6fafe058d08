export { createApp } from './app.js';
export { catalogCache } from './catalog-cache.js';
export { ImportJobs } from './import-jobs.js';
export { listen, stop } from './server.js';
