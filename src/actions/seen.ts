import { createHash } from 'node:crypto';
import { canonicalJson } from '../catalog/canonical.js';
import { Refusal } from '../refusal.js';

/** What stands for a setting as somebody saw it (never the same for two that differ); null: whatever it is now. */
export type SeenTag = string | null;

export function tagOf(setting: object | null): string {
  return createHash('sha256').update(canonicalJson(setting), 'utf8').digest('hex').slice(0, 16);
}

/**
 * Asked in the transaction that writes it, so that nobody undoes unawares what another did.
 * @throws Refusal `settings.changed`.
 */
export function refuseChanged(seen: SeenTag, now: object | null, name: string): void {
  if (seen !== null && seen !== tagOf(now)) throw new Refusal('settings.changed', { name });
}
