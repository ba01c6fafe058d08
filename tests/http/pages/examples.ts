import type { Edition, EditionLevel, Version } from '../../../src/catalog/catalog.js';
import type { CatalogItem } from '../../../src/catalog/item.js';
import { emptyContent } from '../../../src/catalog/item.js';
import { readSought } from '../../../src/catalog/find-words.js';
import type { FoundMatter } from '../../../src/catalog/search-matters.js';
import type { SearchPage } from '../../../src/http/pages/search-page.js';
import type { CatalogPage, CatalogRow, ShownDomain } from '../../../src/http/pages/catalog/view.js';
import type { DomainDigest, ItemChange } from '../../../src/http/pages/change/view.js';
import { basisReader } from '../../../src/regulation/basis-pieces.js';
import { registerOf } from '../../../src/regulation/register.js';
import { anEvent, aRegulation } from '../../regulation/builders.js';
import type { Frame } from '../../../src/http/pages/frame.js';
import type { CatalogQuery } from '../../../src/http/pages/urls.js';
import { wholeCatalog } from '../../../src/http/pages/urls.js';

/** Whole valid values; a test names only what it is about. */

export function anEdition(level: EditionLevel = 'district'): Edition {
  return {
    id: `longting-${level}`,
    title: { district: '区级标准目录', township: '乡镇标准目录', subdistrict: '街道标准目录' }[level],
    level,
    organization: '龙亭区人民政府',
    upstream: null,
    codeSpace: 'longting',
  };
}

export function aVersion(differs: Partial<Version> = {}): Version {
  const number = differs.number ?? 2;
  return {
    edition: 'longting-district',
    number,
    hash: `version-1:${String(number).repeat(8)}`,
    parentHash: number > 1 ? `version-1:${String(number - 1).repeat(8)}` : null,
    effectiveOn: '2025-12-10',
    publishedAt: '2025-12-01T02:00:00.000Z',
    publishedBy: '区政务公开办',
    updateType: 'major',
    note: '年度调整。',
    draft: null,
    ...differs,
  };
}

export function aFrame(differs: Partial<Frame> = {}): Frame {
  return {
    site: {
      organization: '龙亭区人民政府',
      portal: 'https://portal.example/',
      title: '基层政务公开标准目录',
      subtitle: '国办发〔2019〕54号',
      contact: '区政务公开办',
    },
    preferences: { size: 'normal', contrast: 'normal', shortcuts: 'on' },
    chrome: 'full',
    address: '/editions/longting-district',
    user: null,
    editions: [
      { edition: anEdition('district'), domainCount: 25 },
      { edition: anEdition('township'), domainCount: 20 },
      { edition: anEdition('subdistrict'), domainCount: 14 },
    ],
    ...differs,
  };
}

export function anItem(differs: Partial<CatalogItem> = {}): CatalogItem {
  return {
    ...emptyContent,
    code: '19-001',
    level1: '综合业务',
    level2: '政策法规文件',
    content: ['文件名称', '文号'],
    legalBases: ['《社会救助暂行办法》（国务院令第649号）'],
    timeLimit: '制定或者获取之日起10个工作日内',
    disclosingBodies: ['区民政局'],
    channels: ['政府网站'],
    audience: { everyone: true, groups: null },
    methods: ['主动公开'],
    levels: ['县级', '乡级'],
    ...differs,
  };
}

/** One act is registered: 社会救助暂行办法, in force. */
const readBasis = basisReader(
  registerOf([
    aRegulation('社会救助暂行办法', {
      id: 'shjzzxbf',
      events: [anEvent('enacted', '2014-02-21'), anEvent('commenced', '2014-05-01')],
    }),
  ]),
  '2026-01-05',
);

/** An item with its bases in pieces. */
export function shown(item: CatalogItem): Pick<CatalogRow, 'item' | 'bases'> {
  return { item, bases: item.legalBases.map(readBasis) };
}

export function rowsOf(...items: CatalogItem[]): CatalogRow[] {
  return items.map((item, index) => ({ ...shown(item), number: index + 1, mark: null }));
}

export function aDomain(rows: CatalogRow[], differs: Partial<ShownDomain> = {}): ShownDomain {
  return { code: '19', name: '社会救助', rows, total: rows.length, source: null, ...differs };
}

export function aCatalogPage(
  differs: Partial<Omit<CatalogPage, 'query'>> & { query?: Partial<CatalogQuery> } = {},
): CatalogPage {
  const { query, ...others } = differs;
  return {
    frame: aFrame(),
    edition: anEdition(),
    query: { ...wholeCatalog, domain: '19', ...query },
    today: '2026-01-05',
    version: aVersion(),
    standing: { state: 'in-force' },
    versions: [
      { version: aVersion({ number: 1, effectiveOn: '2020-11-20' }), state: 'past' },
      { version: aVersion(), state: 'in-force' },
    ],
    tree: [
      { code: '18', name: '社会保险', count: 10 },
      { code: '19', name: '社会救助', count: 1 },
      { code: '20', name: '养老服务', count: 6 },
    ],
    choices: {
      bodies: ['区民政局', '乡镇人民政府'],
      channels: ['政府网站', '两微一端'],
      levels: ['县级', '乡级'],
      printedChannels: ['政府网站', '政府公报', '两微一端', '其他'],
    },
    content: { kind: 'domains', domains: [aDomain(rowsOf(anItem()))] },
    ...others,
  };
}

export function aMatter(differs: Partial<FoundMatter> = {}): FoundMatter {
  return {
    title: '养老机构备案',
    code: '20-001',
    domain: { code: '20', name: '养老服务' },
    above: ['业务办理'],
    editions: [anEdition('district'), anEdition('township')],
    passages: [],
    ...differs,
  };
}

export function aSearchPage(differs: Partial<SearchPage> = {}): SearchPage {
  return {
    frame: aFrame({ address: '/search?q=机构' }),
    query: { q: '机构', on: null, edition: null, chrome: 'full' },
    day: '2026-01-05',
    editions: [anEdition('district'), anEdition('township')],
    result: { sought: readSought('机构'), domains: [], named: [aMatter()], mentioned: [], regulations: [] },
    ...differs,
  };
}

export function aChange(differs: Partial<ItemChange> = {}): ItemChange {
  return {
    code: '20-004',
    kind: 'changed',
    title: '养老机构备案',
    fields: [
      {
        label: '公开依据',
        before: ['《甲法》', '《乙办法》'],
        after: ['《甲法》', '《丙办法》'],
        weight: 'substantive',
      },
      { label: '公开时限', before: ['20个工作日内'], after: ['10个工作日内'], weight: 'substantive' },
    ],
    ...differs,
  };
}

export function aDigest(differs: Partial<DomainDigest> = {}): DomainDigest {
  return { code: '20', name: '养老服务', added: 1, removed: 0, moved: 0, changed: 2, ...differs };
}

/** The words of a page as a reader meets them. */
export function textOf(html: string): string {
  return html.replace(/<[^>]+>/gu, '').replace(/\s+/gu, ' ');
}

/** Everything between the first `open` and the `close` behind it. */
export function partOf(html: string, open: string, close: string): string {
  const start = html.indexOf(open);
  return start < 0 ? '' : html.slice(start, html.indexOf(close, start) + close.length);
}

export const hostile = `<script>alert("x")</script><img src=x onerror='y'>&`;
