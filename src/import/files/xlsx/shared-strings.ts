import { limits } from '../../limits.js';
import type { Zip } from '../zip.js';
import { readXml } from '../xml.js';

/** The texts cells refer to by number. Formatted runs are joined; phonetic guides (rPh) are not text. */
export async function readSharedStrings(zip: Zip, path: string): Promise<string[]> {
  const strings: string[] = [];
  const item = new RichText();
  await readXml(zip.chunks(path), {
    open: (name) => {
      item.open(name);
    },
    close: (name) => {
      if (name === 'si') strings.push(item.take());
      else item.close(name);
    },
    text: (text) => {
      item.text(text);
    },
  });
  return strings;
}

/** Collects the `t` elements of an `si` or `is`. */
export class RichText {
  private parts = '';
  private phonetic = false;
  private inText = false;

  open(name: string): void {
    if (name === 'rPh') this.phonetic = true;
    else if (name === 't') this.inText = !this.phonetic;
  }

  close(name: string): void {
    if (name === 'rPh') this.phonetic = false;
    else if (name === 't') this.inText = false;
  }

  text(text: string): void {
    if (this.inText && this.parts.length < limits.cellCharacters) this.parts += text;
  }

  take(): string {
    const text = unescapeExcel(this.parts);
    this.parts = '';
    return text;
  }
}

/** `_x000D_` is how Excel writes a character XML cannot hold. */
export function unescapeExcel(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}
