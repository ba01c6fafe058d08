import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parseCitation } from '../../src/catalog/citation.js';
import { readRegulations } from '../../src/import/starter.js';
import type { Regulation, RegulationEvent } from '../../src/regulation/regulation.js';

const folder = fileURLToPath(new URL('../../catalogs/', import.meta.url));
const regulations = readRegulations(folder);
const today = '2026-11-25';

describe('the register of cited regulations', () => {
  it('given two records, then they share neither id nor title', () => {
    const titles = regulations.flatMap(({ title, aliases }) => [title, ...aliases]);
    expect(titles.filter((title, index) => titles.indexOf(title) < index)).toEqual([]);
    expect(regulations.map(({ id }) => id)).toEqual([...new Set(regulations.map(({ id }) => id))].sort());
  });

  it('given a record, then it says who made it and when it came to be', () => {
    const unmade = regulations.filter(
      ({ issuer, events }) => issuer === null || !events.some(({ kind }) => kind === 'enacted'),
    );
    expect(unmade.map(({ id }) => id)).toEqual([]);
  });

  it('given dated events, then they stand in order of date and end today', () => {
    const disordered = regulations.filter(({ events }) => {
      const days = events.flatMap(({ on }) => (on === null ? [] : [on]));
      return days.some((day, index) => day > today || day < (days[index - 1] ?? ''));
    });
    expect(disordered.map(({ id }) => id)).toEqual([]);
  });

  it('given a title in an event, then what takes the place of an act is not the act itself', () => {
    const circular = regulations.filter(({ title, events }) =>
      events.some(({ successors }) => successors?.titles.includes(title) === true),
    );
    expect(circular.map(({ id }) => id)).toEqual([]);
  });
});

/** What a line of the register of laws has. */
type Act = {
  title: string;
  kind: string;
  region: string | null;
  repealed: boolean;
  events: { date: string | null; action: string; documentNumber: string | null }[];
};

const register = fileURLToPath(new URL('../../../shared/data/acts.jsonl', import.meta.url));
const here = existsSync(register);
const acts = new Map(
  (here ? readFileSync(register, 'utf8').trim().split('\n') : [])
    .map((line) => JSON.parse(line) as Act)
    .map((act) => [act.title, act]),
);

/** A revised text is promulgated anew: that is an amendment, not another enactment. */
const sameAs: Record<string, RegulationEvent['kind'][]> = {
  adopted: ['enacted'],
  approved: ['enacted'],
  promulgated: ['enacted', 'amended'],
  amended: ['amended'],
  revised: ['amended'],
  effective: ['commenced'],
};

/** Acts of which the register mixes two texts or does not know the end. */
const registerIsWrong: Record<string, string> = {
  河南省安全生产条例: 'the 2010 text is flagged repealed and carries the adoption of the 2019 revision',
  退役士兵安置条例: 'repealed by 退役军人安置条例 on 2024-09-01, not flagged',
};

/** What the note of an event says that the register of laws has only in the heading of a text, or not at all. */
const toldApart = /现行文本所注日期|未核对/u;

describe(
  here ? 'the register of laws' : 'the register of laws (skipped: shared/data/acts.jsonl is not here)',
  () => {
    const itThere = here ? it : it.skip;
    const known = regulations.filter(({ title }) => acts.has(title) && !(title in registerIsWrong));

    itThere(
      'given a regulation that it has, then the record is checked; given another, then it is not',
      () => {
        const wrong = regulations.filter(
          ({ title, checked }) => checked !== acts.has(title) && !(title in registerIsWrong),
        );
        expect(wrong.map(({ id }) => id)).toEqual([]);
        expect(known.length).toBeGreaterThan(150);
      },
    );

    itThere('given a regulation that it has, then kind, region and repeal agree', () => {
      const ended = ({ events }: Regulation) => events.some(({ kind }) => kind === 'repealed');
      const ours = known.map((record) => [record.title, record.kind, record.region, ended(record)]);
      const theirs = known
        .map(({ title }) => acts.get(title)!)
        .map((act) => [act.title, act.kind, act.region, act.repealed]);
      expect(ours).toEqual(theirs);
    });

    itThere('given an event that it has, then the record has it on that day and with that number', () => {
      const missing = known.flatMap(({ title, events }) =>
        acts
          .get(title)!
          .events.filter(({ action, date }) => action in sameAs && date !== null && date !== '')
          .filter(
            ({ action, date, documentNumber }) =>
              !events.some(
                (event) =>
                  sameAs[action]!.includes(event.kind) &&
                  event.on === date &&
                  (documentNumber === null || bare(event.documentNumber) === bare(documentNumber)),
              ),
          )
          .map(({ action, date, documentNumber }) => [title, action, date, documentNumber]),
      );
      expect(missing).toEqual([]);
    });

    itThere('given an amendment or enactment that it does not have, then the record says so', () => {
      const silent = known.flatMap(({ title, events }) => {
        const theirs = new Set(acts.get(title)!.events.map(({ date }) => date));
        return events
          .filter(
            ({ kind, on, note }) =>
              ['enacted', 'amended'].includes(kind) && !theirs.has(on) && !toldApart.test(note ?? ''),
          )
          .map(({ kind, on }) => [title, kind, on]);
      });
      expect(silent).toEqual([]);
    });
  },
);

/** With Arabic digits and without the name of the state. */
function bare(number: string | null): string {
  if (number === null) return '';
  return (parseCitation(number).documentNumber ?? number).replace(/中华人民共和国|[\s\p{P}]/gu, '');
}
