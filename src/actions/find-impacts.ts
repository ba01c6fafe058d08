import { regulationKeys } from '../regulation/citation-keys.js';
import type { CitingItem, PlacedItem } from '../regulation/citing.js';
import type { Impact } from '../regulation/impact.js';
import { impactsOf } from '../regulation/impact.js';
import type { Happening } from '../regulation/proposal.js';
import type { Regulation } from '../regulation/regulation.js';
import { findCitingSpans, readContentsById } from '../store/citation-index.js';
import type { Db } from '../store/engine.js';
import type { KnownRegister } from '../store/regulations.js';
import { readStandingVersions } from '../store/standing-versions.js';
import { readDraftedItems } from './drafted-items.js';
import { basesReaderOf } from './read-bases.js';

/**
 * What an event touches: items of the versions in force on a day, of those that take effect later, and of open drafts.
 * An answer costs what it holds, however many items there are.
 */
export async function findImpacts(
  db: Db,
  happening: Happening,
  register: KnownRegister,
  on: string,
): Promise<Impact[]> {
  const keys = regulationKeys(happening.regulation, register.choices);
  const items = [...(await placedItems(db, keys, on)), ...(await readDraftedItems(db, keys))];
  return impactsOf(happening, register, withCitations(items, register));
}

/** The items of the versions in force on a day that cite a regulation. */
export async function findCitingItems(
  db: Db,
  regulation: Regulation,
  register: KnownRegister,
  on: string,
): Promise<CitingItem[]> {
  const items = await placedItems(db, regulationKeys(regulation, register.choices), on);
  return withCitations(
    items.filter(({ where }) => where.in === 'version'),
    register,
  ).filter(({ citations }) =>
    citations.some(({ link }) => link.state === 'linked' && link.id === regulation.id),
  );
}

function withCitations(items: readonly PlacedItem[], register: KnownRegister): CitingItem[] {
  const read = basesReaderOf(register);
  return items.map((item) => ({ ...item, citations: read(item.content.legalBases) }));
}

/** Those that may cite it: who links them says whether they do. */
async function placedItems(db: Db, keys: ReadonlySet<string>, on: string): Promise<PlacedItem[]> {
  const spans = await findCitingSpans(db, keys);
  const versions = await readStandingVersions(db, [...new Set(spans.map(({ edition }) => edition))], on);
  const standing = spans.flatMap((span) =>
    (versions.get(span.edition) ?? [])
      .filter(({ number }) => span.from <= number && (span.to === null || number < span.to))
      .map((version) => ({ span, version })),
  );
  const contents = await readContentsById(
    db,
    standing.map(({ span }) => span.content),
  );
  return standing.flatMap(({ span: { edition, domain, code, content: id }, version }): PlacedItem[] => {
    const content = contents.get(id);
    if (content === undefined) return [];
    const { number, effectiveOn, inForce } = version;
    const where = inForce
      ? ({ in: 'version', number } as const)
      : ({ in: 'scheduled', number, effectiveOn } as const);
    return [{ edition, domain, code, where, content }];
  });
}
