import type { Citation } from '../catalog/citation.js';
import { lastArticle, renumber, touchesAny } from './cited-articles.js';
import { citedDay, isCitedText } from './cited-text.js';
import type { Link } from './link.js';
import { foldNumber, foldTitle, withoutState } from './link-fold.js';
import type { Happening } from './proposal.js';
import type { Register } from './register.js';
import type { Regulation, RegulationEvent, Successors } from './regulation.js';
import type { Standing } from './status.js';
import { endOf, statusOn } from './status.js';
import type { ActText } from './texts.js';
import { textsOf } from './texts.js';

/** What the health check (依据体检) says of a citation on a day. */
export type Finding =
  | { state: 'in-force' }
  | { state: 'older-edition'; present: string }
  | { state: 'not-yet-in-force' }
  | { state: 'repealed'; on: string | null; successors: Successors | null }
  | { state: 'expired'; on: string | null }
  | { state: 'renamed'; title: string }
  /** `articles`: those cited that bear another number now or are none any more. */
  | { state: 'article-moved'; articles: { from: string; to: string | null }[] }
  | { state: 'not-registered' }
  | { state: 'ambiguous'; ids: string[] }
  /** The register does not tell. */
  | { state: 'status-unknown' };

export type FindingState = Finding['state'];

/** `happening`: what ended or renamed the act as a whole, if that is what was found. */
export type Examined = { finding: Finding; happening: Happening | null };

/** Finds out about an act once for all its citations, and about a citation once however many items have it. */
export type Examiner = (citation: Citation, link: Link) => Examined;

/** `knownThrough`: see `statusOn`; without it the register is taken to follow events to the day. */
export function examiner(register: Register, day: string, knownThrough: string | null = null): Examiner {
  const known = new Map<string, ActOnDay>();
  const examined = new Map<Citation, Examined>();
  const find = (citation: Citation, link: Link): Examined => {
    if (link.state === 'ambiguous') return withoutEvent({ state: 'ambiguous', ids: link.ids });
    const regulation = link.state === 'linked' ? register.byId(link.id) : undefined;
    if (regulation === undefined) return withoutEvent({ state: 'not-registered' });
    const act = known.get(regulation.id) ?? actOnDay(regulation, day, knownThrough);
    known.set(regulation.id, act);
    return examine(citation, act);
  };
  return (citation, link) => {
    const found = examined.get(citation) ?? find(citation, link);
    examined.set(citation, found);
    return found;
  };
}

type ActOnDay = {
  regulation: Regulation;
  standing: Standing;
  end: RegulationEvent | null;
  /** Texts that were public by the day, in order. */
  texts: ActText[];
  /** The numbers of those texts, folded, and that of the present one. */
  numbers: ReadonlySet<string>;
  present: string | null;
  renamed: RegulationEvent | undefined;
};

function actOnDay(regulation: Regulation, day: string, knownThrough: string | null): ActOnDay {
  const { events } = regulation;
  const texts = textsOf(events).filter(({ on }) => on <= day);
  const numbers = texts.flatMap(({ event }) => event.documentNumber ?? []).map(foldNumber);
  return {
    regulation,
    standing: statusOn(events, day, { knownThrough }),
    end: endOf(events, day),
    texts,
    numbers: new Set(numbers),
    present: presentNumber(regulation, texts),
    renamed: events.findLast(({ kind, on }) => kind === 'renamed' && (on === null || on <= day)),
  };
}

function withoutEvent(finding: Finding): Examined {
  return { finding, happening: null };
}

function examine(citation: Citation, act: ActOnDay): Examined {
  const { regulation, end, renamed } = act;
  if (end !== null) return { finding: sayEnd(end), happening: { regulation, event: end } };
  const finding = examineLiving(citation, act);
  return finding.state === 'renamed' && renamed !== undefined
    ? { finding, happening: { regulation, event: renamed } }
    : withoutEvent(finding);
}

/** Of an act that has not ended. */
function examineLiving(citation: Citation, act: ActOnDay): Finding {
  const { standing } = act;
  if (standing.inForce === null) return { state: 'status-unknown' };
  const { articles } = citation;
  const waiting =
    standing.only === null ? touchesAny(articles, standing.notYet) : !touchesAny(articles, standing.only);
  if (!standing.inForce || (waiting && articles.length > 0)) return { state: 'not-yet-in-force' };
  if (touchesAny(articles, standing.ended)) return { state: 'repealed', on: null, successors: null };
  return (
    findNewTitle(citation, act) ??
    findOlderEdition(citation, act) ??
    findMovedArticles(citation, act) ?? { state: 'in-force' }
  );
}

function sayEnd({ kind, on, successors }: RegulationEvent): Finding {
  return kind === 'expired' ? { state: 'expired', on } : { state: 'repealed', on, successors };
}

/** A former title is one that is not a short form of the present one. */
function findNewTitle({ title }: Citation, { regulation, renamed }: ActOnDay): Finding | null {
  if (title === null || renamed === undefined) return null;
  const present = renamed.successors?.titles[0] ?? regulation.title;
  const cited = withoutState(foldTitle(title));
  return foldTitle(present).endsWith(cited) ? null : { state: 'renamed', title: present };
}

function findOlderEdition({ edition, documentNumber }: Citation, act: ActOnDay): Finding | null {
  const { amendedOn } = act.standing;
  const cited = citedDay(edition);
  if (cited !== null && amendedOn !== null && cited < amendedOn.slice(0, cited.length))
    return { state: 'older-edition', present: amendedOn };
  const { present, numbers } = act;
  if (documentNumber === null || present === null) return null;
  const number = foldNumber(documentNumber);
  return numbers.has(number) && number !== foldNumber(present) ? { state: 'older-edition', present } : null;
}

/** The register names the number of the present text; on an earlier day it was that of the last text by then. */
function presentNumber({ documentNumber, events }: Regulation, texts: ActText[]): string | null {
  const folded = documentNumber === null ? null : foldNumber(documentNumber);
  const isOf = ({ documentNumber: number }: RegulationEvent) =>
    number !== null && foldNumber(number) === folded;
  if (texts.some(({ event }) => isOf(event)) || !events.some(isOf)) return documentNumber;
  return texts.findLast(({ event }) => event.documentNumber !== null)?.event.documentNumber ?? null;
}

function findMovedArticles(citation: Citation, { standing, texts }: ActOnDay): Finding | null {
  const inForce = texts.filter(({ on }) => standing.amendedOn === null || on <= standing.amendedOn);
  const cited = inForce.findLastIndex(({ on, event }) => isCitedText(citation, on, event));
  const moves = inForce.slice(cited + 1).flatMap(({ event }) => event.moved ?? []);
  const count = inForce.findLast(({ event }) => event.articleCount !== undefined)?.event.articleCount;
  const articles = citation.articles.flatMap((article) => {
    const move = moves.find(({ from }) => renumber(article, from, from) !== null);
    if (move !== undefined)
      return [{ from: article, to: move.to === null ? null : renumber(article, move.from, move.to) }];
    const last = lastArticle(article);
    return count !== undefined && last !== null && last > count ? [{ from: article, to: null }] : [];
  });
  return articles.length === 0 ? null : { state: 'article-moved', articles };
}
