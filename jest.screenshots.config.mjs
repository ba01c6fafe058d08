import browser from './jest.browser.config.mjs';

/** Not tests: pictures of every page, in `screenshots/`. */
export default {
  ...browser,
  displayName: 'screenshots',
  testMatch: ['<rootDir>/tests/browser/screenshots.ts'],
};
