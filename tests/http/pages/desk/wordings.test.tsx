import { describe, expect, it } from '@jest/globals';
import { countWordings } from '../../../../src/http/pages/desk/settings/wordings/count.js';
import { wordingsPage } from '../../../../src/http/pages/desk/settings/wordings/page.js';
import { renderPage } from '../../../../src/http/pages/html.js';
import { aCatalog, aDomain, anItem } from '../../../builders.js';
import { textOf } from '../examples.js';
import { expectGoldenPage } from '../golden-page.js';
import { aDeskFrame } from './desk-frame.js';

const catalog = aCatalog(
  aDomain('19', [
    anItem('19-001', { channels: ['政府网站', '信用中国网站'], timeLimit: '每月10日前' }),
    anItem('19-002', { channels: ['政府网站'], timeLimit: '每月10日前' }),
    anItem('19-003', { channels: [], timeLimit: '尽量快些' }),
  ]),
);

describe('how channels and time limits are written', () => {
  it('given some catalogs, then every wording is counted by the items that have it, the commonest first', () => {
    const { channels, others, limits } = countWordings([catalog, catalog]);
    expect({ channels: channels.slice(0, 2), others, limits }).toEqual({
      channels: [
        { text: '政府网站', items: 4 },
        { text: '政府公报', items: 0 },
      ],
      others: [{ text: '信用中国网站', items: 2 }],
      limits: [
        { text: '每月10日前', items: 4, isRead: true },
        { text: '尽量快些', items: 2, isRead: false },
      ],
    });
    expect(channels).toHaveLength(13);
  });

  it('given wordings, then the page lists them, and marks what is not understood', () => {
    expectGoldenPage(
      'desk-wordings.html',
      wordingsPage({ desk: aDeskFrame(), wordings: countWordings([catalog]) }),
    );
  });

  it('given nothing is written yet, then the page says so', () => {
    const text = textOf(renderPage(wordingsPage({ desk: aDeskFrame(), wordings: countWordings([]) })));
    expect(text).toContain('没有十三种以外的渠道。');
    expect(text).toContain('目录里还没有写公开时限。');
  });
});
