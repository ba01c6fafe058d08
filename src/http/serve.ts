export { createApp } from './app.js';
export { catalogCache } from './catalog-cache.js';
export { listen, stop } from './server.js';
