import { chooseCitation } from '../../../../../actions/choose-citation.js';
import { parseCitation } from '../../../../../catalog/citation.js';
import { dayInShanghai } from '../../../../../catalog/day.js';
import { choiceKey } from '../../../../../regulation/link.js';
import type { Regulation } from '../../../../../regulation/regulation.js';
import { searchRegulations } from '../../../../../regulation/search-register.js';
import { statusOn } from '../../../../../regulation/status.js';
import type { Refusal } from '../../../../../refusal.js';
import type { KnownRegister } from '../../../../../store/regulations.js';
import { readRegister } from '../../../../../store/regulations.js';
import { requiredInQuery, inQuery, written } from '../../../../parameter.js';
import { localAddress, localPath } from '../../../local-path.js';
import { faultsOf, refuseBlank } from '../../faults.js';
import type { Desk, DeskRoute } from '../../route.js';
import { deskForm, deskPage } from '../../route.js';
import type { Candidate, ChoicePage, ChoiceStanding } from './choice-page.js';
import { choicePage } from './choice-page.js';

const path = '/desk/regulations/choice';
const access = 'citation.choose';
const fields = { text: 'one', back: 'one', q: 'one', regulation: 'one', step: 'one' } as const;
const citation = written({ parse: (line) => line.trim() || null, expected: '一条依据，最多 500 个字' });

/** Saying what a citation means. */
export const choiceRoutes: DeskRoute[] = [
  deskPage({
    path,
    access,
    parameters: [
      requiredInQuery('text', citation, 'The citation as printed'),
      inQuery('back', localAddress, 'Where to go then'),
    ],
    load: (desk, { text, back = '/desk/check' }) =>
      loadChoice(desk, { text, back, q: '', regulation: '' }, null),
    view: choicePage,
  }),
  deskForm({
    path,
    access,
    parameters: [],
    fields,
    async work({ service, act }, _values, { text, back, regulation, step }) {
      if (step === 'find') return null;
      refuseBlank({ regulation }, { regulation: '请选定一件法规文件。' });
      const { title } = await chooseCitation(service.db, { text, regulation }, act);
      return { to: localPath(back), said: `已指定：“${text}”指《${title}》。` };
    },
    again: (desk, _values, { input, refusal }) =>
      loadChoice(desk, { ...input, back: localPath(input.back) }, refusal),
    view: choicePage,
  }),
];

/** So many are offered. */
const most = 12;

async function loadChoice(
  { service, act, frame }: Desk,
  { text, ...input }: { text: string } & ChoicePage['input'],
  refusal: Refusal | null,
): Promise<ChoicePage> {
  const register = await readRegister(service.db);
  const today = dayInShanghai(act.at);
  const { standing, ids } = standingOf(register, text);
  const sought = input.q.trim() || (ids.length === 0 ? (parseCitation(text).title ?? '') : '');
  const found = sought === '' ? [] : searchRegulations(register.regulations, { q: sought }, today);
  const offered = new Set([...ids.flatMap((id) => register.byId(id) ?? []), ...found]);
  return {
    desk: frame,
    faults: faultsOf(refusal, 'regulation'),
    text,
    standing,
    candidates: [...offered].slice(0, most).map((regulation) => toCandidate(regulation, today)),
    input: { ...input, regulation: input.regulation || (standing === 'chosen' ? (ids[0] ?? '') : '') },
  };
}

function standingOf(
  { link, choices }: KnownRegister,
  text: string,
): { standing: ChoiceStanding; ids: string[] } {
  const read = parseCitation(text);
  const found = link(read);
  switch (found.state) {
    case 'linked':
      return { standing: choices.has(choiceKey(read)) ? 'chosen' : 'clear', ids: [found.id] };
    case 'ambiguous':
      return { standing: 'ambiguous', ids: found.ids };
    case 'unknown':
      return { standing: 'unknown', ids: [] };
  }
}

function toCandidate(regulation: Regulation, on: string): Candidate {
  const { id, title, documentNumber, issuer, region, kind, events } = regulation;
  return { id, title, documentNumber, issuer, region, kind, status: statusOn(events, on).status };
}
