import { proposeForAmendment } from './amendment.js';
import { isShortOf } from './cited-text.js';
import type { BasisCitation, CitingItem } from './citing.js';
import type { CitationEdit } from './compose.js';
import { editBases, printCitation } from './compose.js';
import { nameFinder, namesOf } from './names-in-texts.js';
import type { Happening, ImpactProposal } from './proposal.js';
import { articlesToCheck } from './proposal.js';
import type { Register } from './register.js';
import type { Regulation } from './regulation.js';
import { isEnd, statusOn } from './status.js';

/** What an item says and cites, wherever it stands. */
type Citing = Pick<CitingItem, 'content' | 'citations'>;

/** `touched`: the citations of the item that mean the act. */
type Proposer = (item: Citing, touched: readonly BasisCitation[]) => ImpactProposal[];

/** What is the same for all items that an event touches is found out once. */
export function proposerFor(happening: Happening, register: Register): Proposer {
  const { regulation, event } = happening;
  if (event.articles.length > 0 || (event.kind !== 'renamed' && !isEnd(event)))
    return (item, touched) => proposeForAmendment(happening, item, touched);
  const findNames = nameFinder(namesOf(regulation, event.successors?.titles ?? []));
  const naming = ({ content }: Citing): ImpactProposal[] => {
    const places = findNames(content);
    return places.length === 0 ? [] : [{ kind: 'name-in-text', places }];
  };
  if (event.kind === 'renamed')
    return (item, touched) => [...renaming(happening, item, touched), ...naming(item)];
  const mayHold = mayHoldOn(register, event.on);
  return (item, touched) => {
    const onlyBasis = !item.citations.some((each) => !touched.includes(each) && mayHold(each));
    return [
      ...succession(happening, register, item, touched, onlyBasis),
      ...articlesToCheck(touched, () => true),
      ...naming(item),
    ];
  };
}

/** Titles that take the place of an act and are on record nowhere; a new title of its own is on record with it. */
export function unregisteredSuccessors(
  { regulation, event: { kind, successors } }: Happening,
  { titled }: Register,
): string[] {
  if (kind === 'renamed' || successors === null) return [];
  return successors.titles.filter((title) => titled(title, regulation) === undefined);
}

function succession(
  { regulation, event }: Happening,
  register: Register,
  item: Citing,
  touched: readonly BasisCitation[],
  onlyBasis: boolean,
): ImpactProposal[] {
  const withdrawal: ImpactProposal[] = onlyBasis ? [{ kind: 'withdraw-item' }] : [];
  const { mode, titles } = event.successors ?? { mode: 'all-of', titles: [] };
  const replace = (successors: readonly string[]) => {
    const titled = successors.map((title) => ({ title, successor: register.titled(title, regulation) }));
    const edits = touched.map((each) => succeed(each, item, titled));
    return { edits, legalBases: editBases(item.content.legalBases, edits) };
  };
  if (titles.length === 0) return onlyBasis ? withdrawal : [{ kind: 'remove-citation', ...replace([]) }];
  if (mode === 'one-of' && titles.length > 1) {
    const candidates = titles.map((title) => ({ title, ...replace([title]) }));
    return [{ kind: 'choose-successor', candidates }, ...withdrawal];
  }
  return [{ kind: 'replace-citation', ...replace(titles) }, ...withdrawal];
}

/** A basis that may hold counts as one that does: an item is not withdrawn for a basis nobody has registered. */
function mayHoldOn(register: Register, day: string | null): (citation: BasisCitation) => boolean {
  const known = new Map<string, boolean>();
  return ({ link }) => {
    const regulation = link.state === 'linked' ? register.byId(link.id) : undefined;
    if (regulation === undefined || day === null) return true;
    const holds = known.get(regulation.id) ?? statusOn(regulation.events, day).inForce !== false;
    known.set(regulation.id, holds);
    return holds;
  };
}

/** A successor that the item cites already is not cited twice. */
function succeed(
  { basis, citation }: BasisCitation,
  { citations }: Citing,
  successors: readonly { title: string; successor: Regulation | undefined }[],
): CitationEdit {
  const cited = new Set(citations.flatMap(({ link }) => (link.state === 'linked' ? [link.id] : [])));
  const after = successors.flatMap(({ title, successor }) => {
    if (successor !== undefined && cited.has(successor.id)) return [];
    const documentNumber = citation.documentNumber === null ? null : (successor?.documentNumber ?? null);
    return [printCitation({ title, documentNumber, edition: null, articles: [] }, citation.text)];
  });
  return { basis, before: citation.text, after };
}

function renaming(
  { regulation, event }: Happening,
  { content }: Citing,
  touched: readonly BasisCitation[],
): ImpactProposal[] {
  const [title = regulation.title] = event.successors?.titles ?? [];
  const edits = touched
    .filter(({ citation }) => citation.title !== null && !isShortOf(citation.title, title))
    .map(({ basis, citation }) => ({
      basis,
      before: citation.text,
      after: [printCitation({ ...citation, title }, citation.text)],
    }));
  return edits.length === 0
    ? []
    : [{ kind: 'replace-citation', edits, legalBases: editBases(content.legalBases, edits) }];
}
