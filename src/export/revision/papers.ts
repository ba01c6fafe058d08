import type { Comparison } from '../../catalog/comparison.js';
import { safeFileName } from '../file-name.js';
import { mediaTypes } from '../formats.js';
import type { Paper } from './words.js';
import { paperNames, sayRange } from './words.js';

/** The papers made of a comparison, each in the formats it comes in; the first in a format is what it is unless told. */
export const paperKinds = [
  'comparison.docx',
  'explanation.docx',
  'comparison.xlsx',
  'list.xlsx',
  'comparison.html',
] as const;
export type PaperKind = (typeof paperKinds)[number];

type PaperFormat = 'docx' | 'xlsx' | 'html';

export function splitKind(kind: PaperKind): { paper: Paper; format: PaperFormat } {
  const [paper, format] = kind.split('.');
  return { paper: paper as Paper, format: format as PaperFormat }; // as they are listed
}

export function paperMediaType(kind: PaperKind): string {
  return mediaTypes[splitKind(kind).format];
}

/** 龙亭区基层政务公开标准目录（区级版）_新旧条目对照表_第1版至第2版.docx */
export function paperFileName(kind: PaperKind, comparison: Comparison): string {
  const { paper, format } = splitKind(kind);
  return safeFileName([comparison.edition.title, paperNames[paper], sayRange(comparison)], `.${format}`);
}

/** A paper as a file; the same comparison gives the same bytes. */
export async function writePaper(kind: PaperKind, comparison: Comparison): Promise<Buffer> {
  switch (kind) {
    case 'comparison.docx':
      return (await import('./comparison-docx.js')).comparisonDocument(comparison);
    case 'explanation.docx':
      return (await import('./explanation-docx.js')).explanationDocument(comparison);
    case 'comparison.xlsx':
      return (await import('./tables-xlsx.js')).comparisonWorkbook(comparison);
    case 'list.xlsx':
      return (await import('./tables-xlsx.js')).listWorkbook(comparison);
    case 'comparison.html':
      return Buffer.from((await import('./comparison-html.js')).comparisonPage(comparison), 'utf8');
  }
}
