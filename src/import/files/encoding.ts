/** Bytes as text: byte order mark, then strict UTF-8 over all bytes, then UTF-16 without a mark, then strict GB18030. */
export function decodeText(bytes: Uint8Array): string | null {
  const marked = decodeMarked(bytes);
  if (marked !== null) return marked;
  if (looksLikeUtf16(bytes)) return strictly(bytes[0] === 0 ? 'utf-16be' : 'utf-16le', bytes);
  return strictly('utf-8', bytes) ?? strictly('gb18030', bytes);
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

/** ASCII signs (commas, tabs, line ends) in UTF-16 have a zero byte always on the same side. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const zeros = [0, 0];
  const length = Math.min(bytes.length, 4096);
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  return bytes.length % 2 === 0 && even + odd > length / 40 && (even === 0 || odd === 0);
}
