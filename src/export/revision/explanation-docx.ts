import type { FileChild } from 'docx';
import { HeadingLevel, Paragraph } from 'docx';
import type { ComparedItem, Comparison } from '../../catalog/comparison.js';
import { fieldNames } from '../../catalog/words.js';
import { legalText } from '../../catalog/legal-text.js';
import { markedParagraph, paperDocument } from './paper-document.js';
import type { Line } from './rows.js';
import { fieldLines, sayItem } from './rows.js';
import { fateWords, sayVersion } from './words.js';

/** A4 upright. */
const page = { width: 11_906, height: 16_838 };

/** 修订说明: how much changed, on what grounds, and what, domain by domain. */
export function explanationDocument(comparison: Comparison): Promise<Buffer> {
  const { items } = comparison;
  const ofSubstance = items.filter(({ fate }) => fate !== 'reworded');
  const reworded = items.filter(({ fate }) => fate === 'reworded');
  const parts: [heading: string, body: FileChild[]][] = [
    ['总体情况', overview(comparison)],
    ['修订依据', grounds(comparison)],
    ['主要内容', [...domainLines(comparison), ...byDomain(ofSubstance)]],
    ...(reworded.length === 0 ? [] : [['文字调整', [rewordings(reworded)]] as [string, FileChild[]]]),
  ];
  return paperDocument(
    comparison,
    'explanation',
    page,
    parts.flatMap(([heading, body], index) => [
      new Paragraph({ heading: HeadingLevel.HEADING_1, text: `${numerals[index] ?? ''}、${heading}` }),
      ...body,
    ]),
  );
}

const numerals = ['一', '二', '三', '四'];

function overview({ from, digest, versions }: Comparison): Paragraph[] {
  return [
    prose(`与${sayVersion(from)}相比：${digest}`),
    ...versions.map((version) => prose(`${sayVersion(version)}：${version.note}`)),
  ];
}

/** Each act with the items it changes, in the order in which they come. */
function grounds({ items, domains }: Comparison): Paragraph[] {
  const touched = new Map<string, string[]>();
  for (const { laws } of domains) for (const law of laws) touched.set(law, []);
  for (const item of items)
    for (const law of item.laws) touched.set(law, [...(touched.get(law) ?? []), sayItem(item)]);
  if (touched.size === 0) return [prose('未登记引起本次修订的法规变动。')];
  return [...touched].map(([law, about], index) =>
    prose(`${index + 1}. ${law}${about.length === 0 ? '' : `，涉及${about.join('、')}`}。`),
  );
}

function domainLines({ domains }: Comparison): Paragraph[] {
  return domains.map(({ said, reasons, laws }) => prose(`${said}。${why({ reasons, laws })}`));
}

function byDomain(items: readonly ComparedItem[]): Paragraph[] {
  if (items.length === 0) return [prose('没有实质变更。')];
  const names = [...new Set(items.map(({ domain }) => domain))];
  return names.flatMap((name, index) => [
    new Paragraph({ heading: HeadingLevel.HEADING_2, text: legalText(`（${index + 1}）${name}`) }),
    ...items
      .filter(({ domain }) => domain === name)
      .flatMap((item, place) => itemLines(item, place + 1).map((line) => markedParagraph(line, 'prose'))),
  ]);
}

function itemLines(item: ComparedItem, number: number): Line[] {
  const { fate, fields, places } = item;
  const same = (text: string) => ({ fate: 'same', text }) as const;
  const changed = fate === 'changed' || fate === 'reworded' ? fields : [];
  return [
    [same(`${number}. ${fateWords[fate]}“${sayItem(item)}”。${why(item)}`)],
    ...(places ? [[same(`由${places.before}移到${places.after}。`)]] : []),
    ...changed.map((field): Line => {
      const side = (which: 'before' | 'after') =>
        fieldLines(field, which).flatMap((line, index) => (index === 0 ? line : [same('、'), ...line]));
      return [
        same(`${fieldNames[field.field]}：原为`),
        ...side('before'),
        same('；现为'),
        ...side('after'),
        same('。'),
      ];
    }),
  ];
}

function why({ reasons, laws }: Pick<ComparedItem, 'reasons' | 'laws'>): string {
  const said = [
    ...(reasons.length === 0 ? [] : [`缘由：${reasons.join('；')}`]),
    ...(laws.length === 0 ? [] : [`依据：${laws.join('；')}`]),
  ];
  return said.map((sentence) => `${sentence}。`).join('');
}

function rewordings(items: readonly ComparedItem[]): Paragraph {
  return prose(`下列 ${items.length} 项仅作文字调整：${items.map(sayItem).join('、')}。`);
}

function prose(text: string): Paragraph {
  return markedParagraph([{ fate: 'same', text }], 'prose');
}
