import { shared } from './jest.shared.mjs';

/** What needs a database runs on SQLite and on a real PostgreSQL, which is started once for them. */
const onBothEngines = ['<rootDir>/tests/store/', '<rootDir>/tests/actions/'];

/** What needs a browser runs by `npm run test:browser`, what kills processes by `npm run fault`, what takes long by `npm run test:slow`. */
const elsewhere = ['<rootDir>/tests/browser/', '<rootDir>/tests/fault/', '\\.slow\\.test\\.ts$'];

export default {
  // on two cores jest would take one: much of the time is spent waiting for databases and child processes
  maxWorkers: 2,
  // a guard against hanging, wide enough for a machine that does other work too
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/tests/**/*.test.ts', '<rootDir>/tests/**/*.test.tsx'],
      testPathIgnorePatterns: [...onBothEngines, ...elsewhere],
    },
    {
      ...shared,
      displayName: 'both engines',
      testMatch: onBothEngines.map((folder) => `${folder}**/*.test.ts`),
      testPathIgnorePatterns: elsewhere,
      globalSetup: '<rootDir>/tests/postgres-setup.mjs',
      globalTeardown: '<rootDir>/tests/postgres-teardown.mjs',
    },
  ],
};
