import type { RegulationStatus } from '../regulation/status.js';

export const newsTypes = [
  'catalog.version.published',
  'catalog.version.effective',
  'catalog.version.corrected',
  'regulation.status.changed',
] as const;

export type NewsType = (typeof newsTypes)[number];

/** Something the outside is told: as little as it takes to ask for the rest. */
export type News = VersionNews | StatusNews;

/**
 * `effective`: it is the one in force from now on. `corrected`: it was published late, so that what is in force on days
 * gone by is another catalog from now on.
 */
export type VersionNews = {
  type: Exclude<NewsType, 'regulation.status.changed'>;
  edition: string;
  version: number;
  hash: string;
  effectiveOn: string;
};

/** `null`: what is recorded does not tell. */
export type StatusNews = {
  type: 'regulation.status.changed';
  regulation: string;
  title: string;
  /** The day, in Asia/Shanghai, since when we say so. */
  on: string;
  before: RegulationStatus | null;
  after: RegulationStatus | null;
  /** What it comes from, in words; null = nothing on record says. */
  why: string | null;
};

/** News with its place among all: whoever has seen one has seen all before it. */
export type Announcement = {
  /** From 1, without gaps, in the order in which others could see it. */
  sequence: number;
  /** A UUID, for ever. */
  id: string;
  /** ISO 8601 instant, UTC. */
  at: string;
  news: News;
};

/** The edition that news is about; null: of the law, about none. */
export function editionOf(news: News): string | null {
  return news.type === 'regulation.status.changed' ? null : news.edition;
}
