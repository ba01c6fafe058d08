import { nameOn } from '../../../../../account/organization.js';
import { importOrganizations } from '../../../../../actions/import-organizations.js';
import { dayInShanghai } from '../../../../../catalog/day.js';
import { listOrganizations } from '../../../../../store/organizations.js';
import type { UploadedFile } from '../../../../upload.js';
import { faultsOf } from '../../faults.js';
import type { Desk, DeskRoute, Done, Shown } from '../../route.js';
import { deskPage, deskUpload } from '../../route.js';
import { importUrl, organizationImportPage } from './import-page.js';
import { organizationsUrl } from './urls.js';

const access = 'organization.change';

/** A whole list at once. */
export const organizationImportRoutes: DeskRoute[] = [
  deskPage({
    path: importUrl,
    access,
    parameters: [],
    load: ({ frame: desk }) => Promise.resolve({ desk, faults: [], tried: null }),
    view: organizationImportPage,
  }),
  deskUpload({
    path: importUrl,
    access,
    parameters: [],
    fields: { step: 'one' },
    work: (desk, _values, { step }, file) => takeList(desk, file, step !== 'save'),
    again: ({ frame: desk }, _values, { refusal }) =>
      Promise.resolve({ desk, faults: faultsOf(refusal, 'file'), tried: null }),
    view: organizationImportPage,
  }),
];

/** Goes to the list once it was saved; else tells what would be, or what is wrong. */
async function takeList(desk: Desk, file: UploadedFile, dryRun: boolean): Promise<Done | Shown> {
  const { service, act, frame } = desk;
  const { db, jobs, reader } = service;
  const result = await jobs.run(() =>
    importOrganizations(db, reader.readSheets, file.bytes, { dryRun }, act),
  );
  const { outcome, added, changed } = result;
  if (outcome === 'saved')
    return { to: organizationsUrl, said: `已登记 ${added.length} 个单位，改了 ${changed.length} 个。` };
  const today = dayInShanghai(act.at);
  const known = new Map((await listOrganizations(db)).map((one) => [one.id, nameOn(one, today)]));
  const names = (ids: string[]) => ids.map((id) => known.get(id) ?? id).join('、');
  const tried = { fileName: file.name, result, names };
  return { shows: organizationImportPage({ desk: frame, faults: [], tried }) };
}
