import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { initialize } from '../../src/actions/initialize.js';
import { canonicalJson } from '../../src/catalog/canonical.js';
import type { DraftChange } from '../../src/catalog/draft.js';
import { applyDraft } from '../../src/catalog/draft.js';
import { digestDraft } from '../../src/catalog/review.js';
import { findDraft } from '../../src/store/drafts.js';
import { keepChange, wholeChange } from '../../src/store/published-changes.js';
import { draftAndLatest } from '../arbitraries.js';
import { aCatalog, aContent, aDomain, anAct, anItem, aStarter } from '../builders.js';
import { onBothEngines } from '../engines.js';
import { aDraft, approveDraft, publishChanges } from '../publish.js';
import { publishDraft } from '../../src/actions/publish-draft.js';

it('given any draft, then nothing is lost of what is kept beside its version', () => {
  fc.assert(
    fc.property(draftAndLatest, ({ base, changes }) => {
      const contents = new Map(
        base.domains.flatMap(({ items }) => items.map(({ code, ...content }) => [code, content] as const)),
      );
      const outline = base.domains.map(({ code, name, items }) => ({
        code,
        name,
        items: items.map((item) => item.code),
      }));
      let next = 900;
      const nextCode = (domain: string) => `${domain}-${(next += 1)}`;
      const { revision, codes } = applyDraft(outline, changes, (code) => contents.get(code), nextCode);
      const contentOf = (code: string) => revision.contents.get(code);
      const kept = changes.map((change) => keepChange(change, contentOf, codes));
      const back = kept.map((change) => wholeChange(change, contentOf, codes));
      expect(canonicalJson(back)).toBe(canonicalJson(changes));
      expect(kept.some((change) => 'content' in change && contentOf(codeIn(change, codes)))).toBe(false);
    }),
  );
});

function codeIn(change: object, codes: Record<string, string>): string {
  if ('key' in change && typeof change.key === 'string' && codes[change.key] !== undefined)
    return codes[change.key] ?? '';
  return 'code' in change && typeof change.code === 'string' ? change.code : '';
}

onBothEngines('a published draft', (open) => {
  it('given changes of every kind, then it reads as it was approved, and keeps no text that its version has', async () => {
    const { db } = await open();
    const items = [anItem('19-001'), anItem('19-002'), anItem('19-003'), anItem('19-004')];
    await initialize(db, [aStarter(aCatalog(aDomain('19', items, '社会救助')))], anAct('2026-11-01').at);
    await publishChanges(db, [{ kind: 'withdraw', code: '19-004', reason: '取消' }]);
    const content = aContent({ level2: '独一无二的事项' });
    const place = { domain: '19', follows: '19-001' };
    const changes: DraftChange[] = [
      { kind: 'add', key: '+1', code: null, place, content, reason: '新增' },
      { kind: 'edit', code: '19-002', fields: { timeLimit: '及时公开', note: null }, reason: '改时限' },
      { kind: 'move', code: '19-003', place, reason: '调整' },
      { kind: 'restore', code: '19-004', place, content: aContent(), reason: '恢复' },
      { kind: 'add-domain', domain: '21', name: '新领域', follows: '19', reason: '新增领域' },
    ];
    const id = await aDraft(db, changes);
    await approveDraft(db, id);
    const approved = await findDraft(db, id);
    await publishDraft(db, id, { effectiveOn: '2026-12-01', note: '修订' }, anAct());
    const published = await findDraft(db, id);
    expect(published).toEqual({
      ...approved,
      state: 'published',
      version: 3,
      revision: (approved?.revision ?? 0) + 1,
      codes: { '+1': '19-005' },
    });
    expect(published && digestDraft(published)).toBe(approved?.digest);
  });
});
