import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

export type Encoding = 'br' | 'gzip' | 'identity';

/** The smallest that who asks takes, by their Accept-Encoding. */
export function encodingFor(accepted: string | undefined): Encoding {
  return accepted === undefined ? 'identity' : chosen.memo(accepted);
}

/** Readers send a handful of headers over and over; others push each other out. */
const chosen = new LRUCache<string, Encoding>({
  max: 100,
  memoMethod: (accepted) => {
    const taken = new Negotiator({ headers: { 'accept-encoding': accepted } }).encodings(['br', 'gzip']);
    return (['br', 'gzip'] as const).find((encoding) => taken.includes(encoding)) ?? 'identity';
  },
});

/** Below that, packing saves nothing that a network would notice. */
const leastBytes = 1024;

/** The body in that encoding, made beside the event loop; as it is where packing does not make it smaller. */
export async function encode(
  body: Buffer,
  encoding: Encoding,
): Promise<{ bytes: Buffer; encoding: Encoding }> {
  const plain = { bytes: body, encoding: 'identity' } as const;
  if (encoding === 'identity' || body.length < leastBytes) return plain;
  const bytes = await pack[encoding](body);
  return bytes.length < body.length ? { bytes, encoding } : plain;
}

// brotli's highest costs fifty times as much for a third less
const pack = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Buffer) => promisify(gzip)(body, { level: 6 }),
};
