import { createHash } from 'node:crypto';
import type { RegulationEvent } from './regulation.js';

/** What an event of a regulation is told apart by: what happened, when, to which articles or text, however it was noted. */
export function eventDigest({
  kind,
  on,
  articles,
  of,
}: Pick<RegulationEvent, 'kind' | 'on' | 'articles' | 'of'>): string {
  const named = JSON.stringify([kind, on, [...articles].sort(), of ?? null]);
  return createHash('sha256').update(named, 'utf8').digest('hex').slice(0, 32);
}
