import { foldTitle, withoutState } from './link-fold.js';
import type { Linker } from './link.js';
import { linker } from './link.js';
import type { Regulation } from './regulation.js';

/** The regulations on record, ready to be asked. */
export type Register = {
  regulations: readonly Regulation[];
  link: Linker;
  byId: (id: string) => Regulation | undefined;
  /** The one that bears a title in full, as an event of another names it; undefined also where several do. */
  titled: (title: string, other?: Regulation) => Regulation | undefined;
};

/** `choices`: what people decided that citations mean, by `choiceKey`. */
export function registerOf(
  regulations: readonly Regulation[],
  choices: ReadonlyMap<string, string> = new Map(),
): Register {
  const byId = new Map(regulations.map((regulation) => [regulation.id, regulation]));
  const byTitle = new Map<string, Regulation[]>();
  for (const regulation of regulations) {
    const title = titleKey(regulation.title);
    const known = byTitle.get(title);
    if (known === undefined) byTitle.set(title, [regulation]);
    else known.push(regulation);
  }
  return {
    regulations,
    link: linker(regulations, choices),
    byId: (id) => byId.get(id),
    titled: (title, other) => {
      const [only, ...others] = (byTitle.get(titleKey(title)) ?? []).filter(({ id }) => id !== other?.id);
      return others.length === 0 ? only : undefined;
    },
  };
}

function titleKey(title: string): string {
  return withoutState(foldTitle(title));
}
