import type { CatalogDomain, Edition } from '../catalog/catalog.js';
import type { CatalogItem } from '../catalog/item.js';
import { spellMark } from '../catalog/file-mark.js';
import type { Printable } from './formats.js';
import { markupText as escape } from '../catalog/legal-text.js';
import type { FormColumn } from './official/form.js';
import { officialForm } from './official/form.js';
import type { Paper } from './official/paper.js';
import { runsOf } from './official/runs.js';
import {
  checkpointNote,
  codeNote,
  documentTitle,
  domainTitle,
  underDomainTitle,
  underEditionTitle,
} from './official/words.js';

/**
 * The official table as one page that needs nothing beside it: across, every domain on paper of its own. Cells do not
 * span rows: browsers keep a spanned group on one page and leave the rest of the page before it empty.
 */
export function officialPage({
  edition,
  version,
  catalog,
  mark,
  checkpoint,
  paper = 'A3',
}: Printable): string {
  const title = escape(documentTitle(edition, version));
  const under = escape(underDomainTitle(edition, version));
  const contents = catalog.domains.map(
    ({ code, name, items }) =>
      `<li><a href="#domain-${code}">${escape(name)}</a>（${String(items.length)} 项）</li>`,
  );
  const notes = [codeNote(mark), ...(checkpoint === null ? [] : [checkpointNote(checkpoint)])];
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="keywords" content="${escape(spellMark(mark))}">
<style>${styleOn(paper)}</style>
</head>
<body>
<header>
<h1>${escape(edition.title)}</h1>
<p>${escape(underEditionTitle(edition, version))}</p>
<ol>${contents.join('')}</ol>
${notes.map((note) => `<p class="note">${escape(note)}</p>`).join('\n')}
</header>
${catalog.domains.map((domain) => sectionOf(edition, domain, under)).join('\n')}
</body>
</html>
`;
}

/** On half the paper the type is as much smaller as its sides are. */
const typeOn: Record<Paper, { text: string; title: string }> = {
  A3: { text: '11pt', title: '22pt' },
  A4: { text: '7.5pt', title: '16pt' },
};

function styleOn(paper: Paper): string {
  return [
    `@page{size:${paper} landscape;margin:15mm 12mm}`,
    `body{font:${typeOn[paper].text}/1.4 "仿宋_GB2312",FangSong,"Noto Serif CJK SC",serif;margin:1em auto;max-width:1600px}`,
    `h1,h2{font:${typeOn[paper].title} "方正小标宋简体",STZhongsong,"Noto Serif CJK SC",serif;text-align:center;margin:.4em 0}`,
    'header p,section p{text-align:center}',
    'header p.note{font-size:8pt;text-align:left;word-break:break-all}',
    'section{break-before:page}',
    'table{border-collapse:collapse;width:100%}',
    `th{font:${typeOn[paper].text} "黑体",SimHei,"Noto Sans CJK SC",sans-serif}`,
    'th,td{border:1px solid #000;padding:3px 4px;vertical-align:middle;white-space:pre-line}',
    'th,td.centred{text-align:center}',
    'tr{break-inside:avoid}',
  ].join('\n');
}

function sectionOf(edition: Edition, { code, name, items }: CatalogDomain, under: string): string {
  const form = officialForm(edition, items).filter(({ printed }) => printed);
  const rows = items.map((item, index) => rowOf(form, item, index + 1));
  return `<section id="domain-${code}">
<h2>${escape(domainTitle(name))}</h2>
<p>${under}</p>
<table>
<thead>
${headOf(form)}
</thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</section>`;
}

function headOf(form: readonly FormColumn[]): string {
  const tall = (text: string) => `<th scope="col" rowspan="2">${escape(text)}</th>`;
  const upper = runsOf(form, ({ group }) => group).map(([first, ...others]) =>
    first.group === null
      ? tall(first.heading)
      : `<th scope="colgroup" colspan="${String(1 + others.length)}">${escape(first.group)}</th>`,
  );
  const lower = form
    .filter(({ group }) => group !== null)
    .map(({ heading }) => `<th scope="col">${escape(heading)}</th>`);
  return `<tr>${tall('序号')}${upper.join('')}</tr>\n<tr>${lower.join('')}</tr>`;
}

function rowOf(form: readonly FormColumn[], item: CatalogItem, number: number): string {
  const cells = form.map(
    ({ print, align }) => `<td${align === 'center' ? ' class="centred"' : ''}>${escape(print(item))}</td>`,
  );
  return `<tr><td class="centred">${String(number)}</td>${cells.join('')}</tr>`;
}
