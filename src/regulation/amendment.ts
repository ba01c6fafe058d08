import type { Citation } from '../catalog/citation.js';
import { readEdition } from '../catalog/citation.js';
import { renumber, touches } from './cited-articles.js';
import { isCitedText } from './cited-text.js';
import type { BasisCitation, CitingItem } from './citing.js';
import { editBases, printCitation } from './compose.js';
import { foldNumber } from './link-fold.js';
import type { Happening, ImpactProposal } from './proposal.js';
import { articlesToCheck } from './proposal.js';
import type { RegulationEvent } from './regulation.js';
import { dayOfEvent } from './texts.js';

/** An amended act stays what it is: its edition, number and articles may be printed as they were. */
export function proposeForAmendment(
  { event }: Happening,
  { content }: Pick<CitingItem, 'content'>,
  touched: readonly BasisCitation[],
): ImpactProposal[] {
  const on = dayOfEvent(event);
  const isCited = ({ citation }: BasisCitation) => on !== null && isCitedText(citation, on, event);
  const edits = touched.flatMap((each) => {
    const { basis, citation } = each;
    const present = {
      ...citation,
      ...presentEdition(citation, event),
      articles: isCited(each) ? citation.articles : presentArticles(citation, event),
    };
    const after = printCitation(present, citation.text);
    return after === printCitation(citation, citation.text)
      ? []
      : [{ basis, before: citation.text, after: [after] }];
  });
  const scope = event.articles;
  const concerns = (article: string) =>
    (scope.length === 0 || scope.some((each) => touches(each, article))) && movedTo(article, event) === null;
  return [
    ...(edits.length === 0
      ? []
      : [{ kind: 'replace-citation' as const, edits, legalBases: editBases(content.legalBases, edits) }]),
    ...articlesToCheck(
      touched.filter((each) => !isCited(each)),
      concerns,
    ),
  ];
}

/** The number of the text is that of the event only where it promulgates the whole anew. */
function presentEdition(
  { edition, documentNumber }: Citation,
  { on, note, documentNumber: number, articles }: RegulationEvent,
): Partial<Citation> {
  const cited = readEdition(edition)?.word ?? null;
  const word = /修订|修正|修改/u.exec(note ?? '')?.[0] ?? cited ?? '修正';
  const whole = articles.length === 0;
  return {
    ...(edition !== null && /\d{4}年/u.test(edition) && on !== null
      ? { edition: `${on.slice(0, 4)}年${word}` }
      : {}),
    ...(whole &&
    documentNumber !== null &&
    number !== null &&
    foldNumber(number) !== foldNumber(documentNumber)
      ? { documentNumber: number }
      : {}),
  };
}

function presentArticles({ articles }: Citation, event: RegulationEvent): string[] {
  return articles.map((article) => movedTo(article, event) ?? article);
}

function movedTo(article: string, { moved = [] }: RegulationEvent): string | null {
  for (const { from, to } of moved) {
    const renumbered = to === null ? null : renumber(article, from, to);
    if (renumbered !== null) return renumbered;
  }
  return null;
}
