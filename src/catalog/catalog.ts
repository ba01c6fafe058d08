import type { CatalogItem } from './item.js';

/** The whole content of an edition at a version: ordered domains and items; a plain value. */
export type Catalog = { domains: CatalogDomain[] };

/** One 领域 with its items in printed order. */
export type CatalogDomain = {
  /** Two digits, stable. */
  code: string;
  name: string;
  items: CatalogItem[];
};

/** A line of versions: the 区级版, the 乡镇版, the 街道版, or a local edition of one town. */
export type Edition = {
  /** e.g. `longting-district`. */
  id: string;
  title: string;
  level: EditionLevel;
  /** Who publishes it. */
  organization: string;
  /** The edition this one is tailored from; null for the three of the district. */
  upstream: string | null;
  /** Editions of one code space give items of the same matter the same code. */
  codeSpace: string;
};

export type EditionLevel = 'district' | 'township' | 'subdistrict';

/** The numbered, immutable act of publishing a catalog. */
export type Version = {
  edition: string;
  number: number;
  /** Format tag and SHA-256, e.g. `version-1:9f…`: equal hashes mean equal catalogs and equal acts. */
  hash: string;
  parentHash: string | null;
  /** The day it takes effect, `YYYY-MM-DD` in Asia/Shanghai. */
  effectiveOn: string;
  /** ISO 8601 instant, UTC, milliseconds. */
  publishedAt: string;
  publishedBy: string;
  updateType: 'major' | 'minor';
  note: string;
  /** The draft it came from; null for the first version. */
  draft: number | null;
};
