import type { Catalog } from './catalog.js';

/** A town or subdistrict in whose name a catalog made for all of them is printed. */
export type NamedBody = { kind: 'township' | 'subdistrict'; name: string };

/** What a catalog for all towns, or all subdistricts, calls each of them; the first is the usual one. */
const general: Record<NamedBody['kind'], readonly string[]> = {
  township: ['乡镇人民政府', '乡（镇）人民政府', '乡镇政府', '镇人民政府', '乡人民政府'],
  subdistrict: ['街道办事处', '街道办'],
};

/** 乡镇人民政府 → 北郊乡人民政府, where it is the whole name of a disclosing body. */
export function nameBodies(catalog: Catalog, body: NamedBody): Catalog {
  return {
    domains: catalog.domains.map((domain) => ({
      ...domain,
      items: domain.items.map((item) => ({
        ...item,
        disclosingBodies: namedBodies(item.disclosingBodies, body),
      })),
    })),
  };
}

/**
 * The way back. `before`: what the item says as published, if it is one; where nothing but the name differs, that is what
 * was meant.
 */
export function generalBodies(
  bodies: readonly string[],
  before: readonly string[] | null,
  body: NamedBody,
): string[] {
  if (before !== null && isSame(namedBodies(before, body), bodies)) return [...before];
  const [usual = body.name] = general[body.kind];
  const instead = general[body.kind].find((name) => before?.includes(name)) ?? usual;
  return bodies.map((each) => (each === body.name ? instead : each));
}

function namedBodies(bodies: readonly string[], { kind, name }: NamedBody): string[] {
  return bodies.map((each) => (general[kind].includes(each) ? name : each));
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((each, index) => each === others[index]);
}
