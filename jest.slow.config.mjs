import { shared } from './jest.shared.mjs';

/** What takes a minute each (stories by child processes, hostile files, the simulated office), on both engines: `npm run test:slow`. */
export default {
  ...shared,
  displayName: 'slow',
  testMatch: ['<rootDir>/tests/**/*.slow.test.ts'],
  testPathIgnorePatterns: ['<rootDir>/tests/browser/', '<rootDir>/tests/fault/'],
  globalSetup: '<rootDir>/tests/postgres-setup.mjs',
  globalTeardown: '<rootDir>/tests/postgres-teardown.mjs',
  testTimeout: 60_000,
  maxWorkers: 2,
};
