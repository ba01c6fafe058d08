import { shared } from './jest.shared.mjs';

/** What takes long (stories by child processes, hostile files, the simulated office, properties, whole copies), on both engines: `npm run test:slow`. */
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
