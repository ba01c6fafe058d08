import type { Comparison } from '../../catalog/comparison.js';
import { markupText } from '../../catalog/legal-text.js';
import type { Line } from './rows.js';
import { comparisonRows } from './rows.js';
import { comparisonHeadings, paperTitle, underPaperTitle } from './words.js';

/** 新旧条目对照表 as one page that needs nothing beside it. */
export function comparisonPage(comparison: Comparison): string {
  const title = markupText(paperTitle(comparison, 'comparison'));
  const rows = comparisonRows(comparison).map(
    ({ before, after, why }, index) =>
      `<tr><td class="centred">${String(index + 1)}</td>${[before, after, why].map(cellOf).join('')}</tr>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<h1>${title}</h1>
<p>${markupText(underPaperTitle(comparison))}</p>
<p>${markupText(comparison.digest)}</p>
<table>
<thead>
<tr>${comparisonHeadings.map((heading) => `<th scope="col">${heading}</th>`).join('')}</tr>
</thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</body>
</html>
`;
}

const style = [
  '@page{size:A4 landscape;margin:15mm 12mm}',
  'body{font:11pt/1.5 "仿宋_GB2312",FangSong,"Noto Serif CJK SC",serif;margin:1em auto;max-width:1200px;padding:0 1em}',
  'h1{font:22pt "方正小标宋简体",STZhongsong,"Noto Serif CJK SC",serif;text-align:center;margin:.4em 0}',
  'p{text-align:center}',
  'table{border-collapse:collapse;width:100%;table-layout:fixed}',
  'th{font:11pt "黑体",SimHei,"Noto Sans CJK SC",sans-serif}',
  'th:first-child{width:3em}',
  'th:last-child{width:20%}',
  'th,td{border:1px solid #000;padding:3px 6px;vertical-align:top;overflow-wrap:anywhere}',
  'th,td.centred{text-align:center}',
  'td div{white-space:pre-line}',
  'ins{font-weight:bold;text-decoration:none}',
  'tr{break-inside:avoid}',
].join('\n');

const tags = { removed: 'del', added: 'ins' } as const;

function cellOf(lines: readonly Line[]): string {
  return `<td>${lines.map((line) => `<div>${line.map(markedUp).join('')}</div>`).join('')}</td>`;
}

function markedUp({ fate, text }: Line[number]): string {
  if (fate === 'same') return markupText(text);
  return `<${tags[fate]}>${markupText(text)}</${tags[fate]}>`;
}
