import { shared } from './jest.shared.mjs';

/** The pages in a real Chromium, one test file after the other: a browser needs the machine to itself. */
export default {
  ...shared,
  displayName: 'browser',
  testMatch: ['<rootDir>/tests/browser/**/*.test.ts'],
  testTimeout: 60_000,
  maxWorkers: 1,
};
