import type { FeedEntry } from '../../announcement/feed-entry.js';

/** A page of a feed, whatever it is written as; all addresses are absolute. */
export type Feed = {
  title: string;
  /** Who publishes what it tells of. */
  author: string;
  /** The page for people that it belongs to. */
  home: string;
  /** This page of it. */
  self: string;
  /** Where what comes after the newest of these entries is, now or later. */
  resume: string;
  /** Where it goes on, older or newer; null: this is all there is. */
  next: string | null;
  /** When it last changed; an ISO instant. */
  updated: string;
  entries: readonly (FeedEntry & { url: string })[];
};

/** A name for ever, wherever the system moves to. */
export function urnOf({ id }: Pick<FeedEntry, 'id'>): string {
  return `urn:uuid:${id}`;
}
