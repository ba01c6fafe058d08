import { UnreadableFile, damaged, wholeFile } from '../unreadable.js';

/** Names come without their namespace prefix: `x:row` and `row` are the same to us. */
export type XmlHandler = {
  open: (name: string, attributes: XmlAttributes) => void;
  close: (name: string) => void;
  /** The text of an element may come in several parts. */
  text: (text: string) => void;
};

type Name = { printed: string; local: string };

/** Only asked while an element opens. */
export type XmlAttributes = { get: (name: string) => string | undefined };

const [tab, lineFeed, carriageReturn, space] = [9, 10, 13, 32];
const [quote, ampersand, apostrophe, slash, colon, lessThan, greaterThan] = [34, 38, 39, 47, 58, 60, 62];
const [exclamation, equalsSign, question] = [33, 61, 63];

/** A tag may be long (drawings as text), but not without end. */
const longestTag = 8 * 2 ** 20;

/**
 * Cuts XML into elements and texts, chunk by chunk: what a catalog needs of XML and no more, since a general parser
 * alone takes longer than reading a workbook may. Well-formed is not asked of attributes nobody looks at. A document
 * type declaration, and so any entity of a file's own, is refused.
 */
export class XmlScanner {
  /** The elements that are open. */
  private readonly path: Name[] = [];
  private readonly names: (Name | undefined)[] = [];
  private readonly attributes = new TagAttributes();
  private rest = '';
  /** What ends the comment, instruction or CDATA section we are in; '' outside. */
  private until = '';
  private rootSeen = false;

  constructor(private readonly handler: XmlHandler) {}

  write(chunk: string): void {
    const source = this.rest + chunk;
    let at = 0;
    for (;;) {
      const next = this.until === '' ? this.readPiece(source, at) : this.readSection(source, at);
      if (next < 0) break;
      at = next;
    }
    const from = this.until === '' ? this.readLastText(source, this.pieceAt) : this.pieceAt;
    if (source.length - from > longestTag)
      throw new UnreadableFile({ code: 'file.too-complex', at: wholeFile });
    this.rest = source.slice(from);
  }

  end(): void {
    if (this.rest !== '' || this.until !== '' || this.path.length > 0 || !this.rootSeen) throw damaged();
  }

  /** Where the piece begins that is not complete yet. */
  private pieceAt = 0;

  /** Text and the tag behind it; gives the place after it, -1 if the tag is not complete yet. */
  private readPiece(source: string, at: number): number {
    this.pieceAt = at;
    const tag = source.indexOf('<', at);
    if (tag < 0) return -1;
    if (tag > at) {
      this.readText(source.slice(at, tag));
      this.pieceAt = tag;
    }
    const sign = source.charCodeAt(tag + 1);
    if (sign === slash) return this.readEndTag(source, tag);
    if (sign === exclamation || sign === question) return this.openSection(source, tag, sign);
    return this.readStartTag(source, tag);
  }

  private readStartTag(source: string, tag: number): number {
    let end = tag + 1;
    for (; ; end++) {
      const sign = source.charCodeAt(end);
      if (sign === greaterThan) break;
      if (sign === quote || sign === apostrophe) {
        end = source.indexOf(sign === quote ? '"' : "'", end + 1);
        if (end < 0) return -1;
      } else if (sign === lessThan) throw damaged();
      else if (end >= source.length) return -1;
    }
    if (this.path.length === 0) {
      if (this.rootSeen) throw damaged();
      this.rootSeen = true;
    }
    const closed = source.charCodeAt(end - 1) === slash;
    const inside = closed ? end - 1 : end;
    let nameEnd = tag + 1;
    while (nameEnd < inside && !isSpace(source.charCodeAt(nameEnd))) nameEnd++;
    const name = this.nameAt(source, tag + 1, nameEnd);
    this.attributes.within(source, nameEnd, inside);
    this.handler.open(name.local, this.attributes);
    if (closed) this.handler.close(name.local);
    else this.path.push(name);
    return end + 1;
  }

  private readEndTag(source: string, tag: number): number {
    const end = source.indexOf('>', tag);
    if (end < 0) return -1;
    const name = this.path.pop();
    if (name === undefined || !source.startsWith(name.printed, tag + 2)) throw damaged();
    for (let at = tag + 2 + name.printed.length; at < end; at++)
      if (!isSpace(source.charCodeAt(at))) throw damaged();
    this.handler.close(name.local);
    return end + 1;
  }

  private openSection(source: string, tag: number, sign: number): number {
    if (sign === question) this.until = '?>';
    else if (source.startsWith('<!--', tag)) this.until = '-->';
    else if (source.startsWith('<![CDATA[', tag) && this.path.length > 0) this.until = ']]>';
    else if (source.length - tag < '<![CDATA['.length) return -1;
    else throw damaged();
    return tag + (sign === question ? 2 : this.until === '-->' ? 4 : 9);
  }

  /** A section is passed on or left out as it comes, but for the last signs, which may be half its end. */
  private readSection(source: string, at: number): number {
    const found = source.indexOf(this.until, at);
    const end = found < 0 ? Math.max(at, source.length - this.until.length + 1) : found;
    if (this.until === ']]>' && end > at) this.handler.text(withoutReturns(source.slice(at, end)));
    this.pieceAt = end;
    if (found < 0) return -1;
    const after = found + this.until.length;
    this.until = '';
    return after;
  }

  /** What stands behind the last tag, but for a reference that is not complete; gives the place up to which it was read. */
  private readLastText(source: string, at: number): number {
    if (at >= source.length || source.charCodeAt(at) === lessThan) return at;
    const reference = source.lastIndexOf('&');
    const whole = reference < at || source.includes(';', reference);
    // A line's end may be two signs.
    const end = whole ? source.length - (source.endsWith('\r') ? 1 : 0) : reference;
    if (end > at) this.readText(source.slice(at, end));
    return end;
  }

  private readText(text: string): void {
    if (this.path.length > 0) this.handler.text(resolved(text));
    else if (text.trim() !== '') throw damaged();
  }

  /** A part has few names: each is made once and found again by its signs, without making it. */
  private nameAt(source: string, from: number, to: number): Name {
    const slot = (source.charCodeAt(from) * 31 + source.charCodeAt(to - 1) + (to - from) * 7) & 255;
    const known = this.names[slot];
    if (known?.printed.length === to - from && source.startsWith(known.printed, from)) return known;
    const printed = source.slice(from, to);
    if (printed === '' || /[\0-,;-@[-^`{-\x7f]/.test(printed)) throw damaged();
    const made = { printed, local: printed.slice(printed.indexOf(':') + 1) };
    this.names[slot] = made;
    return made;
  }
}

/** The attributes of one tag, read from its text when asked for. */
class TagAttributes implements XmlAttributes {
  private source = '';
  private from = 0;
  private to = 0;

  within(source: string, from: number, to: number): void {
    this.source = source;
    this.from = from;
    this.to = to;
  }

  get(name: string): string | undefined {
    const { source, to } = this;
    let at = this.from;
    while (at < to) {
      let equals = at;
      while (equals < to && source.charCodeAt(equals) !== equalsSign) equals++;
      if (equals === to) return undefined;
      let start = equals + 1;
      while (isSpace(source.charCodeAt(start))) start++;
      const mark = source.charCodeAt(start);
      if (mark !== quote && mark !== apostrophe) throw damaged();
      let end = start + 1;
      while (end < to && source.charCodeAt(end) !== mark) end++;
      if (end === to) throw damaged();
      if (this.isNamed(name, equals)) return spaced(resolved(source.slice(start + 1, end)));
      at = end + 1;
    }
    return undefined;
  }

  /** Whether the name before `=` is this one, with a prefix or without. */
  private isNamed(name: string, equals: number): boolean {
    let end = equals;
    while (isSpace(this.source.charCodeAt(end - 1))) end--;
    const start = end - name.length;
    if (this.source.charCodeAt(start) !== name.charCodeAt(0)) return false;
    if (name.length > 1 && !this.source.startsWith(name, start)) return false;
    const before = this.source.charCodeAt(start - 1);
    return before === colon || isSpace(before);
  }
}

function isSpace(sign: number): boolean {
  return sign === space || sign === lineFeed || sign === tab || sign === carriageReturn;
}

/** Line breaks in attributes are spaces. */
function spaced(text: string): string {
  return /[\t\n]/.test(text) ? text.replace(/[\t\n]/g, ' ') : text;
}

/** Short texts, as most are, are looked through sign by sign, once. */
function isPlain(text: string): boolean {
  if (text.length > 20) return false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === ampersand || sign === carriageReturn) return false;
  }
  return true;
}

function withoutReturns(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

const named: Record<string, string | undefined> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** References replaced by what they stand for; one to nothing we know is damage. */
function resolved(text: string): string {
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
