import { isAscii } from 'node:buffer';
import { StringDecoder } from 'node:string_decoder';
import { TextDecoder } from 'node:util';
import type { XmlHandler } from './xml-scanner.js';
import { XmlScanner } from './xml-scanner.js';

export type { XmlAttributes } from './xml-attributes.js';

/** Reads one XML part as a stream. */
export async function readXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const scanner = new XmlScanner(handler);
  let decode: ((chunk?: Uint8Array) => string) | undefined;
  for await (const chunk of chunks) {
    decode ??= decoderFor(chunk);
    scanner.write(decode(chunk));
  }
  scanner.write(decode?.() ?? '');
  scanner.end();
}

/** Node's decoder of UTF-8 is several times as fast as the general one, but keeps the byte order mark. */
function decoderFor(start: Uint8Array): (chunk?: Uint8Array) => string {
  const encoding = encodingOf(start);
  if (encoding !== 'utf-8') {
    const decoder = new TextDecoder(encoding);
    return (chunk) => decoder.decode(chunk, { stream: chunk !== undefined });
  }
  const decoder = new StringDecoder('utf8');
  let begun = false;
  let pending = false;
  return (chunk) => {
    if (chunk === undefined) return decoder.end();
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    // Sheets whose texts are shared are plain ASCII, which is only copied.
    const text = !pending && isAscii(bytes) ? bytes.toString('latin1') : decoder.write(bytes);
    pending = (bytes.at(-1) ?? 0) > 0x7f;
    if (begun || text === '') return text;
    begun = true;
    return text.startsWith('\ufeff') ? text.slice(1) : text;
  };
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  if (start[0] === 0x3c && start[1] === 0) return 'utf-16le';
  if (start[0] === 0 && start[1] === 0x3c) return 'utf-16be';
  const declared = /^[^>]*?encoding=["']([\w-]+)["']/.exec(
    Buffer.from(start.subarray(0, 200)).toString('latin1'),
  );
  const label = declared?.[1]?.toLowerCase() ?? 'utf-8';
  // Bytes that got here without a mark are no UTF-16, whatever they say.
  if (label.startsWith('utf-16')) return 'utf-8';
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return 'utf-8';
  }
}
