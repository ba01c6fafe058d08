import type { Zip } from '../zip.js';
import { readXml } from '../xml.js';

/** For each cell style (by its number) whether it shows numbers as dates. */
export async function readDateStyles(zip: Zip, path: string): Promise<boolean[]> {
  const custom = new Map<string, string>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  await readXml(zip.chunks(path), {
    open: (name, attributes) => {
      if (name === 'numFmt') custom.set(attributes.get('numFmtId') ?? '', attributes.get('formatCode') ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = attributes.get('numFmtId') ?? '0';
        const code = custom.get(id);
        styles.push(code === undefined ? isBuiltInDate(Number(id)) : isDateFormat(code));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
    text: () => undefined,
  });
  return styles;
}

/** Formats Excel knows without writing them down; 27–36 and 50–58 are the Chinese dates. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** A format code shows a date if it has day, month or year letters outside quotes and brackets. */
export function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');
  return /[ymdhs年月日]/i.test(bare) && !/^general$/i.test(bare);
}

/** `2022-12-01`, with the time if there is one. Serial day 60 never existed, which Excel believes it did. */
export function sayDate(serial: number, from1904: boolean): string {
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const instant = new Date(Math.round((days - 25_569) * 86_400) * 1000);
  if (Number.isNaN(instant.getTime())) return String(serial);
  const iso = instant.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}
