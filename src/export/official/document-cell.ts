import type { ITableCellOptions } from 'docx';
import { Paragraph, TableCell, VerticalAlign } from 'docx';
import { legalText } from '../../catalog/legal-text.js';
import type { StyleId } from './document-styles.js';

export type Span = Pick<ITableCellOptions, 'rowSpan' | 'columnSpan'>;

/** A line of the text is a paragraph. */
export function tableCell(text: string, style: StyleId, span: Span = {}): TableCell {
  return new TableCell({
    ...span,
    verticalAlign: VerticalAlign.CENTER,
    children: legalText(text)
      .split('\n')
      .map((line) => new Paragraph(line === '' ? { style } : { style, text: line })),
  });
}
