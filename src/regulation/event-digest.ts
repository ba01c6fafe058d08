import { createHash } from 'node:crypto';
import type { RegulationEvent } from './regulation.js';

/** What an event of a regulation is told apart by: what happened, when and to which articles, however it was noted. */
export function eventDigest({
  kind,
  on,
  articles,
}: Pick<RegulationEvent, 'kind' | 'on' | 'articles'>): string {
  const named = JSON.stringify([kind, on, [...articles].sort()]);
  return createHash('sha256').update(named, 'utf8').digest('hex').slice(0, 32);
}
