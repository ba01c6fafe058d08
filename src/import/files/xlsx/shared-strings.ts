import { limits } from '../../limits.js';
import type { Zip } from '../zip.js';
import { readXml } from '../xml.js';

/** The texts cells refer to by number. */
export type SharedStrings = { texts: string[]; withPhonetics: ReadonlySet<number> };

/** Formatted runs are joined; phonetic guides (rPh) are not text. */
export async function readSharedStrings(zip: Zip, path: string): Promise<SharedStrings> {
  const texts: string[] = [];
  const withPhonetics = new Set<number>();
  const item = new RichText();
  await readXml(zip.chunks(path), {
    open: (name) => {
      item.open(name);
    },
    close: (name) => {
      if (name === 'si') {
        if (item.hasPhonetics) withPhonetics.add(texts.length);
        texts.push(item.take());
      } else item.close(name);
    },
    text: (text) => {
      item.text(text);
    },
  });
  return { texts, withPhonetics };
}

/** Collects the `t` elements of an `si` or `is`. */
export class RichText {
  private parts = '';
  private phonetic = false;
  private inText = false;
  /** Whether any were left out since the last text was taken. */
  hasPhonetics = false;

  open(name: string): void {
    if (name === 'rPh') this.phonetic = this.hasPhonetics = true;
    else if (name === 't') this.inText = !this.phonetic;
  }

  close(name: string): void {
    if (name === 'rPh') this.phonetic = false;
    else if (name === 't') this.inText = false;
  }

  text(text: string): void {
    if (this.inText && this.parts.length <= limits.cellCharacters) this.parts += text;
  }

  take(): string {
    const text = unescapeExcel(this.parts);
    this.parts = '';
    this.hasPhonetics = false;
    return text;
  }
}

/** `_x000D_` is how Excel writes a character XML cannot hold. */
export function unescapeExcel(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}
