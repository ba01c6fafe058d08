import { TextDecoder } from 'node:util';
import type { XmlHandler } from './xml-scanner.js';
import { XmlScanner } from './xml-scanner.js';

export type { XmlAttributes } from './xml-scanner.js';

/** Reads one XML part as a stream. */
export async function readXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const scanner = new XmlScanner(handler);
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    scanner.write(decoder.decode(chunk, { stream: true }));
  }
  scanner.write(decoder?.decode() ?? '');
  scanner.end();
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
