import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { canonicalJson, hashOf } from '../catalog/canonical.js';
import type { ItemContent } from '../catalog/item.js';
import { contentDictionary } from './content-dictionary.js';

/** `encoding` 1: canonical JSON, deflated with the dictionary. A third of the size of deflating without one. */
const encoding = 1;
const format = 1;
const options = { dictionary: Buffer.from(contentDictionary, 'utf8'), level: 9, windowBits: 13, memLevel: 6 };

export type StoredContent = { format: number; hash: Buffer; encoding: number; body: Buffer };

export function encodeContent(content: ItemContent): StoredContent {
  const json = canonicalJson(content);
  return {
    format,
    hash: hashBytes(hashOf('item-1', content)),
    encoding,
    body: deflateRawSync(json, options),
  };
}

/** @throws Error where the bytes are damaged: `verify` names the place. */
export function decodeContent({
  encoding: found,
  body,
}: Pick<StoredContent, 'encoding' | 'body'>): ItemContent {
  if (found !== encoding) throw new Error(`content encoding ${found} is not known`);
  return JSON.parse(inflateRawSync(body, options).toString('utf8')) as ItemContent; // written by encodeContent only
}

/** Whether a stored content is exactly what its hash says, down to its last byte. */
export function isIntact(stored: StoredContent): boolean {
  try {
    const { buffer, engine } = inflated(stored.body);
    const json = buffer.toString('utf8');
    const content = JSON.parse(json) as ItemContent; // compared with its canonical form below
    return (
      stored.format === format &&
      stored.encoding === encoding &&
      engine.bytesWritten === stored.body.length &&
      json === canonicalJson(content) &&
      hashBytes(hashOf('item-1', content)).equals(stored.hash)
    );
  } catch {
    return false; // any damage to the bytes: inflating or parsing fails
  }
}

type Inflated = { buffer: Buffer; engine: { bytesWritten: number } };

function inflated(body: Buffer): Inflated {
  return inflateRawSync(body, { ...options, info: true }) as unknown as Inflated; // what `info` adds, its types leave out
}

/** The 32 bytes of a hash without its format tag, as the store keeps it. */
export function hashBytes(hash: string): Buffer {
  return Buffer.from(hash.slice(hash.indexOf(':') + 1), 'hex');
}

export function contentHash(bytes: Buffer): string {
  return `item-1:${bytes.toString('hex')}`;
}

export function domainHash(bytes: Buffer): string {
  return `domain-1:${bytes.toString('hex')}`;
}
