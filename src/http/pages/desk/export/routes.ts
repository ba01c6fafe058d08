import { inQuery, oneOf, text, day } from '../../../parameter.js';
import { domainCodes } from '../../../api/exports.js';
import type { DeskRoute } from '../route.js';
import { deskForm, deskPage } from '../route.js';
import { loadExport, readPurpose, takeExport } from './load.js';
import { exportPage } from './page.js';
import type { Purpose } from './urls.js';
import { purposes } from './urls.js';

const path = '/desk/export';
const access = 'export.take';
const formats = Object.keys(purposes) as Purpose[]; // its own keys

export const exportRoutes: DeskRoute[] = [
  deskPage({
    path,
    access,
    parameters: [
      inQuery('edition', text, 'The edition'),
      inQuery('format', oneOf(...formats), 'What it is for'),
      inQuery('domain', domainCodes, 'Only these domains'),
      inQuery('on', day, 'The day'),
      inQuery('town', text, 'Whose name stands in it'),
    ],
    load: (desk, { edition, format, domain, on, town }) =>
      loadExport(desk, {
        ...(edition === undefined ? {} : { edition }),
        ...(format === undefined ? {} : { format }),
        domains: domain ?? [],
        on: on ?? '',
        town: town ?? '',
      }),
    view: exportPage,
  }),
  deskForm({
    path,
    access,
    parameters: [],
    fields: { edition: 'one', format: 'one', domains: 'several', on: 'one', town: 'one', step: 'one' },
    work: (desk, _values, input) => takeExport(desk, input),
    again: (desk, _values, { input, refusal }) =>
      loadExport(desk, { ...input, format: readPurpose(input.format) }, refusal),
    view: exportPage,
  }),
];
