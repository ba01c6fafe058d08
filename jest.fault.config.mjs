import { shared } from './jest.shared.mjs';

/** Faults at every step and kill −9 at random moments, on both engines: `npm run fault`. */
export default {
  ...shared,
  displayName: 'fault',
  testMatch: ['<rootDir>/tests/fault/**/*.test.ts'],
  globalSetup: '<rootDir>/tests/postgres-setup.mjs',
  globalTeardown: '<rootDir>/tests/postgres-teardown.mjs',
  // each of hundreds of lives takes a second or two
  testTimeout: 1_800_000,
  maxWorkers: 1,
};
