import type { Act, Actor } from '../src/account/actor.js';
import type { Catalog, CatalogDomain, Edition } from '../src/catalog/catalog.js';
import type { Draft } from '../src/catalog/draft.js';
import type { FileMark } from '../src/catalog/file-mark.js';
import type { CatalogItem, ItemContent } from '../src/catalog/item.js';
import { emptyContent } from '../src/catalog/item.js';
import type { Starter } from '../src/import/starter.js';

/** Whole valid values; a test names only what it is about. */
export function aContent(content: Partial<ItemContent> = {}): ItemContent {
  return {
    ...emptyContent,
    level1: '最低生活保障',
    level2: '审核信息',
    content: ['初审对象名单', '终审对象名单'],
    legalBases: ['《社会救助暂行办法》（国务院令第649号）第十一条'],
    timeLimit: '信息形成或者变更之日起20个工作日内',
    disclosingBodies: ['区民政局'],
    channels: ['政府网站'],
    audience: { everyone: true, groups: null },
    methods: ['主动公开'],
    levels: ['县级'],
    ...content,
  };
}

export function anItem(code: string, content: Partial<ItemContent> = {}): CatalogItem {
  return { code, ...aContent({ level2: `事项${code}`, ...content }) };
}

export function aDomain(code: string, items: CatalogItem[], name = `领域${code}`): CatalogDomain {
  return { code, name, items };
}

export function aCatalog(...domains: CatalogDomain[]): Catalog {
  return { domains };
}

export function anEdition(edition: Partial<Edition> = {}): Edition {
  return {
    id: 'longting-district',
    title: '龙亭区基层政务公开标准目录（区级版）',
    level: 'district',
    organization: '龙亭区人民政府',
    upstream: null,
    codeSpace: 'longting',
    ...edition,
  };
}

export function aFileMark(mark: Partial<FileMark> = {}): FileMark {
  return {
    edition: 'longting-district',
    version: 1,
    versionHash: `version-1:${'ab'.repeat(32)}`,
    domains: null,
    organization: null,
    fingerprint: `export-1:${'cd'.repeat(32)}`,
    ...mark,
  };
}

export function aStarter(catalog: Catalog, edition: Partial<Edition> = {}): Starter {
  return { edition: anEdition(edition), effectiveOn: '2020-11-02', note: '首次发布', catalog };
}

export function aDraftValue(draft: Partial<Draft> = {}): Draft {
  return {
    id: 1,
    edition: 'longting-district',
    baseVersion: 1,
    title: '修订',
    state: 'editing',
    author: '起草人',
    editors: ['起草人'],
    revision: 1,
    digest: null,
    organization: 'longting',
    createdAt: '2026-11-25T04:00:00.000Z',
    importId: null,
    version: null,
    changes: [],
    weights: [],
    codes: {},
    ...draft,
  };
}

/** Somebody acting at noon of a day in Kaifeng. */
export function anAct(day = '2026-11-25', by = '测试员'): Act {
  return { actor: anActor(by), at: new Date(`${day}T12:00:00+08:00`) };
}

/** At the command line of the machine. */
export function anActor(name: string): Actor {
  return { kind: 'account', name, via: 'cli', address: null, request: null, scopes: null };
}
