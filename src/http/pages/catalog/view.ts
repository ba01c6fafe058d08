import type { Edition, Version } from '../../../catalog/catalog.js';
import type { CatalogItem } from '../../../catalog/item.js';
import type { BasisPiece } from '../../../regulation/basis-pieces.js';
import type { Frame } from '../frame.js';
import type { Source } from '../kept-markup.js';
import type { Standing } from '../standing.js';
import type { CatalogQuery } from '../urls.js';

/** One catalog, or one domain of it, as somebody asked to see it. */
export type CatalogPage = {
  frame: Frame;
  edition: Edition;
  /** `domain` is the open one, also where the address left it out; null: all domains one below the other. */
  query: CatalogQuery;
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  today: string;
  /** The version shown. */
  version: Version;
  standing: Standing;
  /** Every version of the edition, oldest first. */
  versions: VersionPoint[];
  /** Every domain of the version, with the number of its items. */
  tree: DomainEntry[];
  choices: Choices;
  content: CatalogContent;
};

export type VersionPoint = { version: Version; state: Standing['state'] };

export type DomainEntry = { code: string; name: string; count: number };

/** What can be chosen in the filter: the values that occur in this version. */
export type Choices = {
  bodies: string[];
  channels: string[];
  levels: string[];
  /** The channels of the printed form, each shown with ■ or □ on paper. */
  printedChannels: string[];
};

export type CatalogContent =
  | { kind: 'domains'; domains: ShownDomain[] }
  /** The edition has no such domain; others may. */
  | { kind: 'domain-absent'; name: string; elsewhere: { edition: Edition; count: number }[] };

export type ShownDomain = {
  code: string;
  name: string;
  /** Those that pass search and filter. */
  rows: CatalogRow[];
  /** How many the domain has without them. */
  total: number;
  /** What all its rows come from; null where some are left out. */
  source: Source | null;
};

export type CatalogRow = {
  item: CatalogItem;
  /** Its 公开依据, each in pieces. */
  bases: BasisPiece[][];
  /** 序号: its place in the whole domain, counted from 1. */
  number: number;
  /** What this version did to it. */
  mark: RowMark | null;
};

export type RowMark = 'added' | 'changed' | 'moved';

export function isFiltered({ body, channel, level, changed }: CatalogQuery): boolean {
  return body !== null || channel !== null || level !== null || changed;
}

/** The same view without filter and search; what a search showed of all domains begins with the first again. */
export function unfiltered({ domain, ...query }: CatalogQuery): Partial<CatalogQuery> {
  const shown = domain === null && query.q !== null ? {} : { domain };
  return { ...shown, ...query, body: null, channel: null, level: null, changed: false, q: null };
}
