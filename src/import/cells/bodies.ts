import { tidyText } from '../../catalog/text.js';

/** How names of offices, institutions and people who disclose end. */
const body =
  /(?:政府|部门|局|委|办|办公室|中心|所|站|委员会|机构|机关|单位|院|厅|部|处|科|室|队|公司|企业|学校|社区|村|街道|镇|乡|办事处|会|人|组|园|馆|社|台|方|者|集团|大厅|窗口|银行|网点|法庭|管委会|[市县区]级?[)）]?|[)）])$/u;
/** Words that are no body alone: the rest of a name broken off. */
const rest =
  /^(?:人民政府|政府|主管部门|有关部门|相关部门|部门|办事处|委员会|行政主管部门|管理部门|管理局|办公室|服务中心|执法局|保障局)/u;
const bare = /^(?:市|县|区|省|乡|镇|村|旗|州)$/u;

/** 公开主体, one body each. Commas and line breaks separate only where both sides are bodies. */
export function readBodies(cell: string): string[] {
  const found: string[] = [];
  for (const { text, separator } of pieces(cell)) {
    const last = found.at(-1);
    if (last !== undefined && joins(last, text, separator))
      found[found.length - 1] = last + separator.trim() + text;
    else found.push(text);
  }
  return [
    ...new Set(found.map(tidyText).map((name) => name.replace(/^\d{1,2}[.．、]|[。；;，、,]$/gu, ''))),
  ].filter((name) => name !== '');
}

function joins(last: string, text: string, separator: string): boolean {
  if (bare.test(last) || /^[（(]/.test(text)) return true;
  if (separator.trim() === '') return !body.test(last) || rest.test(text);
  if (/[;；]/.test(separator)) return false;
  return !body.test(last) || !body.test(text);
}

/** The cell cut at separators outside brackets, each piece with the separator before it. Where there is a semicolon, nothing else parts. */
function pieces(cell: string): { text: string; separator: string }[] {
  return cut(cell, /[;；]/) ?? cut(cell, /[、，,/\s]/) ?? [{ text: cell.normalize('NFC'), separator: '' }];
}

/** Null if no separator stands outside brackets. */
function cut(cell: string, separators: RegExp): { text: string; separator: string }[] | null {
  const found: { text: string; separator: string }[] = [];
  let depth = 0;
  let separator = '';
  let text = '';
  let cuts = 0;
  for (const character of cell.normalize('NFC').trim()) {
    if (/[（(《〔]/.test(character)) depth++;
    else if (/[）)》〕]/.test(character)) depth = Math.max(0, depth - 1);
    const separates = depth === 0 && separators.test(character);
    if (separates) cuts++;
    if (!separates) text += character;
    else if (text === '') separator += character;
    else {
      found.push({ text, separator });
      text = '';
      separator = character;
    }
  }
  if (cuts === 0) return null;
  return text === '' ? found : [...found, { text, separator }];
}
