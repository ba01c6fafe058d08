import { describe, expect, it } from '@jest/globals';
import type { Catalog } from '../../src/catalog/catalog.js';
import type { DraftChange } from '../../src/catalog/draft.js';
import type { CatalogItem, ItemContent } from '../../src/catalog/item.js';
import { contentOf } from '../../src/catalog/item.js';
import type { Decision } from '../../src/catalog/merge/conflict.js';
import { mergeDraft } from '../../src/catalog/merge/merge-draft.js';
import { snapshotOf } from '../../src/catalog/merge/merge-outline.js';
import { aCatalog, aContent, aDomain, anItem } from '../builders.js';

const repealed = '《城市居民最低生活保障条例》（国务院令第271号）';
const successor = '《社会救助法》第二十条';
const limit = '信息形成或者变更之日起20个工作日内';

const first = anItem('19-001');
const allowance = anItem('19-002', { level2: '低保审核', legalBases: [repealed, '《政府信息公开条例》'] });
const last = anItem('19-003');
const base = aCatalog(aDomain('19', [first, allowance, last]), aDomain('20', [anItem('20-001')]));

const becomes = (...items: CatalogItem[]): Catalog =>
  aCatalog(aDomain('19', items), aDomain('20', [anItem('20-001')]));
const rebase = (latest: Catalog, changes: DraftChange[], decisions: Decision[] = []) =>
  mergeDraft(snapshotOf(base), snapshotOf(latest), changes, decisions);
const edit = (fields: Partial<ItemContent>, reason = '局里要求'): DraftChange => ({
  kind: 'edit',
  code: '19-002',
  fields,
  reason,
});
const add = (content: Partial<ItemContent>, follows: string | null = '19-003', key = '+1'): DraftChange => ({
  kind: 'add',
  key,
  code: null,
  place: { domain: '19', follows },
  content: aContent(content),
  reason: '新增业务',
});

describe('a draft and the version published meanwhile: what comes together by itself', () => {
  it('given 区民政局 edits the 时限 and the legal office has swapped the repealed 依据, then only the 时限 is left to change', () => {
    const latest = becomes(first, { ...allowance, legalBases: [successor, '《政府信息公开条例》'] }, last);
    const changes = [edit({ timeLimit: '信息形成之日起10个工作日内' })];
    expect(rebase(latest, changes)).toEqual({ changes, conflicts: [], silent: [] });
  });

  it('given both change the 依据, each another one, then the draft names both changes and says so', () => {
    const theirs = [successor, '《政府信息公开条例》'];
    const ours = [repealed, '《政府信息公开条例》（国务院令第711号）'];
    const merged = [successor, '《政府信息公开条例》（国务院令第711号）'];
    expect(
      rebase(becomes(first, { ...allowance, legalBases: theirs }, last), [edit({ legalBases: ours })]),
    ).toEqual({
      changes: [edit({ legalBases: merged })],
      conflicts: [],
      silent: [
        {
          kind: 'combined',
          code: '19-002',
          field: 'legalBases',
          base: allowance.legalBases,
          ours,
          theirs,
          merged,
        },
      ],
    });
  });

  it('given both add the same 《…》 to the list, then nothing of it is left to change', () => {
    const legalBases = [...allowance.legalBases, '《河南省最低生活保障工作规程》'];
    const latest = becomes(first, { ...allowance, legalBases }, last);
    expect(rebase(latest, [edit({ legalBases, note: '按年更新' })])).toEqual({
      changes: [edit({ note: '按年更新' })],
      conflicts: [],
      silent: [{ kind: 'already-so', change: edit({ legalBases }) }],
    });
  });

  it('given both withdrew it, or added the same row, then nothing is left of the draft', () => {
    const withdrawal: DraftChange = { kind: 'withdraw', code: '19-002', reason: '不再办理' };
    const row = { level2: '临时救助' };
    const latest = becomes(first, last, { code: '19-004', ...aContent(row) });
    expect(rebase(latest, [withdrawal, add(row)])).toEqual({
      changes: [],
      conflicts: [],
      silent: [
        { kind: 'already-so', change: withdrawal },
        { kind: 'already-so', change: add(row) },
      ],
    });
  });

  it('given the row a new one was to follow is gone, then it follows the nearest before that', () => {
    expect(rebase(becomes(first, last), [add({ level2: '临时救助' }, '19-002')])).toEqual({
      changes: [add({ level2: '临时救助' }, '19-001')],
      conflicts: [],
      silent: [
        {
          kind: 'neighbour-gone',
          code: '+1',
          before: { domain: '19', follows: '19-002' },
          after: { domain: '19', follows: '19-001' },
        },
      ],
    });
  });

  it('given rows were added at the same place, then those published stand first and the new ones stay together', () => {
    const changes = [add({ level2: '临时救助' }), add({ level2: '医疗救助' }, '+1', '+2')];
    const latest = becomes(first, allowance, last, anItem('19-004'));
    expect(rebase(latest, changes).changes).toEqual([
      add({ level2: '临时救助' }, '19-004'),
      add({ level2: '医疗救助' }, '+1', '+2'),
    ]);
  });

  it('given two neighbours are moved together, then both moves are left', () => {
    const move = (code: string, follows: string): DraftChange => ({
      kind: 'move',
      code,
      place: { domain: '19', follows },
      reason: '调整顺序',
    });
    const changes = [move('19-001', '19-003'), move('19-002', '19-001')];
    expect(rebase(becomes(first, allowance, last, anItem('19-004')), changes)).toEqual({
      changes,
      conflicts: [],
      silent: [],
    });
  });

  it('given an item to be moved was withdrawn, then the move falls away and it is told', () => {
    const move: DraftChange = {
      kind: 'move',
      code: '19-002',
      place: { domain: '20', follows: null },
      reason: '职能调整',
    };
    expect(rebase(becomes(first, last), [move])).toEqual({
      changes: [],
      conflicts: [],
      silent: [{ kind: 'move-dropped', change: move }],
    });
  });

  it('given a change made for a regulation event, then it keeps its reason and its event', () => {
    const changes: DraftChange[] = [
      { ...edit({ timeLimit: '及时公开' }, '条例修改'), event: 'amended-2024' },
    ];
    const latest = becomes(first, { ...allowance, note: '更正' }, last);
    expect(rebase(latest, changes).changes).toEqual(changes);
  });
});

describe('a draft and the version published meanwhile: what a person is asked', () => {
  const stricter = '信息形成或者变更之日起10个工作日内';
  const latest = becomes(first, { ...allowance, timeLimit: stricter }, last);
  const wish = edit({ timeLimit: '信息形成或者变更之日起15个工作日内' });

  it('given both change the 时限, then it is asked once, and what is published stands until it is decided', () => {
    const { changes, conflicts, silent } = rebase(latest, [wish]);
    expect({ changes, silent }).toEqual({ changes: [], silent: [] });
    expect(conflicts).toEqual([
      {
        kind: 'field',
        code: '19-002',
        field: 'timeLimit',
        base: limit,
        ours: '信息形成或者变更之日起15个工作日内',
        theirs: stricter,
        key: 'conflict-1:2131fbde1008828365e8f2c396919aca4ce074ab96eb46a60ef8e0c7544ef6e1',
        suggestion: { choice: 'theirs', why: 'published' },
      },
    ]);
  });

  it('given it was decided, then it is not asked again, unless a later version says something else there', () => {
    const key = rebase(latest, [wish]).conflicts[0]!.key;
    const decisions: Decision[] = [{ key, choice: 'ours' }];
    expect(rebase(latest, [wish], decisions)).toEqual({ changes: [wish], conflicts: [], silent: [] });
    const noted = becomes(first, { ...allowance, timeLimit: stricter, note: '更正' }, last);
    expect(rebase(noted, [wish], decisions).conflicts).toEqual([]);
    const again = becomes(first, { ...allowance, timeLimit: '及时公开' }, last);
    expect(rebase(again, [wish], decisions).conflicts).toHaveLength(1);
  });

  it('given words of the person who decides, then the draft says those', () => {
    const key = rebase(latest, [wish]).conflicts[0]!.key;
    expect(rebase(latest, [wish], [{ key, choice: { value: '及时公开' } }]).changes).toEqual([
      edit({ timeLimit: '及时公开' }),
    ]);
    const unfit = rebase(latest, [wish], [{ key, choice: { value: ['及时公开'] } }]);
    expect(unfit.conflicts.map((conflict) => conflict.key)).toEqual([key]);
  });

  it('given it was withdrawn meanwhile, then keeping our words restores it where it stood', () => {
    const { changes, conflicts } = rebase(becomes(first, last), [wish]);
    const content = { ...contentOf(allowance), timeLimit: '信息形成或者变更之日起15个工作日内' };
    expect(changes).toEqual([]);
    expect(conflicts).toMatchObject([
      {
        kind: 'edit-withdraw',
        ours: content,
        theirs: null,
        suggestion: { choice: 'theirs', why: 'published' },
      },
    ]);
    expect(rebase(becomes(first, last), [wish], [{ key: conflicts[0]!.key, choice: 'ours' }])).toEqual({
      changes: [
        {
          kind: 'restore',
          code: '19-002',
          place: { domain: '19', follows: '19-001' },
          content,
          reason: '局里要求',
        },
      ],
      conflicts: [],
      silent: [],
    });
  });

  it('given it is to be withdrawn and was edited meanwhile, then a mere correction of form suggests to withdraw it', () => {
    const withdrawal: DraftChange = { kind: 'withdraw', code: '19-002', reason: '不再办理' };
    const formal = becomes(first, { ...allowance, timeLimit: `${limit}。` }, last);
    expect(rebase(formal, [withdrawal]).conflicts).toMatchObject([
      { kind: 'edit-withdraw', ours: null, suggestion: { choice: 'ours', why: 'form-only' } },
    ]);
    expect(rebase(latest, [withdrawal]).conflicts).toMatchObject([
      { kind: 'edit-withdraw', ours: null, suggestion: { choice: 'theirs', why: 'published' } },
    ]);
  });

  it('given both added the 临时救助, then one row with what both say is suggested, and two rows may stay', () => {
    const ours = { level2: '临时救助', channels: ['政府网站', '政务服务中心'] };
    const published = {
      code: '19-004',
      ...aContent({ level2: '（临时救助）', channels: ['政府网站', '广播电视'] }),
    };
    const meanwhile = becomes(first, allowance, last, published);
    const { changes, conflicts } = rebase(meanwhile, [add(ours)]);
    const both = {
      ...aContent({ level2: '（临时救助）' }),
      channels: ['政府网站', '广播电视', '政务服务中心'],
    };
    expect(changes).toEqual([]);
    expect(conflicts).toMatchObject([
      {
        kind: 'same-topic',
        ours: { code: '+1', ...aContent(ours) },
        theirs: published,
        suggestion: { choice: { value: both }, why: 'union' },
      },
    ]);
    const { key, suggestion } = conflicts[0]!;
    expect(rebase(meanwhile, [add(ours)], [{ key, choice: suggestion.choice }]).changes).toEqual([
      { kind: 'edit', code: '19-004', fields: { channels: both.channels }, reason: '新增业务' },
    ]);
    expect(rebase(meanwhile, [add(ours)], [{ key, choice: { value: 'both' } }]).changes).toEqual([
      add(ours, '19-004'),
    ]);
  });

  it('given both moved it to different places, then any place of the catalog can be decided', () => {
    const move: DraftChange = {
      kind: 'move',
      code: '19-002',
      place: { domain: '20', follows: '20-001' },
      reason: '职能调整',
    };
    const meanwhile = becomes(allowance, first, last);
    const { conflicts } = rebase(meanwhile, [move]);
    expect(conflicts).toMatchObject([
      {
        kind: 'two-moves',
        base: { domain: '19', follows: '19-001' },
        ours: { domain: '20', follows: '20-001' },
        theirs: { domain: '19', follows: null },
        suggestion: { choice: 'ours', why: 'other-domain' },
      },
    ]);
    const decided = (choice: Decision['choice']) =>
      rebase(meanwhile, [move], [{ key: conflicts[0]!.key, choice }]).changes;
    expect(decided('theirs')).toEqual([]);
    expect(decided('ours')).toEqual([move]);
    expect(decided('base')).toEqual([{ ...move, place: { domain: '19', follows: '19-001' } }]);
    expect(decided({ value: { domain: '20', follows: null } })).toEqual([
      { ...move, place: { domain: '20', follows: null } },
    ]);
  });

  it('given it goes back to where it stood and its neighbour is gone, then it stands behind the nearest before that', () => {
    const move: DraftChange = {
      kind: 'move',
      code: '19-003',
      place: { domain: '20', follows: null },
      reason: '职能调整',
    };
    const before = aCatalog(aDomain('19', [anItem('19-000'), first, allowance, last]), aDomain('20', []));
    const meanwhile = aCatalog(aDomain('19', [last, anItem('19-000'), first]), aDomain('20', []));
    const both = [snapshotOf(before), snapshotOf(meanwhile)] as const;
    const { key } = mergeDraft(...both, [move]).conflicts[0]!;
    expect(mergeDraft(...both, [move], [{ key, choice: 'base' }]).changes).toEqual([
      { ...move, place: { domain: '19', follows: '19-001' } },
    ]);
  });

  it('given the domain of a new row is gone, then it goes with its neighbour, or the domain comes back', () => {
    const row = { ...add({ level2: '临时救助' }), place: { domain: '19', follows: '19-002' } } as DraftChange;
    const meanwhile = aCatalog(aDomain('20', [anItem('20-001'), allowance]));
    const { changes, conflicts } = rebase(meanwhile, [row]);
    const suggested = { value: { domain: '20', follows: '19-002' } };
    expect(changes).toEqual([]);
    expect(conflicts).toMatchObject([
      {
        kind: 'place-gone',
        code: '+1',
        domain: '19',
        suggestion: { choice: suggested, why: 'with-neighbour' },
      },
    ]);
    const decided = (choice: Decision['choice']) =>
      rebase(meanwhile, [row], [{ key: conflicts[0]!.key, choice }]).changes;
    expect(decided(suggested)).toEqual([{ ...row, place: suggested.value }]);
    expect(decided('ours')).toEqual([
      { kind: 'add-domain', domain: '19', name: '领域19', follows: null, reason: '新增业务' },
      { ...row, place: { domain: '19', follows: null } },
    ]);
  });
});

describe('what is suggested for one field', () => {
  const suggestion = (theirs: Partial<ItemContent>, ours: Partial<ItemContent>) =>
    rebase(becomes(first, { ...allowance, ...theirs }, last), [edit(ours)]).conflicts[0]?.suggestion;

  it.each<[given: string, theirs: Partial<ItemContent>, ours: Partial<ItemContent>, suggested: unknown]>([
    [
      'both say one thing in two forms',
      { timeLimit: '自形成之日起１０个工作日内。' },
      { timeLimit: '自形成之日起10个工作日内' },
      { choice: 'theirs', why: 'form-only' },
    ],
    [
      'theirs changed the form alone',
      { timeLimit: `${limit}。` },
      { timeLimit: '及时公开' },
      { choice: 'ours', why: 'form-only' },
    ],
    [
      'ours says all of theirs and more',
      { timeLimit: '10个工作日内' },
      { timeLimit: '10个工作日内，法律法规另有规定的除外' },
      { choice: 'ours', why: 'contains' },
    ],
    [
      'each changed other words',
      { timeLimit: '信息形成或者变更之日起10个工作日内' },
      { timeLimit: '信息制作或者变更之日起20个工作日内' },
      { choice: { value: '信息制作或者变更之日起10个工作日内' }, why: 'words-combined' },
    ],
    [
      'each adds other words at one place',
      { timeLimit: `${limit}，节假日顺延` },
      { timeLimit: `${limit}，法律另有规定的除外` },
      { choice: 'theirs', why: 'published' },
    ],
    [
      'both added one regulation with another article',
      { legalBases: [...allowance.legalBases, '《社会救助法》第二十条'] },
      { legalBases: [...allowance.legalBases, '《社会救助法》第三十条'] },
      { choice: { value: ['《社会救助法》第二十条', '《社会救助法》第三十条'] }, why: 'union' },
    ],
    [
      'one names the group and the other takes everyone away',
      { audience: { everyone: null, groups: '低保对象' } },
      { audience: { everyone: false, groups: null } },
      { choice: { value: { everyone: false, groups: '低保对象' } }, why: 'union' },
    ],
    [
      'nothing speaks for either',
      { note: '按月更新' },
      { note: '另行通知' },
      { choice: 'theirs', why: 'published' },
    ],
    [
      'two addresses differ in a sign',
      { link: 'https://www.longting.gov.cn/a-b' },
      { link: 'https://www.longting.gov.cn/ab' },
      { choice: 'theirs', why: 'published' },
    ],
  ])('given %s, then it is sensible', (_given, theirs, ours, suggested) => {
    expect(suggestion(theirs, ours)).toEqual(suggested);
  });
});
