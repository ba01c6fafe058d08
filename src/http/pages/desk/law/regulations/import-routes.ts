import { importRegister } from '../../../../../actions/import-register.js';
import type { UploadedFile } from '../../../../upload.js';
import { faultsOf } from '../../faults.js';
import type { Desk, DeskRoute, Done, Shown } from '../../route.js';
import { deskPage, deskUpload } from '../../route.js';
import type { RegisterImportInput } from './import-form.js';
import { emptyRegisterImport, readRegisterImport, registerImportFields } from './import-form.js';
import { registerImportPage, registerImportUrl as path } from './import-page.js';

const access = 'regulation.import';

/** Many acts, or what became of them, at once. */
export const registerImportRoutes: DeskRoute[] = [
  deskPage({
    path,
    access,
    parameters: [],
    load: ({ frame: desk }) => Promise.resolve({ desk, faults: [], input: emptyRegisterImport, tried: null }),
    view: registerImportPage,
  }),
  deskUpload({
    path,
    access,
    parameters: [],
    fields: registerImportFields,
    work: (desk, _values, input, file) => takeRegister(desk, input, file),
    again: ({ frame: desk }, _values, { input, refusal }) =>
      Promise.resolve({ desk, faults: faultsOf(refusal, 'file'), input, tried: null }),
    view: registerImportPage,
  }),
];

/** Goes to the register once all of it was saved; else tells what would be, or what is wrong. */
async function takeRegister(
  desk: Desk,
  input: RegisterImportInput,
  file: UploadedFile,
): Promise<Done | Shown> {
  const { service, act, frame } = desk;
  const { db, jobs, reader } = service;
  const request = readRegisterImport(input);
  const result = await jobs.run(() => importRegister(db, reader.readSheets, file.bytes, request, act));
  const { outcome, added, events, problems } = result;
  const said = `已登记法规文件 ${added.length} 件、立改废 ${events.length} 条。`;
  if (outcome === 'saved' && problems.length === 0) return { to: '/desk/regulations', said };
  const shown = outcome === 'saved' ? { ...frame, said } : frame;
  const tried = { fileName: file.name, result };
  return { shows: registerImportPage({ desk: shown, faults: [], input, tried }) };
}
