import type { FileChild, IPageSizeAttributes, IRunOptions } from 'docx';
import { Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Comparison } from '../../catalog/comparison.js';
import { legalText } from '../../catalog/legal-text.js';
import { plainProperties } from '../official/core-properties.js';
import type { StyleId } from '../official/document-styles.js';
import { documentRun, paragraphStyles, titleParagraph, titleRun } from '../official/document-styles.js';
import { dateZip } from '../zip-time.js';
import type { Line } from './rows.js';
import type { Paper } from './words.js';
import { paperTitle, underPaperTitle } from './words.js';

/** A paper of a revision as a Word document: its title, what it compares, and what it says. */
export async function paperDocument(
  comparison: Comparison,
  paper: Paper,
  size: Partial<IPageSizeAttributes>,
  children: readonly FileChild[],
): Promise<Buffer> {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] });
  const title = paperTitle(comparison, paper);
  const document = new Document({
    styles: {
      default: {
        document: { run: documentRun },
        title: { run: { ...titleRun, size: 36 }, paragraph: titleParagraph },
        heading1: { run: { font: '黑体', size: 28, color: '000000' }, paragraph: headingSpacing },
        heading2: { run: { font: '楷体_GB2312', size: 24, color: '000000' }, paragraph: headingSpacing },
      },
      paragraphStyles: paragraphStyles(),
    },
    sections: [
      {
        properties: { page: { size, margin: { top: 1_134, bottom: 1_134, left: 1_000, right: 1_000 } } },
        footers: {
          default: new Footer({ children: [new Paragraph({ style: 'pageNumber', children: [number] })] }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, text: legalText(title) }),
          new Paragraph({
            style: 'underTitle',
            spacing: { after: 160 },
            text: legalText(underPaperTitle(comparison)),
          }),
          ...children,
        ],
      },
    ],
  });
  const at = new Date(comparison.at);
  const core = { path: 'docProps/core.xml', data: plainProperties(title, at) };
  return dateZip(await Packer.toBuffer(document, undefined, [core]), at);
}

const headingSpacing = { spacing: { before: 200, after: 80 } } as const;

const marks: Record<Line[number]['fate'], IRunOptions> = {
  same: {},
  removed: { strike: true },
  added: { bold: true },
};

/** What went is struck, what came is bold; a break inside a text begins a line. */
export function markedParagraph(line: Line, style: StyleId): Paragraph {
  return new Paragraph({
    style,
    children: line.flatMap(({ fate, text }) =>
      legalText(text)
        .split('\n')
        .map(
          (part, index) =>
            new TextRun({
              text: part,
              ...(index > 0 ? { break: 1 } : {}),
              ...marks[fate],
            }),
        ),
    ),
  });
}
