import type { ZlibOptions } from 'node:zlib';
import { hash as hashAtOnce } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { canonicalJson, hashContent, hashedBefore } from '../catalog/canonical.js';
import type { ItemContent } from '../catalog/item.js';
import { Refusal } from '../refusal.js';
import { contentDictionary } from './content-dictionary.js';

/**
 * `encoding` 1: canonical JSON, deflated with the dictionary. A third of the size of deflating without one.
 * `encoding` 2: deflated with the dictionary and the JSON of another content behind it, its base, which is of encoding 1.
 */
const whole = 1;
const onBase = 2;
const format = 1;
const dictionary = Buffer.from(contentDictionary, 'utf8');
/** Most rows are shorter: room for the 16 KB that zlib takes otherwise costs more than inflating them. */
const chunkSize = 4096;
const wholeOptions = { dictionary, level: 9, windowBits: 13, memLevel: 6, chunkSize };

/** A content that others may rest on: stored as encoding 1. */
export type Base = { id: number; body: Buffer };

export type StoredContent = {
  format: number;
  hash: Buffer;
  encoding: number;
  body: Buffer;
  base_id: number | null;
};

/** What is read to decode a content; `base_body` is that of its base, where it has one. */
export type EncodedContent = { encoding: number; body: Buffer; base_body?: Buffer | null };

/** With what it must be. */
export type ContentToCheck = EncodedContent & { hash: Buffer };

/** The columns of a `ContentToCheck`, where `base` is joined as the base of `item_content`. */
export const contentColumns = [
  'item_content.hash',
  'item_content.encoding',
  'item_content.body',
  'base.body as base_body',
] as const;

/** Rests on the base where that takes less than half: what has drifted further begins anew. */
export function encodeContent(content: ItemContent, base: Base | null): StoredContent {
  const json = canonicalJson(content);
  const stored = { format, hash: hashBytes(hashContent(content)) };
  const alone = deflateRawSync(json, wholeOptions);
  if (base) {
    const body = deflateRawSync(json, { ...optionsOn(inflateWhole(base.body)), level: 9 });
    if (body.length < alone.length / 2) return { ...stored, encoding: onBase, body, base_id: base.id };
  }
  return { ...stored, encoding: whole, body: alone, base_id: null };
}

/**
 * A content as it was written, whatever has happened to the disk since.
 * @throws Refusal `database.unusable` where the bytes are damaged: `verify` names the place.
 */
export function readContent(stored: ContentToCheck): ItemContent {
  const json = inflateIfWhole(stored);
  if (json === null || !stored.hash.equals(hashOfJson(json)))
    throw new Refusal('database.unusable', {
      why: `事项内容 ${contentHash(stored.hash)} 已损坏，没有读出。请运行 verify 核对，从备份恢复`,
    });
  return JSON.parse(json.toString('utf8')) as ItemContent; // written by encodeContent only
}

function inflateIfWhole(stored: EncodedContent): Buffer | null {
  try {
    return inflate(stored);
  } catch {
    return null; // any damage to the bytes
  }
}

/** Stored JSON is canonical, so that its hash is that of the content. */
function hashOfJson(json: Buffer): Buffer {
  return hashAtOnce('sha256', Buffer.concat([formatTag, json]), 'buffer');
}

const formatTag = Buffer.from(hashedBefore('item-1'), 'utf8');

/** @throws Error where the bytes are damaged so that they can't be read; others pass. */
export function decodeContent(stored: EncodedContent): ItemContent {
  return JSON.parse(inflate(stored).toString('utf8')) as ItemContent; // written by encodeContent only
}

function inflate(stored: EncodedContent): Buffer {
  return stored.encoding === whole
    ? inflateWhole(stored.body)
    : inflateRawSync(stored.body, optionsOf(stored));
}

/** Whether a stored content is exactly what its hash says, down to its last byte. */
export function isIntact(stored: StoredContent & EncodedContent): boolean {
  try {
    const { buffer, engine } = inflateWithInfo(stored.body, optionsOf(stored));
    const json = buffer.toString('utf8');
    const content = JSON.parse(json) as ItemContent; // compared with its canonical form below
    return (
      stored.format === format &&
      engine.bytesWritten === stored.body.length &&
      json === canonicalJson(content) &&
      hashBytes(hashContent(content)).equals(stored.hash)
    );
  } catch {
    return false; // any damage to the bytes: inflating or parsing fails
  }
}

function optionsOf({ encoding, base_body: base }: EncodedContent): ZlibOptions {
  if (encoding === whole) return wholeOptions;
  if (encoding === onBase && base) return optionsOn(inflateWhole(base));
  throw new Error(`content encoding ${encoding} is not known`);
}

function optionsOn(base: Buffer): ZlibOptions {
  return { dictionary: Buffer.concat([dictionary, base]), chunkSize };
}

/** What is read together often rests on one base: the last is kept. */
let last: { body: Buffer; json: Buffer } = { body: Buffer.alloc(0), json: Buffer.alloc(0) };

function inflateWhole(body: Buffer): Buffer {
  if (!last.body.equals(body)) last = { body, json: inflateRawSync(body, wholeOptions) };
  return last.json;
}

type Inflated = { buffer: Buffer; engine: { bytesWritten: number } };

function inflateWithInfo(body: Buffer, options: ZlibOptions): Inflated {
  return inflateRawSync(body, { ...options, info: true }) as unknown as Inflated; // what `info` adds, its types leave out
}

/** The 32 bytes of a hash without its format tag, as the store keeps it. */
export function hashBytes(hash: string): Buffer {
  return Buffer.from(hash.slice(hash.indexOf(':') + 1), 'hex');
}

export function contentHash(bytes: Buffer): string {
  return `item-1:${bytes.toString('hex')}`;
}

/** `format`: that of the hash, in the store's number. */
export function domainHash(bytes: Buffer, format: number): string {
  return `domain-${format}:${bytes.toString('hex')}`;
}

export function domainFormat(hash: string): number {
  return hash.startsWith('domain-1:') ? 1 : 2;
}
