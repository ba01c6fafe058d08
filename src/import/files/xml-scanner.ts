import { UnreadableFile, damaged, wholeFile } from '../unreadable.js';
import type { XmlAttributes } from './xml-attributes.js';
import { TagAttributes } from './xml-attributes.js';
import { isSpace, resolved, withoutReturns } from './xml-text.js';

/** Names come without their namespace prefix: `x:row` and `row` are the same to us. */
export type XmlHandler = {
  open: (name: string, attributes: XmlAttributes) => void;
  close: (name: string) => void;
  /** The text of an element may come in several parts. */
  text: (text: string) => void;
  /** May read a whole element that begins at a place by itself; gives the place behind it, -1 if it does not know it. */
  element?: (source: string, at: number) => number;
};

type Name = { printed: string; local: string };

const [quote, apostrophe, slash, lessThan, greaterThan, exclamation, equalsSign, question] = [
  34, 39, 47, 60, 62, 33, 61, 63,
];

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
    const tag = source.charCodeAt(at) === lessThan ? at : source.indexOf('<', at);
    if (tag < 0) return -1;
    if (tag > at) {
      this.readText(source.slice(at, tag));
      this.pieceAt = tag;
    }
    const sign = source.charCodeAt(tag + 1);
    if (sign === slash) return this.readEndTag(source, tag);
    if (sign === exclamation || sign === question) return this.openSection(source, tag, sign);
    const end = this.path.length > 0 ? (this.handler.element?.(source, tag) ?? -1) : -1;
    return end < 0 ? this.readStartTag(source, tag) : end;
  }

  private readStartTag(source: string, tag: number): number {
    const { attributes } = this;
    const { length } = source;
    attributes.begin(source);
    let equals = -1;
    let end = tag + 1;
    for (; ; end++) {
      const sign = source.charCodeAt(end);
      if (sign === greaterThan) break;
      if (sign === equalsSign) equals = end;
      else if (sign === quote || sign === apostrophe) {
        const start = ++end;
        while (end < length && source.charCodeAt(end) !== sign) end++;
        attributes.add(equals, start, end);
        equals = -1;
      } else if (sign === lessThan) throw damaged();
      if (end >= length) return -1;
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
    this.handler.open(name.local, attributes);
    if (closed) this.handler.close(name.local);
    else this.path.push(name);
    return end + 1;
  }

  private readEndTag(source: string, tag: number): number {
    const name = this.path.at(-1);
    let end = tag + 2 + (name?.printed.length ?? 0);
    while (isSpace(source.charCodeAt(end))) end++;
    if (end >= source.length) return -1;
    if (source.charCodeAt(end) !== greaterThan) throw damaged();
    if (name === undefined || !source.startsWith(name.printed, tag + 2)) throw damaged();
    this.path.pop();
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
