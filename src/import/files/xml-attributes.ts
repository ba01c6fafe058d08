import { damaged } from '../unreadable.js';
import { isPlain, isSpace, resolved } from './xml-text.js';

/** Only asked while an element opens. */
export type XmlAttributes = { get: (name: string) => string | undefined };

const colon = 58;

/** The attributes of one tag: where they stand in its text, which is only read when asked for. */
export class TagAttributes implements XmlAttributes {
  private source = '';
  /** Of each attribute the place of its `=`, where its value begins and where it ends. */
  private places: number[] = [];
  private count = 0;

  begin(source: string): void {
    this.source = source;
    this.count = 0;
    if (this.places.length > 3_000) this.places = [];
  }

  add(equals: number, start: number, end: number): void {
    if (equals < 0) throw damaged();
    this.places[this.count++] = equals;
    this.places[this.count++] = start;
    this.places[this.count++] = end;
  }

  get(name: string): string | undefined {
    for (let at = 0; at < this.count; at += 3) {
      if (!this.isNamed(name, this.places[at] ?? 0)) continue;
      const value = this.source.slice(this.places[at + 1], this.places[at + 2]);
      return isPlain(value) ? value : resolved(value).replace(/[\t\n]/g, ' ');
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
