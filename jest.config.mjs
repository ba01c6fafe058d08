/** Tests run as ES modules; swc only strips types, `npm run types` checks them. */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'hono/jsx' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
};

/** What needs a database runs on SQLite and on a real PostgreSQL, which is started once for them. */
const onBothEngines = ['<rootDir>/tests/store/', '<rootDir>/tests/actions/'];

export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/tests/**/*.test.ts', '<rootDir>/tests/**/*.test.tsx'],
      testPathIgnorePatterns: onBothEngines,
    },
    {
      ...shared,
      displayName: 'both engines',
      testMatch: onBothEngines.map((folder) => `${folder}**/*.test.ts`),
      globalSetup: '<rootDir>/tests/postgres-setup.mjs',
      globalTeardown: '<rootDir>/tests/postgres-teardown.mjs',
    },
  ],
};
