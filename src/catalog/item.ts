import type { Citation } from './citation.js';
import { parseCitation } from './citation.js';
import type { TimeLimit } from './time-limit.js';
import { parseTimeLimitRules } from './time-limit.js';

/**
 * What one row of a catalog says, as printed (and tidied: NFC, no spaces inside words). This is what is stored,
 * hashed and compared. `null` and `[]` mean “the source says nothing”.
 */
export type ItemContent = {
  level1: string | null;
  level2: string | null;
  level3: string | null;
  /** 公开内容（要素）, one element each. */
  content: string[];
  /** 公开依据, one citation each, as printed. */
  legalBases: string[];
  timeLimit: string | null;
  disclosingBodies: string[];
  /** Only the chosen ones; the thirteen of the ministry forms by their canonical name, others as printed. */
  channels: string[];
  audience: Audience;
  methods: Method[];
  levels: Level[];
  /** The portal column where the information is disclosed. */
  link: string | null;
  note: string | null;
  /** Columns of the source that have no field: kept under their heading, never dropped. */
  extra: Record<string, string>;
};

/** 公开方式. */
export type Method = '主动公开' | '依申请公开';

/** 公开层级; 市级 only where it is printed. */
export type Level = '市级' | '县级' | '乡级' | '村级';

export type Audience = {
  /** 全社会; null = not known. */
  everyone: boolean | null;
  /** 特定群体: as named, "" = ticked without a name, null = not ticked. */
  groups: string | null;
};

/** A row of a catalog: its code is its identity, the 序号 is not. */
export type CatalogItem = { code: string } & ItemContent;

export type ItemField = keyof ItemContent;

/** The order in which fields are compared and shown: that of the printed table. */
export const itemFields = [
  'level1',
  'level2',
  'level3',
  'content',
  'legalBases',
  'timeLimit',
  'disclosingBodies',
  'channels',
  'audience',
  'methods',
  'levels',
  'link',
  'note',
  'extra',
] as const satisfies readonly ItemField[];

/** A row as others read it: beside each text stands what it was read as. */
export type Item = { code: string } & Omit<ItemContent, 'legalBases' | 'timeLimit'> & {
    legalBases: Citation[];
    timeLimit: TimeLimit | null;
  };

/** Reads citations and time-limit rules from the texts. Derived, never stored: a better parser reads old versions better. */
export function interpretItem(item: CatalogItem): Item {
  return itemReader()(item);
}

/** Reads rows one after another: what stands in many of them, as bases and limits do, is read once. */
export function itemReader(): (item: CatalogItem) => Item {
  const readBasis = once(parseCitation);
  const readLimit = once((text: string): TimeLimit => ({ text, rules: parseTimeLimitRules(text) }));
  return (item) => ({
    code: item.code,
    ...inPrintedOrder(item),
    legalBases: item.legalBases.map(readBasis),
    timeLimit: item.timeLimit === null ? null : readLimit(item.timeLimit),
  });
}

function once<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text) ?? read(text);
    known.set(text, found);
    return found;
  };
}

/** Stored contents have their keys in code-unit order; people read them in that of the table. */
function inPrintedOrder(content: ItemContent): ItemContent {
  return Object.fromEntries(itemFields.map((field) => [field, content[field]])) as ItemContent; // every field, once
}

export const emptyContent: Readonly<ItemContent> = Object.freeze({
  level1: null,
  level2: null,
  level3: null,
  content: [],
  legalBases: [],
  timeLimit: null,
  disclosingBodies: [],
  channels: [],
  audience: { everyone: null, groups: null },
  methods: [],
  levels: [],
  link: null,
  note: null,
  extra: {},
});

/** What stands under a heading, which may be a word that every object has (`constructor`); undefined: nothing. */
export function textUnder(extra: ItemContent['extra'], heading: string): string | undefined {
  return Object.hasOwn(extra, heading) ? extra[heading] : undefined;
}

/** The content of a row without its code. */
export function contentOf({ code: _code, ...content }: CatalogItem): ItemContent {
  return content;
}
