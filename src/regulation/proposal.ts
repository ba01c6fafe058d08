import { lastArticle } from './cited-articles.js';
import type { BasisCitation } from './citing.js';
import type { CitationEdit } from './compose.js';
import type { NamePlace } from './names-in-texts.js';
import type { Regulation, RegulationEvent } from './regulation.js';

/** What an event proposes for an item; `legalBases`: its 公开依据 as they would be. A person decides. */
export type ImpactProposal =
  | { kind: 'replace-citation'; edits: CitationEdit[]; legalBases: string[] }
  /** One of several takes the place of the act, or nobody knows which. */
  | { kind: 'choose-successor'; candidates: SuccessorCandidate[] }
  | { kind: 'remove-citation'; edits: CitationEdit[]; legalBases: string[] }
  /** No basis that holds is left. */
  | { kind: 'withdraw-item' }
  /** The numbers of these articles may be others now. */
  | { kind: 'check-articles'; articles: string[] }
  /** The act is named in the item's other texts too. */
  | { kind: 'name-in-text'; places: NamePlace[] };

export type SuccessorCandidate = { title: string; edits: CitationEdit[]; legalBases: string[] };

/** An event of a registered act. */
export type Happening = { regulation: Regulation; event: RegulationEvent };

export function articlesToCheck(
  touched: readonly BasisCitation[],
  concerns: (article: string) => boolean,
): ImpactProposal[] {
  const articles = touched
    .flatMap(({ citation }) => citation.articles)
    .filter((article) => lastArticle(article) !== null && concerns(article));
  return articles.length === 0 ? [] : [{ kind: 'check-articles', articles: [...new Set(articles)] }];
}
