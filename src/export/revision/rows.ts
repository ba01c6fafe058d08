import type { Causes, ComparedItem, Comparison } from '../../catalog/comparison.js';
import type { FieldMarks } from '../../catalog/semantic/marks.js';
import type { Segment } from '../../catalog/semantic/segments.js';
import { fieldNames } from '../../catalog/words.js';
import { fateWords } from './words.js';

/** A line of a cell: what went is struck, what came is bold. */
export type Line = Segment[];

/** One row of 对照表. */
export type ComparisonRow = { before: Line[]; after: Line[]; why: Line[] };

type Side = 'before' | 'after';

/** Domains first, then the items. */
export function comparisonRows({ domains, items }: Comparison): ComparisonRow[] {
  return [
    ...domains.map((domain) => ({ before: [], after: [same(domain.said)], why: whyLines(domain) })),
    ...items.map((item) => ({
      before: sideOf(item, 'before'),
      after: sideOf(item, 'after'),
      why: whyLines(item),
    })),
  ];
}

/** One row of 变动清单: a field of an item, or the whole of one that came, went or was moved. */
export type ListRow = { texts: string[]; before: Line[]; after: Line[]; reasons: string; laws: string };

export function listRows({ domains, items }: Comparison): ListRow[] {
  return [
    ...domains.map(({ code, said, ...causes }) => ({
      texts: [code, '', '', '领域调整', ''],
      before: [],
      after: [same(said)],
      ...joined(causes),
    })),
    ...items.flatMap((item) =>
      partsOf(item).map(({ name, before, after }) => ({
        texts: [item.domain, item.code ?? '', item.title, fateWords[item.fate], name],
        before,
        after,
        ...joined(item),
      })),
    ),
  ];
}

export function sayItem({ code, title }: Pick<ComparedItem, 'code' | 'title'>): string {
  return code === null ? title : `${code} ${title}`;
}

/** A field as it was or is, its parts as the table has them: bases on lines of their own, of others one after another. */
export function fieldLines({ field, ...marks }: FieldMarks, side: Side): Line[] {
  const parts = marks[side];
  if (parts.length === 0) return [same('（空）')];
  if (field === 'legalBases') return parts;
  return [parts.flatMap((part, index) => (index === 0 ? part : [...same('；'), ...part]))];
}

function sideOf(item: ComparedItem, side: Side): Line[] {
  const { fate, fields, places } = item;
  if (fate === 'added' && side === 'before') return [same('（无）')];
  if (fate === 'removed' && side === 'after') return [same('（删除）')];
  const name = sayItem(item);
  return [
    fate === 'added' || fate === 'removed' ? marked(side, name) : same(name),
    ...(places ? [[...same('位置：'), ...marked(side, places[side])]] : []),
    ...fields.flatMap((field) => named(fieldNames[field.field], fieldLines(field, side))),
  ];
}

function named(name: string, [first = [], ...others]: readonly Line[]): Line[] {
  return [[...same(`${name}：`), ...first], ...others];
}

type Part = { name: string; before: Line[]; after: Line[] };

function partsOf(item: ComparedItem): Part[] {
  const { fate, fields, places } = item;
  if (fate === 'added' || fate === 'removed')
    return [{ name: '', before: sideOf(item, 'before'), after: sideOf(item, 'after') }];
  return [
    ...(places
      ? [{ name: '位置', before: [marked('before', places.before)], after: [marked('after', places.after)] }]
      : []),
    ...fields.map((field) => ({
      name: fieldNames[field.field],
      before: fieldLines(field, 'before'),
      after: fieldLines(field, 'after'),
    })),
  ];
}

/** What was not given is said to be so, and not made up. */
function whyLines({ reasons, laws }: Causes): Line[] {
  if (reasons.length + laws.length === 0) return [same('（未写明）')];
  return [...reasons.map(same), ...laws.map((law) => same(`依据：${law}`))];
}

function joined({ reasons, laws }: Causes): { reasons: string; laws: string } {
  return { reasons: reasons.join('\n'), laws: laws.join('\n') };
}

function same(text: string): Line {
  return [{ fate: 'same', text }];
}

function marked(side: Side, text: string): Line {
  return [{ fate: side === 'before' ? 'removed' : 'added', text }];
}
