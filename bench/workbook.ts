/* A workbook as offices send them, of any size. */
import type { CatalogItem } from '../src/catalog/item.js';
import { generateCatalog } from '../tests/generator.js';
import { aXlsx } from '../tests/import/zip-writer.js';

/** A sheet for each domain: its title, two header rows, 17 columns, level 1 merged over its rows, shared strings. */
export function writeWorkbook(rows: number, seed: number): Buffer {
  const strings = new Map<string, number>();
  const sheets: string[] = [];
  const names: string[] = [];
  for (const { name, items } of generateCatalog({ seed, items: rows }).domains) {
    names.push(name);
    sheets.push(sheetOf(name, items, strings));
  }
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const parts = Object.fromEntries(
    sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheet]),
  );
  const kind = (path: string, type: string) =>
    `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const texts = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('');
  return aXlsx('', {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${kind('xl/workbook.xml', 'sheet.main')}${kind('xl/sharedStrings.xml', 'sharedStrings')}${kind('xl/styles.xml', 'styles')}${Object.keys(
      parts,
    )
      .map((path) => kind(path, 'worksheet'))
      .join('')}</Types>`,
    'xl/styles.xml': `<styleSheet ${main}><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" applyAlignment="1"><alignment wrapText="1"/></xf></cellXfs></styleSheet>`,
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="r${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${link('s', 'sharedStrings', 'sharedStrings.xml')}${link('f', 'styles', 'styles.xml')}${names.map((_, index) => link(`r${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst ${main} uniqueCount="${strings.size}">${texts}</sst>`,
    ...parts,
  });
}

const upper =
  '序号|公开事项|||公开内容（要素）|公开依据|公开时限|公开主体|公开渠道和载体|公开对象||公开方式||公开层级|||备注';
const lower = '|一级事项|二级事项|三级事项||||||全社会|特定群体|主动|依申请公开|县级|乡级|村级|';

function sheetOf(domain: string, items: CatalogItem[], strings: Map<string, number>): string {
  const rows: string[] = [];
  const merges = [
    'A1:Q1',
    'B2:D2',
    'J2:K2',
    'L2:M2',
    'N2:P2',
    ...'AEFGHIQ'.split('').map((c) => `${c}2:${c}3`),
  ];
  const write = (texts: string[]): void => {
    const number = rows.length + 1;
    const cells = texts.map((text, column) => {
      const at = `${String.fromCharCode(65 + column)}${number}`;
      if (text === '') return `<c r="${at}" s="1"/>`;
      if (/^\d+$/.test(text)) return `<c r="${at}" s="1"><v>${text}</v></c>`;
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      const index = strings.get(escaped) ?? strings.size;
      strings.set(escaped, index);
      return `<c r="${at}" s="1" t="s"><v>${index}</v></c>`;
    });
    rows.push(`<row r="${number}" spans="1:17" ht="60" customHeight="1">${cells.join('')}</row>`);
  };
  write([`${domain}领域基层政务公开标准目录`, ...Array.from({ length: 16 }, () => '')]);
  write(upper.split('|'));
  write(lower.split('|'));
  let first = 4;
  for (const [index, item] of items.entries()) {
    const above = items[index - 1];
    const begins = above?.level1 !== item.level1;
    if (begins && index + 3 > first) merges.push(`B${first}:B${index + 3}`);
    if (begins) first = index + 4;
    write([String(index + 1), begins ? (item.level1 ?? '') : '', ...textsOf(item)]);
  }
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData><mergeCells count="${merges.length}">${merged}</mergeCells></worksheet>`;
}

function textsOf(item: CatalogItem): string[] {
  const tick = (ticked: boolean): string => (ticked ? '√' : '');
  return [
    item.level2 ?? '',
    item.level3 ?? '',
    item.content.map((element, index) => `${index + 1}.${element}`).join('\n'),
    item.legalBases.join('\n'),
    item.timeLimit ?? '',
    item.disclosingBodies.join('；'),
    item.channels.map((channel) => `■${channel}`).join('\n'),
    tick(item.audience.everyone === true),
    item.audience.groups ?? '',
    tick(item.methods.includes('主动公开')),
    tick(item.methods.includes('依申请公开')),
    tick(item.levels.includes('县级')),
    tick(item.levels.includes('乡级')),
    tick(item.levels.includes('村级')),
    item.note ?? '',
  ];
}
