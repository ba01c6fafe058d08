import { transcode } from 'node:buffer';
import { promisify } from 'node:util';
import type { ZlibOptions } from 'node:zlib';
import { deflateRaw, deflateRawSync, inflateRawSync } from 'node:zlib';
import { contentDictionary } from './content-dictionary.js';

const dictionary = Buffer.from(contentDictionary, 'utf8');

/** Small bodies stay for good and are worth the effort; large ones come and go with their drafts. */
const largeBody = 2 ** 21;

type Body = {
  changes: readonly unknown[];
  weights: readonly unknown[];
  codes: Record<string, string>;
};

/** What a draft proposes (`encoding` 1): its JSON, deflated with the dictionary of the contents. */
export function encodeDraftBody(body: Body): Buffer {
  const json = spellBody(body, spellChanges(body.changes));
  return deflateRawSync(json, optionsFor(json));
}

/**
 * The same of a new draft on a thread of its own: that of a large file takes long.
 * @param spelled its changes as `spellChanges` gives them
 */
export function encodeNewDraftBody(spelled: Buffer): Promise<Buffer> {
  const json = spellBody({ weights: [], codes: {} }, spelled);
  return promisify(deflateRaw)(json, optionsFor(json));
}

function spellBody({ weights, codes }: Omit<Body, 'changes'>, spelled: Buffer): Buffer {
  const rest = `,"weights":${JSON.stringify(weights)},"codes":${JSON.stringify(codes)}}`;
  return Buffer.concat([Buffer.from('{"changes":'), spelled, Buffer.from(rest)]);
}

function optionsFor(json: Buffer): ZlibOptions {
  return { dictionary, level: json.length > largeBody ? 3 : 9 };
}

/** Their JSON in UTF-8. Node turns a long string of Chinese into it four times faster by way of UTF-16. */
export function spellChanges(changes: readonly unknown[]): Buffer {
  return transcode(Buffer.from(JSON.stringify(changes), 'utf16le'), 'utf16le', 'utf8');
}

/** As it was encoded; whoever reads it knows its type. */
export function decodeDraftBody(body: Buffer): unknown {
  return JSON.parse(inflateRawSync(body, { dictionary }).toString('utf8'));
}
