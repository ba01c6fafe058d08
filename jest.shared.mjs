/** FAULT names a defect of tests/fault/defects: the tests then run over sources that have it. */
const transformer = process.env.FAULT ? '<rootDir>/tests/fault/seeding-transformer.mjs' : '@swc/jest';

/** Tests run as ES modules; swc only strips types, `npm run types` checks them. */
export const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      transformer,
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
