import { canonicalJson } from '../../src/catalog/canonical.js';
import type { HistoryEntry } from '../../src/catalog/history.js';
import { contentOf } from '../../src/catalog/item.js';
import { itemsOf } from './simulation-catalog.js';
import type { ModelVersion } from './simulation-model.js';

type Told = Pick<HistoryEntry, 'version' | 'kind' | 'domain' | 'content'>;

/** The life of an item by laying whole catalogs side by side: what it said, and when it came and went. */
export function historyIn(versions: readonly ModelVersion[], code: string): Told[] {
  const told: Told[] = [];
  let before: Omit<Told, 'version' | 'kind'> | null = null;
  for (const { number: version, catalog } of versions) {
    const row = itemsOf(catalog).find((item) => item.code === code);
    if (!row) {
      if (before) told.push({ version, kind: 'withdrawn', ...before });
      before = null;
      continue;
    }
    const { domain, ...item } = row;
    const now = { domain, content: contentOf(item) };
    if (!before) told.push({ version, kind: told.length > 0 ? 'restored' : 'added', ...now });
    else if (canonicalJson(before.content) !== canonicalJson(now.content))
      told.push({ version, kind: 'changed', ...now });
    else if (before.domain !== domain) told.push({ version, kind: 'moved', ...now });
    before = now;
  }
  return told;
}

/** Of moves only those to another domain: which of two neighbours moved when they change places nobody can say. */
export function withoutShifts(history: readonly HistoryEntry[]): Told[] {
  return history.flatMap(({ version, kind, domain, content }, index) => {
    const isShift = kind === 'moved' && history[index - 1]?.domain === domain;
    return isShift ? [] : [{ version, kind, domain, content }];
  });
}
