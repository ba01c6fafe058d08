import type { IParagraphStyleOptions } from 'docx';
import { AlignmentType } from 'docx';

/** Whoever edits the document finds these in Word's list of styles. Sizes are half points. */
const styleNames = {
  underTitle: '目录副题',
  heading: '目录表头',
  text: '目录正文',
  prose: '目录说明',
  centred: '目录居中',
  boxes: '目录渠道',
  pageNumber: '目录页码',
  note: '目录附注',
} as const;

export type StyleId = keyof typeof styleNames;

const looks: Record<StyleId, { font: string; size: number; centred: boolean }> = {
  underTitle: { font: '仿宋_GB2312', size: 24, centred: true },
  heading: { font: '黑体', size: 21, centred: true },
  text: { font: '仿宋_GB2312', size: 21, centred: false },
  prose: { font: '仿宋_GB2312', size: 24, centred: false },
  centred: { font: '仿宋_GB2312', size: 21, centred: true },
  boxes: { font: '仿宋_GB2312', size: 18, centred: false }, // thirteen boxes take room
  pageNumber: { font: '宋体', size: 28, centred: true },
  note: { font: '仿宋_GB2312', size: 15, centred: false },
};

const ids: StyleId[] = ['underTitle', 'heading', 'text', 'prose', 'centred', 'boxes', 'pageNumber', 'note'];

/** `share`: of the usual size, where the paper is smaller; what is small already stays as it is. */
export const paragraphStyles = (share = 1): IParagraphStyleOptions[] =>
  ids.map((id) => {
    const { font, centred } = looks[id];
    const size = id === 'note' ? looks[id].size : Math.round(looks[id].size * share);
    return {
      id,
      name: styleNames[id],
      run: { font, size },
      paragraph: {
        alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
        ...(id === 'prose' ? { indent: { firstLine: 480 }, spacing: { line: 360 } } : {}), // two characters, as prose begins
      },
    };
  });

/**
 * Of all text that has no style of its own. What is not Chinese, numbers above all, is no Chinese to break lines in:
 * LibreOffice parted 国务院令第649号 within the number, as Chinese may be parted anywhere.
 */
export const documentRun = {
  font: '仿宋_GB2312',
  language: { value: 'en-US', eastAsia: 'zh-CN' },
} as const;

/** For titles, which keep Word's own styles: its navigation and its readers know them. */
export const titleRun = { font: '方正小标宋简体', size: 44, bold: false, color: '000000' } as const;
export const titleParagraph = {
  alignment: AlignmentType.CENTER,
  spacing: { before: 0, after: 120 },
} as const;
