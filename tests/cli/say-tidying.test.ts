import { describe, expect, it } from '@jest/globals';
import { listTidying, sayTidying } from '../../src/cli/say-tidying.js';
import type { ReportedTidying } from '../../src/import/tidying.js';

const sameAsAbove: ReportedTidying = {
  kind: 'same-as-above',
  message: '写“同上”的格，取上一行的内容。',
  count: 3,
  places: [
    { sheet: '目录', cells: ['E5:E6'] },
    { sheet: null, cells: ['B2'] },
  ],
  examples: [
    { at: { sheet: '目录', row: 5, cell: 'E5' }, before: '同上', after: '《律师法》' },
    { at: { sheet: null, row: 2, cell: 'B2' }, before: '〃', after: null },
  ],
};

describe('a tidying on the command line', () => {
  it('given no wish to see more, then it is one line', () => {
    expect(sayTidying(sameAsAbove)).toBe('整理 3 处：写“同上”的格，取上一行的内容。 [same-as-above]');
  });

  it('given --tidyings, then its cells follow, and some of them as printed and as read', () => {
    expect(listTidying(sameAsAbove)).toEqual([
      '整理 3 处：写“同上”的格，取上一行的内容。 [same-as-above]',
      '  目录 E5:E6',
      '  B2',
      '  如 目录!E5：“同上” → “《律师法》”',
      '  如 B2：“〃” → （不读）',
    ]);
  });

  it('given more than are listed, then the list says so', () => {
    expect(listTidying({ ...sameAsAbove, count: 1_001, examples: [] }).at(-1)).toBe('  （只列出前 1000 处）');
  });
});
