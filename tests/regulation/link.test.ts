import { describe, expect, it } from '@jest/globals';
import { parseCitation } from '../../src/catalog/citation.js';
import { linker } from '../../src/regulation/link.js';
import type { Regulation } from '../../src/regulation/regulation.js';

function aRegulation(title: string, parts: Partial<Regulation> = {}): Regulation {
  return {
    id: title,
    title,
    aliases: [],
    kind: '行政法规',
    issuer: null,
    documentNumber: null,
    region: null,
    checked: true,
    events: [],
    ...parts,
  };
}

const link = linker([
  aRegulation('中华人民共和国政府信息公开条例', { documentNumber: '中华人民共和国国务院令第711号' }),
  aRegulation('社会救助暂行办法', { documentNumber: '国务院令第649号' }),
  aRegulation('物业管理条例', { documentNumber: '国务院令第666号' }),
  aRegulation('娱乐场所管理条例', { documentNumber: '国务院令第666号' }),
  aRegulation('中华人民共和国劳动合同法'),
  aRegulation('中华人民共和国全国人民代表大会和地方各级人民代表大会选举法'),
  aRegulation('中华人民共和国消防法'),
  aRegulation('北京市物业管理条例', { region: '北京' }),
  aRegulation('河南省城市房屋拆迁管理条例', { region: '河南' }),
  aRegulation('郑州市城市房屋租赁管理条例', { region: '河南' }),
  aRegulation('北京市消防条例', { region: '北京' }),
  aRegulation('河南省消防条例', { region: '河南' }),
  aRegulation('北京市实施《中华人民共和国消防法》办法', { region: '北京' }),
  aRegulation('中华人民共和国噪声污染防治法', { aliases: ['中华人民共和国环境噪声污染防治法'] }),
]);

const linked = (id: string) => ({ state: 'linked', id });
const unknown = { state: 'unknown' };

describe('a link', () => {
  it.each([
    ['《中华人民共和国政府信息公开条例》', linked('中华人民共和国政府信息公开条例')],
    ['《中华人民共和国 政府信息公开、条例》', linked('中华人民共和国政府信息公开条例')],
    ['《政府信息公开条例》', linked('中华人民共和国政府信息公开条例')],
    ['《中华人民共和国社会救助暂行办法》', linked('社会救助暂行办法')],
    ['《政府信息公开条列》', unknown],
    // an exact title beats local acts with the same end; a region in front decides
    ['《物业管理条例》', linked('物业管理条例')],
    ['北京市《物业管理条例》', linked('北京市物业管理条例')],
    ['深圳市《物业管理条例》', unknown],
    ['我市《物业管理条例》', unknown],
    ['北京市人民政府《物业管理条例》', linked('北京市物业管理条例')],
    ['河南省郑州市《城市房屋租赁管理条例》', linked('郑州市城市房屋租赁管理条例')],
    ['河南省《河南省消防条例》', linked('河南省消防条例')],
    ['北京市《实施〈消防法〉办法》', linked('北京市实施《中华人民共和国消防法》办法')],
    // the end of a title
    ['《信息公开条例》', linked('中华人民共和国政府信息公开条例')],
    ['《选举法》', linked('中华人民共和国全国人民代表大会和地方各级人民代表大会选举法')],
    ['《消防条例》', { state: 'ambiguous', ids: ['河南省消防条例', '北京市消防条例'] }],
    ['《城市房屋拆迁管理条例》', unknown],
    ['《合同法》', unknown],
    ['《中华人民共和国合同法》', unknown],
    // names of former days
    ['《环境噪声污染防治法》', linked('中华人民共和国噪声污染防治法')],
    // a number alone; a number at odds with the title
    ['国令第711号', linked('中华人民共和国政府信息公开条例')],
    ['国务院令第666号', unknown],
    ['国办发〔2019〕54号', unknown],
    ['《社会救助暂行办法》（国务院令第711号）', linked('社会救助暂行办法')],
    // near misses
    ['《消防法实施细则》', unknown],
    ['《关于贯彻实施〈中华人民共和国消防法〉的意见》', unknown],
    ['相关规定', unknown],
  ])('given %s, then %p', (text, expected) => {
    const found = link(parseCitation(text));
    if (found.state === 'ambiguous') found.ids.sort().reverse();
    expect(found).toEqual(expected);
  });

  it('given the region a source means throughout, then a bare local title is that region’s', () => {
    expect(link(parseCitation('《消防条例》'), { region: '河南省' })).toEqual(linked('河南省消防条例'));
  });

  it('given an empty register, then everything is unknown', () => {
    expect(linker([])(parseCitation('《消防法》'))).toEqual(unknown);
  });
});
