import type { Catalog } from '../../../../../catalog/catalog.js';
import { theThirteenChannels } from '../../../../../catalog/channel.js';
import { parseTimeLimitRules } from '../../../../../catalog/time-limit.js';

export type Wording = { text: string; items: number };

/** How channels and time limits are written in some catalogs, and how many items write so. */
export type Wordings = {
  /** All thirteen, in their order. */
  channels: Wording[];
  /** Ones of their own, the commonest first. */
  others: Wording[];
  /** The commonest first; `isRead`: a term of days or a date is understood from it. */
  limits: (Wording & { isRead: boolean })[];
};

export function countWordings(catalogs: readonly Catalog[]): Wordings {
  const items = catalogs.flatMap(({ domains }) => domains.flatMap((domain) => domain.items));
  const channels = countEach(items.flatMap((item) => [...new Set(item.channels)]));
  const usual: readonly string[] = theThirteenChannels;
  return {
    channels: usual.map((text) => ({ text, items: channels.get(text) ?? 0 })),
    others: commonest(channels).filter(({ text }) => !usual.includes(text)),
    limits: commonest(countEach(items.flatMap(({ timeLimit }) => timeLimit ?? []))).map((wording) => ({
      ...wording,
      isRead: parseTimeLimitRules(wording.text).length > 0,
    })),
  };
}

function countEach(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function commonest(counts: ReadonlyMap<string, number>): Wording[] {
  return [...counts]
    .map(([text, items]) => ({ text, items }))
    .sort((a, b) => b.items - a.items || (a.text < b.text ? -1 : 1));
}
