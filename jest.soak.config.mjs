import fault from './jest.fault.config.mjs';

/** A server at work for long, with faults: `npm run soak`. */
export default {
  ...fault,
  displayName: 'soak',
  testMatch: ['<rootDir>/tests/fault/soak.ts'],
  // as long as MINUTES says, and a while
  testTimeout: (Number(process.env.MINUTES ?? 10) + 10) * 60_000,
};
