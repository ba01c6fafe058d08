import { anItem } from '../../../builders.js';
import type { ExportPage } from '../../../../src/http/pages/desk/export/page.js';
import { exportPage } from '../../../../src/http/pages/desk/export/page.js';
import { anEdition, aVersion } from '../examples.js';
import { aDeskFrame } from './examples.js';

const edition = anEdition();

export const anExport = (differs: Partial<ExportPage> = {}) =>
  exportPage({
    desk: aDeskFrame(),
    faults: [],
    query: { edition: edition.id, format: 'workbook', domains: ['19'], on: '', town: '', paper: 'A3' },
    edition,
    editions: [edition, { ...edition, id: 'longting-township', title: '乡镇版' }],
    version: aVersion(),
    domains: [
      { code: '19', name: '社会救助', items: 8 },
      { code: '20', name: '养老服务', items: 1 },
    ],
    towns: [{ value: 'beijiao', text: '北郊乡人民政府' }],
    ownTown: false,
    since: { on: '2026-07-06', from: 1, domains: [{ code: '19', name: '社会救助' }], changes: 5 },
    unsigned: 2,
    preview: { domain: '社会救助', rows: [{ number: 1, item: anItem('19-001') }], more: 7 },
    ...differs,
  });
