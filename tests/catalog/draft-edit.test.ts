import { describe, expect, it } from '@jest/globals';
import type { DraftChange } from '../../src/catalog/draft.js';
import { applyDraft } from '../../src/catalog/draft.js';
import { dropChanges, nextKey, putChange } from '../../src/catalog/draft-edit.js';
import { aContent } from '../builders.js';

const edit = (code: string, fields: object, reason: string | null = null): DraftChange => ({
  kind: 'edit',
  code,
  fields,
  reason,
});
const withdraw = (code: string): DraftChange => ({ kind: 'withdraw', code, reason: null });
const move = (code: string, domain: string): DraftChange => ({
  kind: 'move',
  code,
  place: { domain, follows: null },
  reason: null,
});
const add = (key: string, follows: string | null): DraftChange => ({
  kind: 'add',
  key,
  code: null,
  place: { domain: '19', follows },
  content: aContent(),
  reason: null,
});
const restore = (code: string, follows: string | null): DraftChange => ({
  kind: 'restore',
  code,
  place: { domain: '19', follows },
  content: aContent(),
  reason: null,
});

const put = (...changes: DraftChange[]) => changes.reduce<DraftChange[]>(putChange, []);

describe('changes of a draft', () => {
  it('given two edits of one item, then they are one edit with both fields and the later reason', () => {
    expect(put(edit('19-001', { note: '甲' }, '一'), edit('19-001', { link: '乙' }, '二'))).toEqual([
      edit('19-001', { note: '甲', link: '乙' }, '二'),
    ]);
  });

  it('given a withdrawal after an edit and a move, then only the withdrawal stays', () => {
    expect(put(edit('19-001', { note: '甲' }), move('19-001', '20'), withdraw('19-001'))).toEqual([
      withdraw('19-001'),
    ]);
  });

  it('given an edit after a withdrawal, then the item is not withdrawn', () => {
    expect(put(withdraw('19-001'), edit('19-001', { note: '甲' }))).toEqual([edit('19-001', { note: '甲' })]);
  });

  it('given an edit and a move of one item, then both stay, and a second move takes the place of the first', () => {
    expect(put(edit('19-001', {}), move('19-001', '20'), move('19-001', '21'))).toEqual([
      edit('19-001', {}),
      move('19-001', '21'),
    ]);
  });

  it('given a new item that another stands behind, when it is dropped, then the other moves up', () => {
    const changes = put(add('+1', '19-001'), add('+2', '+1'));
    expect(nextKey(changes)).toBe('+3');
    expect(dropChanges(changes, '+1')).toEqual([add('+2', '19-001')]);
  });

  it('given a dropped subject, then nothing of it is left and nothing else is touched', () => {
    const changes = put(edit('19-001', {}), move('19-001', '20'), edit('19-002', {}));
    expect(dropChanges(changes, '19-001')).toEqual([edit('19-002', {})]);
  });

  it('given an edit of an item that the draft restores or adds, then it is part of what comes', () => {
    const restored = restore('19-003', null);
    expect(put(restored, edit('19-003', { note: '甲' }, '新'))).toEqual([
      { ...restored, content: aContent({ note: '甲' }), reason: '新' },
    ]);
    expect(put(add('+1', null), edit('+1', { note: '甲' }))).toEqual([
      { ...add('+1', null), content: aContent({ note: '甲' }) },
    ]);
  });

  it('given an item put behind another that is then moved, withdrawn or no longer restored, then it stays where it was', () => {
    const behind = (code: string) => ({ ...move('19-002', '19'), place: { domain: '19', follows: code } });
    expect(put(edit('19-001', {}), behind('19-001'), withdraw('19-001'))).toEqual([
      behind('19-001'),
      withdraw('19-001'),
    ]);
    const moved = { ...move('19-001', '19'), place: { domain: '19', follows: '19-009' } };
    expect(put(moved, behind('19-001'), withdraw('19-001'))).toEqual([behind('19-009'), withdraw('19-001')]);
    expect(put(moved, behind('19-001'), move('19-001', '20'))).toEqual([
      behind('19-009'),
      move('19-001', '20'),
    ]);
    expect(dropChanges(put(restore('19-003', '19-009'), behind('19-003')), '19-003')).toEqual([
      behind('19-009'),
    ]);
  });

  it('given two items moved behind each other in turn, then the one moved last stands behind the other', () => {
    const outline = [{ code: '19', name: '', items: ['A', 'B'] }];
    const behind = (code: string, follows: string) => ({
      ...move(code, '19'),
      place: { domain: '19', follows },
    });
    const changes = put(behind('A', 'B'), behind('B', 'A'), behind('A', 'B'));
    const { revision } = applyDraft(
      outline,
      changes,
      () => aContent(),
      () => '',
    );
    expect(revision.outline[0]?.items).toEqual(['B', 'A']);
  });
});
