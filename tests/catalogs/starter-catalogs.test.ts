import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { theThirteenChannels } from '../../src/catalog/channel.js';
import { readCitations } from '../../src/catalog/citation.js';
import type { CatalogItem, ItemField } from '../../src/catalog/item.js';
import { parseTimeLimitRules } from '../../src/catalog/time-limit.js';
import { topicKey } from '../../src/catalog/topic.js';
import { readKnownDomains, readRegulations, readStarters } from '../../src/import/starter.js';
import { linker } from '../../src/regulation/link.js';
import type { Regulation } from '../../src/regulation/regulation.js';

const folder = fileURLToPath(new URL('../../catalogs/', import.meta.url));
const starters = readStarters(folder);
const regulations = new Map(readRegulations(folder).map((regulation) => [regulation.id, regulation]));
const link = linker([...regulations.values()]);
const differences = JSON.parse(readFileSync(`${folder}differences.json`, 'utf8')) as {
  code: string;
  edition: string;
  field: ItemField;
  reason: string;
}[];

/** The phrases that state no period, no day and no occasion to disclose. */
const limitsWithoutRule: string[] = [];

const editions = starters.map(({ edition, effectiveOn, catalog }) => ({
  id: edition.id,
  effectiveOn,
  domains: catalog.domains,
  items: catalog.domains.flatMap(({ items }) => items),
}));
const [district, township, subdistrict] = editions as [Edition, Edition, Edition];
type Edition = (typeof editions)[number];

function faults(check: (item: CatalogItem) => unknown[], of: Edition[] = editions): string[] {
  return of.flatMap(({ id, items }) =>
    items.flatMap((item) => check(item).map((fault) => `${id} ${item.code}: ${String(fault)}`)),
  );
}

function unless(good: boolean, fault: string): string[] {
  return good ? [] : [fault];
}

describe('the three starter editions', () => {
  it.each([
    { edition: district, atLeast: 420, domains: 25, each: 6 },
    { edition: township, atLeast: 170, domains: 20, each: 4 },
    { edition: subdistrict, atLeast: 90, domains: 14, each: 4 },
  ])(
    'given $edition.id, then it has at least $atLeast items in $domains domains',
    ({ edition, atLeast, domains, each }) => {
      expect(edition.items.length).toBeGreaterThanOrEqual(atLeast);
      expect(edition.domains).toHaveLength(domains);
      expect(
        edition.domains
          .filter(({ items }) => items.length < each)
          .map(({ code, items }) => [code, items.length]),
      ).toEqual([]);
    },
  );

  it('given the files in the folders, then each belongs to its edition and has the name of its domain', () => {
    const names = new Map(readKnownDomains(folder).map(({ code, name }) => [code, name]));
    for (const { id, domains } of editions) {
      expect(readdirSync(`${folder}${id}`).sort()).toEqual(domains.map(({ code }) => `${code}.json`));
      expect(domains.map(({ name }) => name)).toEqual(domains.map(({ code }) => names.get(code)));
    }
  });

  it('given any item, then nothing that the printed table asks for is missing', () => {
    const missing = faults((item) => [
      ...unless(item.level1 !== null && item.level2 !== null, 'no name'),
      ...unless(item.content.length >= 3, 'fewer than three elements'),
      ...unless(item.legalBases.length > 0, 'no legal basis'),
      ...unless(item.timeLimit !== null, 'no time limit'),
      ...unless(item.disclosingBodies.length > 0, 'no disclosing body'),
      ...unless(item.channels.length > 0, 'no channel'),
      ...unless(item.audience.everyone === true || (item.audience.groups ?? '') !== '', 'no audience'),
      ...unless(item.methods.length > 0, 'no method'),
      ...unless(item.levels.length > 0, 'no level'),
    ]);
    expect(missing).toEqual([]);
  });

  it('given a domain, then no matter stands in it twice, and items of one level 1 stand together', () => {
    for (const { id, domains } of editions) {
      for (const { code, items } of domains) {
        const topics = items.map((item) => topicKey(code, item));
        expect([id, code, topics.filter((topic, index) => topics.indexOf(topic) < index)]).toEqual([
          id,
          code,
          [],
        ]);
        const groups = items
          .map(({ level1 }) => level1)
          .filter((level1, index, all) => level1 !== all[index - 1]);
        expect([id, code, groups]).toEqual([id, code, [...new Set(groups)]]);
      }
    }
  });

  it('given a channel, then it is one of the thirteen, and 其他 says which', () => {
    const thirteen: readonly string[] = theThirteenChannels.filter((channel) => channel !== '其他');
    expect(
      faults(({ channels }) =>
        channels.filter((name) => !thirteen.includes(name) && !/^其他：.+$/u.test(name)),
      ),
    ).toEqual([]);
  });

  it('given a time limit, then it states a rule', () => {
    const unread = faults(({ timeLimit }) =>
      unless(parseTimeLimitRules(timeLimit ?? '').length > 0, timeLimit ?? 'none'),
    ).filter((fault) => !limitsWithoutRule.some((phrase) => fault.endsWith(`: ${phrase}`)));
    expect(unread).toEqual([]);
  });

  it('given a text, then its punctuation is Chinese and its brackets close', () => {
    const wrong = faults((item) =>
      [
        ...[item.level1, item.level2, item.level3, item.timeLimit, item.note, item.audience.groups],
        ...[...item.content, ...item.legalBases, ...item.disclosingBodies, ...item.channels],
      ].filter((text) => {
        const rest = (text ?? '').replace(/^1\.|；2\./gu, '');
        return /[,;:()!?[\]"'<>.]|\s{2}|^\s|\s$/u.test(rest) || !closes(rest);
      }),
    );
    expect(wrong).toEqual([]);
  });
});

function closes(text: string): boolean {
  return ['（）', '《》', '〈〉', '“”', '〔〕'].every(
    ([open = '', close = '']) => text.split(open).length === text.split(close).length,
  );
}

describe('bodies and levels', () => {
  it('given the district edition, then its bodies are of the district and 县级 is marked', () => {
    expect(
      faults(
        ({ disclosingBodies, levels }) => [
          ...unless(levels.includes('县级'), levels.join()),
          ...unless(
            disclosingBodies.some((body) => !/^(乡镇人民政府|街道办事处|村民委员会)$/u.test(body)),
            disclosingBodies.join(),
          ),
          ...disclosingBodies.filter(
            (body) => /街道办事处$|乡镇人民政府$/u.test(body) && !levels.includes('乡级'),
          ),
        ],
        [district],
      ),
    ).toEqual([]);
  });

  it.each([
    {
      edition: township,
      own: /^(乡镇人民政府|辖区公安派出所|(行政村)?村民委员会|农村集体经济组织|受委托的(招标|采购)代理机构)$/u,
    },
    { edition: subdistrict, own: /^(街道办事处|辖区公安派出所|受委托的(招标|采购)代理机构)$/u },
  ])('given $edition.id, then its bodies are its own and 县级 is not marked', ({ edition, own }) => {
    expect(
      faults(
        ({ disclosingBodies, levels }) => [
          ...disclosingBodies.filter((body) => !own.test(body)),
          ...unless(levels.includes('乡级') && !levels.includes('县级'), levels.join()),
        ],
        [edition],
      ),
    ).toEqual([]);
  });

  it('given a matter that towns disclose too, then the district edition marks 乡级', () => {
    const below = new Set([...township.items, ...subdistrict.items].map(({ code }) => code));
    expect(
      faults(
        ({ code, levels }) => unless(!below.has(code) || levels.includes('乡级'), levels.join()),
        [district],
      ),
    ).toEqual([]);
  });
});

describe('one matter in several editions', () => {
  it.each(['level1', 'level2', 'level3', 'legalBases', 'timeLimit'] as const)(
    'given the same code, then %s is the same, unless a reason stands in differences.json',
    (field) => {
      const first = new Map(district.items.map((item) => [item.code, item]));
      for (const item of township.items) if (!first.has(item.code)) first.set(item.code, item);
      const differing = [township, subdistrict].flatMap(({ id, items }) =>
        items
          .filter(
            (item) => JSON.stringify(item[field]) !== JSON.stringify((first.get(item.code) ?? item)[field]),
          )
          .map(({ code }) => ({ code, edition: id })),
      );
      const explained = differences
        .filter((difference) => difference.field === field && difference.reason !== '')
        .map(({ code, edition }) => ({ code, edition }));
      expect(differing).toEqual(explained);
    },
  );
});

describe('citations', () => {
  it('given a legal basis, then it is one citation and nothing else', () => {
    expect(
      faults(({ legalBases }) =>
        legalBases.filter((text) => {
          const { citations, leftover } = readCitations(text);
          return citations.length !== 1 || citations[0]?.text !== text || leftover !== '';
        }),
      ),
    ).toEqual([]);
  });

  it('given a citation, then it links to one regulation of regulations.json', () => {
    expect(faults(({ legalBases }) => legalBases.filter((text) => linked(text) === null))).toEqual([]);
  });

  it('given a regulation, then something cites it', () => {
    const cited = new Set(
      editions.flatMap(({ items }) => items.flatMap(({ legalBases }) => legalBases.map(linked))),
    );
    expect(
      [...regulations.values()].filter((regulation) => !cited.has(regulation)).map(({ id }) => id),
    ).toEqual([]);
  });

  it('given a cited number, then the regulation had it before the catalogs took effect', () => {
    expect(
      faults(({ legalBases }) =>
        legalBases.filter((text) => {
          const { documentNumber } = readCitations(text).citations[0]!;
          return documentNumber !== null && !hadNumber(linked(text)!, documentNumber, district.effectiveOn);
        }),
      ),
    ).toEqual([]);
  });

  it('given a cited edition, then it was the one in force when the catalogs took effect', () => {
    expect(
      faults(({ legalBases }) =>
        legalBases.filter((text) => {
          const { edition } = readCitations(text).citations[0]!;
          if (edition === null || linked(text)!.title.includes(edition)) return false;
          return !amendmentInForce(linked(text)!, district.effectiveOn).startsWith(edition.slice(0, 4));
        }),
      ),
    ).toEqual([]);
  });

  it('given a citation, then its regulation was made and had not ended when the catalogs took effect', () => {
    expect(
      faults(({ legalBases }) =>
        legalBases.filter((text) =>
          linked(text)!.events.some(({ kind, on }) =>
            kind === 'enacted'
              ? on !== null && on > district.effectiveOn
              : ['repealed', 'expired', 'superseded'].includes(kind) &&
                on !== null &&
                on <= district.effectiveOn,
          ),
        ),
      ),
    ).toEqual([]);
  });
});

const links = new Map<string, Regulation | null>();

function linked(text: string): Regulation | null {
  let found = links.get(text);
  if (found === undefined) {
    const result = link(readCitations(text).citations[0]!);
    found = result.state === 'linked' ? (regulations.get(result.id) ?? null) : null;
    links.set(text, found);
  }
  return found;
}

/** By a day; where no event has the number, that of the record counts. */
function hadNumber({ documentNumber, events }: Regulation, number: string, day: string): boolean {
  const having = events.filter((event) => event.documentNumber === number);
  return having.length === 0 ? documentNumber === number : having.some(({ on }) => on === null || on <= day);
}

/** The day of the last amendment in force on a day; one that commences only later is not. */
function amendmentInForce({ events }: Regulation, day: string): string {
  const daysOf = (wanted: string) =>
    events.flatMap(({ kind, on }) => (kind === wanted && on !== null ? [on] : []));
  const amended = daysOf('amended');
  const commencesLater = (on: string, next = '9999') =>
    daysOf('commenced').some((commenced) => commenced > day && commenced > on && commenced < next);
  const inForce = amended.filter((on, index) => on <= day && !commencesLater(on, amended[index + 1]));
  return inForce.at(-1) ?? '';
}
