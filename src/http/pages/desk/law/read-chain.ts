import type { Regulation, RegulationEvent } from '../../../../regulation/regulation.js';
import type { Db } from '../../../../store/engine.js';
import { readRegister } from '../../../../store/regulations.js';
import { deskRegulationUrl } from '../../urls.js';
import type { Chain, ChainLink } from './chain.js';
import { sayHappened } from './chain.js';

/** The act and what takes its place, which is on record or only named. */
export async function readChain(db: Db, regulation: Regulation, event: RegulationEvent): Promise<Chain> {
  const { titled } = await readRegister(db);
  const { id, title, documentNumber, events } = regulation;
  const first: ChainLink = {
    kind: event.kind,
    title,
    documentNumber,
    href: deskRegulationUrl(id),
    facts: [...commencedFacts(events), sayHappened(event)],
  };
  const successors = event.kind === 'renamed' ? [] : (event.successors?.titles ?? []);
  const links = successors.map((named): ChainLink => {
    const known = titled(named, regulation);
    if (known === undefined)
      return { kind: 'enacted', title: named, documentNumber: null, href: null, facts: ['尚未登记'] };
    return {
      kind: 'enacted',
      title: known.title,
      documentNumber: known.documentNumber,
      href: deskRegulationUrl(known.id),
      facts: commencedFacts(known.events),
    };
  });
  return { links: [first, ...links], mode: event.successors?.mode ?? null };
}

function commencedFacts(events: readonly RegulationEvent[]): string[] {
  const [first] = events.filter(({ kind, articles }) => kind === 'commenced' && articles.length === 0);
  return first === undefined ? [] : [sayHappened(first)];
}
