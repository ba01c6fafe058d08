import type { Place } from './change.js';

/** The order of an edition without texts: domains and the codes in them. */
export type Outline = { code: string; name: string; items: string[] }[];

/** A working copy of an outline; every step says whether it fitted. */
export class OutlineEditor {
  readonly outline: Outline;
  readonly #domains: Map<string, Outline[number]>;
  readonly #home: Map<string, string>;

  constructor(base: Outline) {
    this.outline = base.map((domain) => ({ ...domain, items: [...domain.items] }));
    this.#domains = new Map(this.outline.map((domain) => [domain.code, domain]));
    this.#home = new Map(this.outline.flatMap(({ code, items }) => items.map((item) => [item, code])));
  }

  hasDomain(code: string): boolean {
    return this.#domains.has(code);
  }

  hasItem(code: string): boolean {
    return this.#home.has(code);
  }

  addDomain(code: string, name: string, follows: string | null): void {
    const domain = { code, name, items: [] };
    const index = this.outline.findIndex((other) => other.code === follows);
    this.outline.splice(follows !== null && index < 0 ? this.outline.length : index + 1, 0, domain);
    this.#domains.set(code, domain);
  }

  /** Behind the item it follows; at the end where that one is not in the domain. */
  insert(code: string, { domain, follows }: Place): void {
    const items = this.#domains.get(domain)?.items ?? [];
    const index = follows === null ? -1 : items.lastIndexOf(follows);
    if (follows !== null && (index < 0 || index === items.length - 1)) items.push(code);
    else items.splice(index + 1, 0, code);
    this.#home.set(code, domain);
  }

  remove(code: string): void {
    const items = this.#domains.get(this.#home.get(code) ?? '')?.items ?? [];
    items.splice(items.indexOf(code), 1);
    this.#home.delete(code);
  }
}
