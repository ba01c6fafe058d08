import { papers } from '../../../../export/official/paper.js';
import { inQuery, oneOf, text, day } from '../../../parameter.js';
import { domainCodes } from '../../../api/exports.js';
import type { DeskRoute } from '../route.js';
import { deskForm, deskPage } from '../route.js';
import { loadExport, readPurpose, takeExport } from './load.js';
import { exportPage } from './page.js';
import type { Purpose } from './urls.js';
import { purposes, readPaper } from './urls.js';

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
      inQuery('paper', oneOf(...papers), 'What it is printed on; A3 unless told'),
    ],
    load: (desk, { edition, format, domain, on, town, paper }) =>
      loadExport(desk, {
        ...(edition === undefined ? {} : { edition }),
        ...(format === undefined ? {} : { format }),
        domains: domain ?? [],
        on: on ?? '',
        town: town ?? '',
        paper: readPaper(paper),
      }),
    view: exportPage,
  }),
  deskForm({
    path,
    access,
    parameters: [],
    fields: {
      edition: 'one',
      format: 'one',
      domains: 'several',
      on: 'one',
      town: 'one',
      paper: 'one',
      step: 'one',
    },
    work: (desk, _values, input) => takeExport(desk, input),
    again: (desk, _values, { input, refusal }) =>
      loadExport(
        desk,
        { ...input, format: readPurpose(input.format), paper: readPaper(input.paper) },
        refusal,
      ),
    view: exportPage,
  }),
];
