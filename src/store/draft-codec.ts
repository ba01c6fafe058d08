import { transcode } from 'node:buffer';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { contentDictionary } from './content-dictionary.js';

const dictionary = Buffer.from(contentDictionary, 'utf8');

/** Small bodies stay for good and are worth the effort; large ones come and go with their drafts. */
const largeBody = 2 ** 21;

/**
 * What a draft proposes (`encoding` 1): its JSON, deflated with the dictionary of the contents.
 * @param spelled the changes as `spellChanges` gives them, from who needs them too: those of a large file take long
 */
export function encodeDraftBody(
  body: { changes: readonly unknown[]; weights: readonly unknown[]; codes: Record<string, string> },
  spelled = spellChanges(body.changes),
): Buffer {
  const { weights, codes } = body;
  const rest = `,"weights":${JSON.stringify(weights)},"codes":${JSON.stringify(codes)}}`;
  const json = Buffer.concat([Buffer.from('{"changes":'), spelled, Buffer.from(rest)]);
  return deflateRawSync(json, { dictionary, level: json.length > largeBody ? 3 : 9 });
}

/** Their JSON in UTF-8. Node turns a long string of Chinese into it four times faster by way of UTF-16. */
export function spellChanges(changes: readonly unknown[]): Buffer {
  return transcode(Buffer.from(JSON.stringify(changes), 'utf16le'), 'utf16le', 'utf8');
}

/** As it was encoded; whoever reads it knows its type. */
export function decodeDraftBody(body: Buffer): unknown {
  return JSON.parse(inflateRawSync(body, { dictionary }).toString('utf8'));
}
