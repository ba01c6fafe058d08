import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { contentDictionary } from './content-dictionary.js';

const dictionary = Buffer.from(contentDictionary, 'utf8');

/** Small bodies stay for good and are worth the effort; large ones come and go with their drafts. */
const largeBody = 2 ** 20;

/**
 * What a draft proposes (`encoding` 1): its JSON, deflated with the dictionary of the contents.
 * @param spelled the JSON of the changes, from who needs it too: that of a large file takes long
 */
export function encodeDraftBody(
  body: { changes: readonly unknown[]; weights: readonly unknown[]; codes: Record<string, string> },
  spelled = JSON.stringify(body.changes),
): Buffer {
  const { weights, codes } = body;
  const json = `{"changes":${spelled},"weights":${JSON.stringify(weights)},"codes":${JSON.stringify(codes)}}`;
  return deflateRawSync(json, { dictionary, level: json.length > largeBody ? 3 : 9 });
}

/** As it was encoded; whoever reads it knows its type. */
export function decodeDraftBody(body: Buffer): unknown {
  return JSON.parse(inflateRawSync(body, { dictionary }).toString('utf8'));
}
