import { expect } from '@jest/globals';
import { citeText } from '../../src/regulation/cite.js';
import { registerOf } from '../../src/regulation/register.js';
import { beside, itBeside, readLines, registeredActs } from './beside.js';

type Figure = { precision: number; recall: number };
type Scores = Record<'title' | 'documentNumber' | 'edition' | 'articles' | 'link', Figure> & {
  badText: number;
  wrongLinks: unknown[];
  negatives: { withCitations: number };
};
type Scorer = { score: (cells: unknown[], predictions: unknown[]) => Scores };

itBeside(
  ['citations/cells.jsonl', 'citations/score.mjs', 'data/acts.jsonl'],
  'given cells as they are printed, then no link is wrong and hardly a part is missed',
  async () => {
    const { score } = (await import(beside('citations/score.mjs').href)) as Scorer;
    const register = registerOf(registeredActs());
    const cells = readLines<{ id: string; raw: string }>('citations/cells.jsonl');
    const scores = score(
      cells,
      cells.map(({ id, raw }) => ({ id, ...citeText(raw, register) })),
    );
    expect(scores).toMatchObject({ badText: 0, wrongLinks: [], negatives: { withCitations: 0 } });
    for (const part of ['title', 'documentNumber', 'edition', 'articles', 'link'] as const) {
      expect(scores[part].precision).toBeGreaterThanOrEqual(0.99);
      expect(scores[part].recall).toBeGreaterThanOrEqual(0.99);
    }
  },
);
