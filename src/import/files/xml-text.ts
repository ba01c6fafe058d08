import { damaged } from '../unreadable.js';

const [tab, lineFeed, carriageReturn, space, ampersand] = [9, 10, 13, 32, 38];

export function isSpace(sign: number): boolean {
  return sign === space || sign === lineFeed || sign === tab || sign === carriageReturn;
}

/** Short texts, as most are, are looked through sign by sign, once. */
export function isPlain(text: string): boolean {
  if (text.length > 20) return false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === ampersand || sign < space) return false;
  }
  return true;
}

export function withoutReturns(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

const named: Record<string, string | undefined> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** References replaced by what they stand for; one to nothing we know is damage. */
export function resolved(text: string): string {
  if (isPlain(text)) return text;
  const plain = withoutReturns(text);
  if (!plain.includes('&')) return plain;
  return plain.replace(/&(?:#x([0-9a-fA-F]{1,8})|#(\d{1,8})|(amp|lt|gt|quot|apos));|&/g, resolveReference);
}

function resolveReference(_: string, hex?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return named[name] ?? '';
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (!isCharacter(code)) throw damaged();
  return String.fromCodePoint(code);
}

function isCharacter(code: number): boolean {
  return (
    code === tab ||
    code === lineFeed ||
    code === carriageReturn ||
    (code >= space && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}
