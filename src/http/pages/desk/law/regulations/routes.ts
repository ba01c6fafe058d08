import { findRegulation } from '../../../../../actions/record-event.js';
import { saveRegulation } from '../../../../../actions/save-regulations.js';
import { dayInShanghai } from '../../../../../catalog/day.js';
import { Refusal } from '../../../../../refusal.js';
import type { Regulation } from '../../../../../regulation/regulation.js';
import { searchRegulations } from '../../../../../regulation/search-register.js';
import { statusOn } from '../../../../../regulation/status.js';
import { readRegister } from '../../../../../store/regulations.js';
import type { Values } from '../../../../parameter.js';
import { day, inPath, inQuery, oneOf, text, wholeNumber } from '../../../../parameter.js';
import { deskRegulationUrl } from '../../../urls.js';
import { faultsOf } from '../../faults.js';
import { mayKnow } from '../../places.js';
import type { Desk, DeskRoute, Entry } from '../../route.js';
import { deskForm, deskPage } from '../../route.js';
import type { RegulationInput } from './form.js';
import { emptyRegulation, inputOf, readRegulationForm, regulationFields } from './form.js';
import type { RegulationFormPage } from './form-page.js';
import { regulationFormPage } from './form-page.js';
import type { RegulationsPage } from './list-page.js';
import { regulationsPage } from './list-page.js';

const pageSize = 50;
const id = inPath('id', text, 'The id of a regulation');

const listParameters = [
  inQuery('q', text, 'Words in title, aliases, number, issuer or region'),
  inQuery(
    'kind',
    oneOf('宪法', '法律', '行政法规', '部门规章', '地方性法规', '地方政府规章', '规范性文件', '司法解释'),
    'What kind of regulation',
  ),
  inQuery('status', oneOf('尚未生效', '有效', '已修改', '已废止', '已失效'), 'How it stands on the day'),
  inQuery('on', day, 'The day whose law counts; today unless given'),
  inQuery('from', wholeNumber(1, 999_999), 'The first entry of the page'),
] as const;

/** The register of regulations: looked through, added to, put right. */
export const regulationRoutes: DeskRoute[] = [
  deskPage({
    path: '/desk/regulations',
    access: 'task.read',
    parameters: listParameters,
    load: loadRegulations,
    view: regulationsPage,
  }),
  deskPage({
    path: '/desk/regulations/new',
    access: 'regulation.record',
    parameters: [],
    load: (desk) => Promise.resolve(formPage(desk, null, emptyRegulation, null)),
    view: regulationFormPage,
  }),
  deskForm({
    path: '/desk/regulations/new',
    access: 'regulation.record',
    parameters: [],
    fields: regulationFields,
    async work({ service, act }, _values, input) {
      const regulation = readRegulationForm(input, null);
      refuseKnown((await readRegister(service.db)).byId(regulation.id));
      await saveRegulation(service.db, regulation, act);
      return { to: deskRegulationUrl(regulation.id), said: `已登记《${regulation.title}》。` };
    },
    again: (desk, _values, { input, refusal }) => Promise.resolve(formPage(desk, null, input, refusal)),
    view: regulationFormPage,
  }),
  deskPage({
    path: '/desk/regulations/:id',
    access: 'task.read',
    parameters: [id],
    async load(desk, values) {
      const known = await findRegulation(desk.service.db, values.id);
      return formPage(desk, known, inputOf(known), null);
    },
    view: regulationFormPage,
  }),
  deskForm({
    path: '/desk/regulations/:id',
    access: 'regulation.record',
    parameters: [id],
    fields: regulationFields,
    async work({ service, act }, values, input) {
      const regulation = readRegulationForm(input, await findRegulation(service.db, values.id));
      const { changed } = await saveRegulation(service.db, regulation, act);
      const said = changed.length === 0 ? '与登记的相同，没有改动。' : `已保存《${regulation.title}》。`;
      return { to: deskRegulationUrl(regulation.id), said };
    },
    async again(desk, values, { input, refusal }: Entry<typeof regulationFields>) {
      return formPage(desk, await findRegulation(desk.service.db, values.id), input, refusal);
    },
    view: regulationFormPage,
  }),
];

async function loadRegulations(desk: Desk, values: Values<typeof listParameters>): Promise<RegulationsPage> {
  const { service, act, grants, frame } = desk;
  const { q, kind, status, on = dayInShanghai(act.at), from = 1 } = values;
  const { regulations } = await readRegister(service.db);
  const found = searchRegulations(regulations, { q, kind, status }, on);
  const rows = found
    .slice(from - 1, from - 1 + pageSize)
    .map(({ events, ...facts }) => ({ ...facts, status: statusOn(events, on).status }));
  return {
    desk: frame,
    filter: { q: q ?? '', kind: kind ?? '', status: status ?? '', on },
    rows,
    page: { from, size: pageSize, total: found.length },
    mayRecord: mayKnow(grants, 'regulation.record'),
  };
}

function formPage(
  { frame, grants, act }: Desk,
  known: Regulation | null,
  input: RegulationInput,
  refusal: Refusal | null,
): RegulationFormPage {
  return {
    desk: frame,
    known: known && {
      id: known.id,
      title: known.title,
      status: statusOn(known.events, dayInShanghai(act.at)).status,
    },
    input,
    mayRecord: mayKnow(grants, 'regulation.record'),
    faults: faultsOf(refusal, 'title'),
  };
}

/** A new one must not take the place of one on record. */
function refuseKnown(known: Regulation | undefined): void {
  if (known !== undefined)
    throw new Refusal('regulation.id-taken', { regulation: known.id, title: known.title });
}
