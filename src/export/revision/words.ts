import type { Version } from '../../catalog/catalog.js';
import type { Comparison, Fate } from '../../catalog/comparison.js';
import { dayInWords } from '../../catalog/day.js';

/** The words of the papers of a revision, in every format. */

export type Paper = 'comparison' | 'explanation' | 'list';

export const paperNames: Record<Paper, string> = {
  comparison: '新旧条目对照表',
  explanation: '修订说明',
  list: '变动清单',
};

export function paperTitle({ edition }: Comparison, paper: Paper): string {
  return `${edition.title}${paperNames[paper]}`;
}

/** 第1版（自2020年11月2日起施行）与第2版（自2026年12月1日起施行） */
export function underPaperTitle({ from, to }: Comparison): string {
  return `${sayVersion(from)}与${'number' in to ? sayVersion(to) : `第${to.id}号草案（${to.title}）`}`;
}

/** For the name of a file: 第1版至第2版. */
export function sayRange({ from, to }: Comparison): string {
  return `第${from.number}版至${'number' in to ? `第${to.number}版` : `第${to.id}号草案`}`;
}

export function sayVersion({ number, effectiveOn }: Version): string {
  return `第${number}版（自${dayInWords(effectiveOn)}起施行）`;
}

export const fateWords: Record<Fate, string> = {
  added: '新增',
  changed: '修改',
  reworded: '文字调整',
  removed: '删除',
  moved: '移动',
};

export const comparisonHeadings = ['序号', '原内容', '现内容', '缘由'] as const;

export const listHeadings = [
  '序号',
  '领域',
  '事项编号',
  '事项',
  '变动',
  '栏目',
  '原内容',
  '现内容',
  '缘由',
  '依据',
] as const;
