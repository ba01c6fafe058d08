import { expect } from '@jest/globals';
import { emptyContent } from '../../src/catalog/item.js';
import { indexCitations } from '../../src/regulation/citing.js';
import { impactsOf } from '../../src/regulation/impact.js';
import { registerOf } from '../../src/regulation/register.js';
import type { RegulationEvent } from '../../src/regulation/regulation.js';
import { beside, itBeside, readLines, registeredActs } from './beside.js';
import { anEvent } from './builders.js';
import { readFileSync } from 'node:fs';

type Row = { edition: string; domain: string; code: string; legalBases: string[] };
type Happened = { event: string; date: string; title: string; kind: string; articles: string[] | null };
type Replay = { missed: unknown[]; invented: unknown[]; wrongLevel: unknown[]; impacts: number };
type Scorer = { scoreReplay: (gold: unknown[], found: unknown[]) => Replay };

const kinds: Record<string, RegulationEvent['kind']> = {
  amended: 'amended',
  revised: 'amended',
  repealed: 'repealed',
};

itBeside(
  ['citations/replay/catalog.json', 'citations/score_rest.mjs', 'data/acts.jsonl'],
  'given amendments and repeals as they happened, then exactly the items that cite their acts are touched',
  async () => {
    const { scoreReplay } = (await import(beside('citations/score_rest.mjs').href)) as Scorer;
    const register = registerOf(registeredActs());
    const rows = JSON.parse(readFileSync(beside('citations/replay/catalog.json'), 'utf8')) as Row[];
    const items = rows.map(({ edition, domain, code, legalBases }) => ({
      edition,
      domain,
      code,
      where: { in: 'version' as const, number: 1 },
      content: { ...emptyContent, legalBases },
    }));
    const index = indexCitations(items, register.link);
    const found = readLines<Happened>('citations/replay/events.jsonl').map((happened) => {
      const regulation = register.titled(happened.title)!;
      const event = anEvent(kinds[happened.kind]!, happened.date, { articles: happened.articles ?? [] });
      const impacts = impactsOf({ regulation, event }, register, index.citing(regulation.id));
      return {
        event: happened.event,
        impacts: impacts.map(({ edition, code, level }) => ({
          edition,
          code,
          level: level === 'likely' ? 'high' : 'low',
        })),
      };
    });
    const scores = scoreReplay(readLines('citations/replay/expected.jsonl'), found);
    expect(scores).toMatchObject({ missed: [], invented: [], wrongLevel: [] });
    expect(scores.impacts).toBeGreaterThan(50);
  },
);
