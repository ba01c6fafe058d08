/** What a file is, told from its bytes; its name is only hearsay. */
export type FileKind =
  | 'empty'
  | 'zip'
  | 'xls'
  | 'old-word'
  | 'password-protected'
  | 'html'
  | 'web-archive'
  | 'xml-spreadsheet'
  | 'text'
  | { foreign: string };

const signatures: [kind: FileKind, start: number[]][] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  // Excel 2 to 5 without a container
  ['xls', [0x09, 0x00, 0x04, 0x00]],
  ['xls', [0x09, 0x02, 0x06, 0x00]],
  ['xls', [0x09, 0x04, 0x06, 0x00]],
  ['xls', [0x09, 0x08, 0x08, 0x00]],
  [{ foreign: 'PDF 文件' }, [0x25, 0x50, 0x44, 0x46]],
  [{ foreign: '图片' }, [0x89, 0x50, 0x4e, 0x47]],
  [{ foreign: '图片' }, [0xff, 0xd8, 0xff]],
  [{ foreign: '图片' }, [0x47, 0x49, 0x46, 0x38]],
  [{ foreign: '图片' }, [0x42, 0x4d]],
  [{ foreign: '图片' }, [0x49, 0x49, 0x2a, 0x00]],
  [{ foreign: '压缩包' }, [0x52, 0x61, 0x72, 0x21]],
  [{ foreign: '压缩包' }, [0x37, 0x7a, 0xbc, 0xaf]],
  [{ foreign: '压缩包' }, [0x1f, 0x8b]],
  [{ foreign: '程序' }, [0x4d, 0x5a, 0x90]],
  [{ foreign: '程序' }, [0x7f, 0x45, 0x4c, 0x46]],
  [{ foreign: 'RTF 文件' }, [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  [{ foreign: '数据库文件' }, [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
];

const webArchive =
  /^(?:MIME-Version|From|Date|Subject|Content-\w+|X-[\w-]+):[^\0]{0,2000}?(?:multipart\/related|text\/html)/i;

/** Excel 2003 XML and flat OpenDocument. */
const xmlSpreadsheet =
  /<(?:\w+:)?Workbook[^>]+urn:schemas-microsoft-com:office:spreadsheet|<office:document\s[^>]*opendocument/;

export function tellKind(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return tellCompound(bytes);
  for (const [kind, start] of signatures) if (startsWith(bytes, start)) return kind;
  const start = Buffer.from(bytes.subarray(0, 65_536));
  const text = startsWith(start, [0xff, 0xfe]) ? start.toString('utf16le') : start.toString('latin1');
  const head = text.replace(/^[\s\ufeff\u00ef\u00bb\u00bf\0]+/, '');
  if (head === '' && bytes.length <= start.length) return 'empty';
  if (webArchive.test(head)) return 'web-archive';
  if (!head.startsWith('<')) return 'text';
  if (xmlSpreadsheet.test(head)) return 'xml-spreadsheet';
  return /^<(?:!doctype\s+html|!--|html|head|body|meta|table|div|p|title|style|\?xml[^>]*>\s*(?:<!doctype[^>]*>\s*)?<html)/i.test(
    head,
  )
    ? 'html'
    : 'text';
}

/** The old Office container: its directory names, in UTF-16, say what is in it. */
function tellCompound(bytes: Uint8Array): FileKind {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string): boolean => file.includes(Buffer.from(`${name}\0`, 'utf16le'));
  if (holds('EncryptedPackage')) return 'password-protected';
  if (holds('Workbook') || holds('Book')) return 'xls';
  if (holds('WordDocument')) return 'old-word';
  return { foreign: '其他 Office 文件' };
}

function startsWith(bytes: Uint8Array, start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
