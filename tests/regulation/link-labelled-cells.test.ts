import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { readCitations, readEdition } from '../../src/catalog/citation.js';
import { linker } from '../../src/regulation/link.js';
import type { Act } from '../../src/regulation/read-acts.js';
import { regulationFromAct } from '../../src/regulation/read-acts.js';

/** Labelled cells, their scorer and the register they link to lie beside the project, not in it. */
const beside = (path: string): URL => new URL(`../../../shared/${path}`, import.meta.url);
const files = ['citations/cells.jsonl', 'citations/score.mjs', 'data/acts.jsonl'].map(beside);
const there = files.every((file) => existsSync(file));

type Figure = { precision: number; recall: number };
type Scores = Record<'title' | 'documentNumber' | 'edition' | 'articles' | 'link', Figure> & {
  badText: number;
  wrongLinks: unknown[];
  negatives: { withCitations: number };
};
type Scorer = { score: (cells: unknown[], predictions: unknown[]) => Scores };

function readLines(file: URL): unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}

describe('labelled cells', () => {
  if (!there) {
    it('skips: the labelled cells are not beside this checkout', () => {
      expect(there).toBe(false);
    });
    return;
  }

  it('given cells as they are printed, then no link is wrong and hardly a part is missed', async () => {
    const [cellsFile, scorerFile, actsFile] = files as [URL, URL, URL];
    const { score } = (await import(scorerFile.href)) as Scorer;
    const link = linker((readLines(actsFile) as Act[]).map(regulationFromAct));
    const cells = readLines(cellsFile) as { id: string; raw: string }[];
    const predictions = cells.map(({ id, raw }) => {
      const { citations, leftover } = readCitations(raw);
      return {
        id,
        leftover,
        citations: citations.map((citation) => {
          const found = link(citation);
          return {
            ...citation,
            edition: readEdition(citation.edition),
            link: { state: found.state, title: found.state === 'linked' ? found.id : null },
          };
        }),
      };
    });
    const scores = score(cells, predictions);
    expect(scores).toMatchObject({ badText: 0, wrongLinks: [], negatives: { withCitations: 0 } });
    for (const part of ['title', 'documentNumber', 'edition', 'articles', 'link'] as const) {
      expect(scores[part].precision).toBeGreaterThanOrEqual(0.99);
      expect(scores[part].recall).toBeGreaterThanOrEqual(0.99);
    }
  });
});
