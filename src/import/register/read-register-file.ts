import type { Checked } from '../../problem.js';
import { Refusal } from '../../refusal.js';
import type { Regulation } from '../../regulation/regulation.js';
import { checkAgainst } from '../../schema.js';
import { readActsFile } from './read-acts-file.js';

/** Whether a file is JSON, which says so by its first sign. */
export function isJson(bytes: Uint8Array): boolean {
  return ['{', '['].includes(firstSign(bytes));
}

/** Regulations as JSON: a list of them, or one act of a public register a line, which has events up to `knownThrough`. */
export function readRegisterFile(bytes: Uint8Array, knownThrough: string): Checked<Regulation[]> {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff/u, '');
  return firstSign(bytes) === '[' ? readList(text) : readActsFile(text, knownThrough);
}

function firstSign(bytes: Uint8Array): string {
  const beginning = Buffer.from(bytes.subarray(0, 64)).toString('utf8');
  return beginning.replace(/^[\ufeff\s]+/u, '').slice(0, 1);
}

function readList(text: string): Checked<Regulation[]> {
  const source = '法规文件清单';
  try {
    return { value: checkAgainst<Regulation[]>('regulation-list', JSON.parse(text), source), problems: [] };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refusal('file.unreadable', { path: source, why: '不是 JSON' });
  }
}
