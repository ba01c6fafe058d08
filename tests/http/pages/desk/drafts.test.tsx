import { describe, expect, it } from '@jest/globals';
import { compareContents } from '../../../../src/http/pages/desk/drafts/item/comparison.js';
import { fromInput, toInput } from '../../../../src/http/pages/desk/drafts/item/form.js';
import { proposedChanges } from '../../../../src/http/pages/desk/drafts/item/save.js';
import { emptyContent } from '../../../../src/catalog/item.js';
import { readStarters } from '../../../../src/import/starter.js';
import { aCatalog, aContent, aDraftValue } from '../../../builders.js';
import { expectGoldenPage } from '../golden-page.js';
import { aDraftPage, anItemPage } from './draft-examples.js';

describe('the fields of an item', () => {
  it('given any item of the starter catalogs, then the form says it and reads it back unchanged', () => {
    const contents = readStarters('catalogs').flatMap(({ catalog }) =>
      catalog.domains.flatMap(({ items }) => items.map(({ code: _, ...content }) => content)),
    );
    const changed = contents.filter(
      (content) => compareContents('x', content, fromInput(toInput(content), content), 'district') !== null,
    );
    expect([contents.length, changed]).toEqual([1065, []]);
  });

  it('given what people type, then blanks, blank lines and blank rows say nothing', () => {
    const input = {
      ...toInput(aContent()),
      level3: '  ',
      content: '名单\r\n\r\n 标准 \n',
      legalBases: ['', '《社会救助法》', ' '],
      otherChannels: '其他：公共法律服务网\n',
      audience: [],
      groups: '申请人',
      methods: ['依申请公开', '主动公开', 'x'],
    };
    expect(fromInput(input, aContent())).toEqual({
      ...aContent(),
      level3: null,
      content: ['名单', '标准'],
      legalBases: ['《社会救助法》'],
      channels: ['政府网站', '其他：公共法律服务网'],
      audience: { everyone: false, groups: '申请人' },
      methods: ['主动公开', '依申请公开'],
    });
  });

  it('given nobody knew whether all may see it and nobody ticks it, then it stays unknown', () => {
    expect(fromInput(toInput(emptyContent), emptyContent)).toEqual(emptyContent);
  });
});

describe('what differs in an item', () => {
  it('given levels that changed, then they are called as the table of the edition calls them', () => {
    const [before, after] = [aContent(), aContent({ levels: ['县级', '乡级'] })];
    const levels = { label: '公开层级', before: ['区级'], weight: 'substantive' };
    expect([
      compareContents('19-001', before, after, 'district')?.fields,
      compareContents('19-001', before, after, 'subdistrict')?.fields,
    ]).toEqual([[{ ...levels, after: ['区级', '乡镇街道'] }], [{ ...levels, after: ['区级', '街道'] }]]);
  });
});

describe('what saving an item proposes', () => {
  const content = aContent();
  const place = { domain: '19', follows: null };
  const item = { draft: aDraftValue(), catalog: aCatalog(), code: '19-001', content, base: content, place };
  const input = { domain: '19', follows: '', reason: ' 新办法 ', event: '' };

  it('given one field that differs, then an edit of that field alone', () => {
    const changed = { ...content, note: '按月' };
    expect(proposedChanges(item, changed, { ...input, event: '7' })).toEqual([
      { kind: 'edit', code: '19-001', fields: { note: '按月' }, reason: '新办法', event: '7' },
    ]);
  });

  it('given another place only, then a move and no edit', () => {
    expect(proposedChanges(item, content, { ...input, domain: '20', follows: '20-001' })).toEqual([
      { kind: 'move', code: '19-001', place: { domain: '20', follows: '20-001' }, reason: '新办法' },
    ]);
  });

  it('given nothing that differs, then nothing; but another reason for what was proposed before', () => {
    const proposed = [{ kind: 'edit', code: '19-001', fields: { note: '按月' }, reason: '旧' } as const];
    expect([
      proposedChanges(item, content, input),
      proposedChanges({ ...item, draft: aDraftValue({ changes: proposed }) }, content, input),
    ]).toEqual([[], [{ kind: 'edit', code: '19-001', fields: {}, reason: '新办法' }]]);
  });

  it('given an item that is not there yet, then a new one, and a new one again under its key', () => {
    const added = { kind: 'add', key: '+1', code: null, place, content, reason: '旧' } as const;
    const again = { ...item, code: '+1', draft: aDraftValue({ changes: [added] }) };
    const changed = { ...content, note: '按月' };
    expect([
      proposedChanges({ ...item, code: null }, content, input),
      proposedChanges(again, changed, input),
    ]).toEqual([
      [{ ...added, key: null, reason: '新办法' }],
      [{ ...added, content: changed, reason: '新办法' }],
    ]);
  });
});

describe('the pages of a draft', () => {
  it('given a draft that was returned and is behind, then that is said before its changes', () => {
    expectGoldenPage('desk-draft.html', aDraftPage());
  });

  it('given an item somebody else saved meanwhile, then the three readings stand side by side', () => {
    expectGoldenPage('desk-item.html', anItemPage());
  });
});
