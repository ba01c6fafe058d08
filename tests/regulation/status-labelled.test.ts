import { expect } from '@jest/globals';
import { statusOn } from '../../src/regulation/status.js';
import { beside, itBeside, knownThrough, readLines, registeredActs } from './beside.js';

type Labelled = { title: string; day: string; status: string | null; inForce: boolean | null };
type Scorer = { scoreStatus: (gold: Labelled[], found: object[]) => { rows: number; wrong: unknown[] } };

itBeside(
  ['citations/status.jsonl', 'citations/score_rest.mjs', 'data/acts.jsonl'],
  'given real acts on labelled days, then every status is the labelled one, and none is claimed that is not known',
  async () => {
    const { scoreStatus } = (await import(beside('citations/score_rest.mjs').href)) as Scorer;
    const acts = new Map(registeredActs().map((act) => [act.title, act]));
    const labelled = readLines<Labelled>('citations/status.jsonl');
    const found = labelled.map(({ title, day }) => ({
      title,
      day,
      status: statusOn(acts.get(title)!.events, day, { knownThrough }).status,
    }));
    expect(scoreStatus(labelled, found).wrong).toEqual([]);
  },
);
