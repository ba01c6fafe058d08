import type { Catalog } from '../catalog/catalog.js';
import type { Encoding } from './encoding.js';
import { encode } from './encoding.js';

/** The bytes of an answer, and the same packed, each made once. */
export class Body {
  readonly plain: Buffer;
  private readonly packed = new Map<Encoding, ReturnType<typeof encode>>();

  constructor(text: string) {
    this.plain = Buffer.from(text);
  }

  in(encoding: Encoding): ReturnType<typeof encode> {
    const bytes = this.packed.get(encoding) ?? encode(this.plain, encoding);
    this.packed.set(encoding, bytes);
    return bytes;
  }
}

const made = new WeakMap<Catalog, Body>();

/** The JSON of a catalog, made once for all addresses that answer with it, for as long as the catalog is kept. */
export function bodyOf(catalog: Catalog, make: () => unknown): Body {
  const body = made.get(catalog) ?? new Body(JSON.stringify(make()));
  made.set(catalog, body);
  return body;
}
