import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { damaged } from '../unreadable.js';

/** Names come without their namespace prefix: `x:row` and `row` are the same to us. */
export type XmlHandler = {
  open: (name: string, attributes: XmlAttributes) => void;
  close: (name: string) => void;
  text: (text: string) => void;
};

export type XmlAttributes = { get: (name: string) => string | undefined };

/** Reads one XML part as a stream. A document type declaration, and so any entity, is refused. */
export async function readXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw damaged();
  });
  parser.on('doctype', () => {
    throw damaged();
  });
  parser.on('opentag', (tag) => {
    const attributes = tag.attributes;
    handler.open(localName(tag.name), { get: (name) => attributeOf(attributes, name) });
  });
  parser.on('closetag', (tag) => {
    handler.close(localName(tag.name));
  });
  parser.on('text', handler.text);
  parser.on('cdata', handler.text);
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    parser.write(decoder.decode(chunk, { stream: true }));
  }
  parser.write(decoder?.decode() ?? '');
  parser.close();
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function attributeOf(attributes: Record<string, string>, name: string): string | undefined {
  for (const key in attributes)
    if (key === name || (key.endsWith(name) && key[key.length - name.length - 1] === ':'))
      return attributes[key];
  return undefined;
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
