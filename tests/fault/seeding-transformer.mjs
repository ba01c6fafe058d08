// @swc/jest, over sources with the defect that FAULT names.
import swc from '@swc/jest';
import { findDefect, seedDefect } from './seed-defect.mjs';

const defect = findDefect(process.env.FAULT);

export default {
  createTransformer(options) {
    const plain = swc.createTransformer(options);
    const seeded =
      (step) =>
      (source, path, ...rest) =>
        step(seedDefect(defect, path, source), path, ...rest);
    return {
      ...plain,
      process: seeded(plain.process),
      processAsync: seeded(plain.processAsync),
      getCacheKey: seeded(plain.getCacheKey),
    };
  },
};
