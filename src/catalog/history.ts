import { changedFields } from './diff.js';
import type { FieldChange } from './change.js';
import type { ItemContent } from './item.js';

/** One content of an item in one place, from a version until before another. */
export type ItemSpan = {
  domain: string;
  position: string;
  content: ItemContent;
  fromVersion: number;
  toVersion: number | null;
};

/** What a version did to an item; newest last. */
export type HistoryEntry = {
  version: number;
  kind: 'added' | 'changed' | 'moved' | 'withdrawn' | 'restored';
  domain: string;
  /** What it says since; for a withdrawal, what it said last. */
  content: ItemContent;
  changes: FieldChange[];
};

/** The life of one item, from its spans in order of version. */
export function historyOf(code: string, spans: readonly ItemSpan[]): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  for (const [index, span] of spans.entries()) {
    const before = spans[index - 1];
    entries.push(begin(code, before, span));
    const next = spans[index + 1];
    if (span.toVersion !== null && next?.fromVersion !== span.toVersion) {
      const { domain, content, toVersion } = span;
      entries.push({ version: toVersion, kind: 'withdrawn', domain, content, changes: [] });
    }
  }
  return entries;
}

function begin(code: string, before: ItemSpan | undefined, span: ItemSpan): HistoryEntry {
  const { domain, content, fromVersion: version } = span;
  const changes = before ? changedFields({ code, ...before.content }, { code, ...content }) : [];
  const entry = { version, domain, content, changes };
  if (!before) return { ...entry, kind: 'added' };
  if (before.toVersion !== version) return { ...entry, kind: 'restored' };
  return { ...entry, kind: changes.length > 0 ? 'changed' : 'moved' };
}
