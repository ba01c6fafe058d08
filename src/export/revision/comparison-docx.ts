import {
  AlignmentType,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Comparison } from '../../catalog/comparison.js';
import { legalText } from '../../catalog/legal-text.js';
import { tableCell } from '../official/document-cell.js';
import { markedParagraph, paperDocument } from './paper-document.js';
import type { Line } from './rows.js';
import { comparisonRows } from './rows.js';
import { comparisonHeadings } from './words.js';

/** A4 across; the library turns the sides. */
const page = { width: 11_906, height: 16_838, orientation: PageOrientation.LANDSCAPE };
const widths = [700, 5_650, 5_650, 2_838];

/** 新旧条目对照表 as a Word document. */
export function comparisonDocument(comparison: Comparison): Promise<Buffer> {
  const rows = comparisonRows(comparison).map(
    ({ before, after, why }, index) =>
      new TableRow({
        cantSplit: true,
        children: [tableCell(String(index + 1), 'centred'), ...[before, after, why].map(markedCell)],
      }),
  );
  const heading = new TableRow({
    cantSplit: true,
    tableHeader: true,
    children: comparisonHeadings.map((text) => tableCell(text, 'heading')),
  });
  return paperDocument(comparison, 'comparison', page, [
    new Paragraph({ style: 'text', spacing: { after: 120 }, text: legalText(comparison.digest) }),
    new Table({
      alignment: AlignmentType.CENTER,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      margins: { top: 40, bottom: 40, left: 100, right: 100 },
      rows: [heading, ...rows],
    }),
  ]);
}

function markedCell(lines: readonly Line[]): TableCell {
  return new TableCell({
    verticalAlign: VerticalAlign.TOP,
    children: (lines.length === 0 ? [[]] : lines).map((line) => markedParagraph(line, 'text')),
  });
}
