import { touchesAny } from './cited-articles.js';
import { laterTextFinder } from './cited-text.js';
import type { BasisCitation, CitingItem, Whereabouts } from './citing.js';
import type { Happening, ImpactProposal } from './proposal.js';
import { proposerFor } from './propose.js';
import type { Register } from './register.js';

/** An event × an item whose citation it touches. */
export type Impact = {
  edition: string;
  domain: string;
  code: string;
  where: Whereabouts;
  /** Who discloses it, as printed. */
  bodies: string[];
  how: ImpactHow;
  level: 'likely' | 'unlikely';
  /** The citations that mean the act, as printed. */
  cited: string[];
  proposals: ImpactProposal[];
};

/**
 * `whole-act`: the event touches all of it. Where it touches some articles: `article`, the item cites one of them;
 * `title-only`, it cites none; `other-articles`, it cites others. `later-text`: it cites a text, or a title, that the act
 * got after the event.
 */
export type ImpactHow = 'whole-act' | 'article' | 'title-only' | 'other-articles' | 'later-text';

/**
 * What an event touches of the items that cite its act, the strongest of an item's citations counting. An act that is
 * enacted or takes effect touches none: what it takes the place of has an event of its own.
 */
export function impactsOf(happening: Happening, register: Register, citing: readonly CitingItem[]): Impact[] {
  const { regulation, event } = happening;
  if (event.kind === 'enacted' || event.kind === 'commenced') return [];
  const propose = proposerFor(happening, register);
  const citesLaterText = laterTextFinder(happening);
  return citing.flatMap((item) => {
    const touched = item.citations.filter(({ link }) => link.state === 'linked' && link.id === regulation.id);
    const present = touched.filter(({ citation }) => !citesLaterText(citation));
    const how = strongest(present, event.articles) ?? (touched.length > 0 ? 'later-text' : null);
    if (how === null) return [];
    const unlikely = how === 'other-articles' || how === 'later-text';
    const { edition, domain, code, where, content } = item;
    return [
      {
        edition,
        domain,
        code,
        where,
        bodies: content.disclosingBodies,
        how,
        level: unlikely ? 'unlikely' : 'likely',
        cited: touched.map(({ citation }) => citation.text),
        proposals: unlikely ? [] : propose(item, present),
      },
    ];
  });
}

const strength: readonly ImpactHow[] = ['whole-act', 'article', 'title-only', 'other-articles'];

function strongest(touched: readonly BasisCitation[], scope: readonly string[]): ImpactHow | null {
  const found = new Set(touched.map(({ citation }) => howTouched(citation.articles, scope)));
  return strength.find((how) => found.has(how)) ?? null;
}

function howTouched(cited: readonly string[], scope: readonly string[]): ImpactHow {
  if (scope.length === 0) return 'whole-act';
  if (cited.length === 0) return 'title-only';
  return touchesAny(cited, scope) ? 'article' : 'other-articles';
}
