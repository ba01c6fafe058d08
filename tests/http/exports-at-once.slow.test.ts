import { expect, it } from '@jest/globals';
import { exportAtOnce } from './crowd.js';

it('T-EX-05 given 100 people who export at once, then each gets the whole file, and the server stays within its memory', async () => {
  const formats = ['xlsx', 'csv', 'json', 'html'];
  const files = Array.from({ length: 100 }, (_, index) => `export.${formats[index % formats.length] ?? ''}`);
  const crowd = await exportAtOnce(3_000, files);
  expect({ ...crowd, idle: null, seconds: null, peak: crowd.peak < 400 }).toEqual({
    statuses: { 200: 100 },
    files: 4,
    idle: null,
    seconds: null,
    peak: true,
  });
}, 240_000);
