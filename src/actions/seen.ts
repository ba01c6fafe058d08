import { hashOf } from '../catalog/canonical.js';
import { Refusal } from '../refusal.js';

/** What stands for a setting as somebody saw it; null: whatever it is now. */
export type SeenTag = string | null;

/** The last 64 bits of its hash: two that differ have the same by a chance of one in 2^64. */
export function tagOf(setting: object | null): string {
  return hashOf('setting-1', setting).slice(-16);
}

/**
 * Asked in the transaction that writes it, so that nobody undoes unawares what another did.
 * @throws Refusal `settings.changed`.
 */
export function refuseChanged(seen: SeenTag, now: object | null, name: string): void {
  if (seen !== null && seen !== tagOf(now)) throw new Refusal('settings.changed', { name });
}
