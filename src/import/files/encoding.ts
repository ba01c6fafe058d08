/** Bytes as text: byte order mark, then strict UTF-8 over all bytes, then UTF-16 without a mark, then strict GB18030. */
export function decodeText(bytes: Uint8Array): string | null {
  const marked = decodeMarked(bytes);
  if (marked !== null) return marked;
  return unmarkedUtf16(bytes) ?? strictly('utf-8', bytes) ?? strictly('gb18030', bytes);
}

function decodeMarked(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return strictly('utf-8', bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return null;
}

/** A page may lie about its charset; strict UTF-8 and GB18030 do not. Only what is neither is read as declared. */
export function decodePage(bytes: Uint8Array): string | null {
  const text = decodeText(bytes);
  if (text !== null) return text;
  const start = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const label = /charset=["']?([\w-]+)/i.exec(start)?.[1] ?? 'gb18030';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function strictly(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Without a mark: bytes that hold zeros and, read as UTF-16, are Chinese characters and ASCII. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  if (bytes.length % 2 === 1 || !bytes.subarray(0, 4096).includes(0)) return null;
  for (const label of ['utf-16le', 'utf-16be']) {
    const text = strictly(label, bytes);
    const start = text?.slice(0, 2000) ?? '';
    const usual = start.match(/[\t\r\n -~\u3000-\u303f\p{Script=Han}\uff00-\uffef√■□①-⑳“”]/gu)?.length ?? 0;
    if (text !== null && usual > 0 && usual >= start.length * 0.9) return text;
  }
  return null;
}
