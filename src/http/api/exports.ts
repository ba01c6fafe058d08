import { logExport } from '../../actions/log-export.js';
import type { Prepared } from '../../actions/prepare-export.js';
import { prepareExport } from '../../actions/prepare-export.js';
import { shortCode } from '../../catalog/file-mark.js';
import { cutCells } from '../../export/cut-cells.js';
import { safeFileName } from '../../export/file-name.js';
import type { ExportFormat } from '../../export/formats.js';
import { exportFormats, fileEndings, mediaTypes, writeCatalog } from '../../export/formats.js';
import { papers } from '../../export/official/paper.js';
import { inQuery, oneOf, text } from '../parameter.js';
import type { Route } from '../route.js';
import { route } from '../route.js';
import { edition, known, numbered, numberedOrInForce, on } from './point-in-time.js';

/** Below the edition; what is to be edited is an xlsx like the official one. */
export const exportAddresses: Record<ExportFormat, string> = {
  xlsx: 'export.xlsx',
  docx: 'export.docx',
  workbook: 'export.workbook.xlsx',
  csv: 'export.csv',
  json: 'export.json',
  html: 'export.html',
};

const what: Record<ExportFormat, string> = {
  xlsx: 'the official table (xlsx)',
  docx: 'the official table (docx)',
  workbook: 'a workbook to edit and send back to imports',
  csv: 'csv',
  json: 'json',
  html: 'a page to print',
};

/** One domain, or several: `19`, `19,20`. */
export const domainCodes = {
  schema: { type: 'string', pattern: '^\\d{2}(,\\d{2})*$' },
  expected: '领域编码，如 19 或 19,20',
  parse: (value: string) => (/^\d{2}(,\d{2})*$/.test(value) ? [...new Set(value.split(','))] : undefined),
};

export const exportRoutes: Route[] = exportFormats.map((format) =>
  route({
    path: `/editions/{edition}/${exportAddresses[format]}`,
    operationId: `export${format[0]?.toUpperCase() ?? ''}${format.slice(1)}`,
    summary: `The catalog in force on a day, or of a version, as ${what[format]}`,
    parameters: [
      edition,
      on,
      known,
      numbered,
      inQuery('domain', domainCodes, 'Only this domain, or these'),
      inQuery(
        'paper',
        oneOf(...papers),
        'What it is printed on, A3 unless told; nothing to csv, json and the workbook',
      ),
      inQuery('for', text, 'A town or subdistrict whose name stands in place of 乡镇人民政府 or 街道办事处'),
    ],
    responds: { mediaTypes: [mediaTypes[format]] },
    async answer(service, values, { act }) {
      const { db } = service;
      const version = await numberedOrInForce(service, values);
      const scope = { domains: values.domain ?? null, organization: values.for ?? null };
      const prepare = () => prepareExport(db, version, scope, service.catalogOf);
      const { mark, headers, fileName } = await service.files.inTurn(async () =>
        describe(await prepare(), format),
      );
      const { paper = 'A3' } = values;
      const printed = paper === 'A3' ? format : `${format}.${paper}`;
      const etag = [version.hash, shortCode(mark.fingerprint ?? ''), printed].join('.');
      return {
        async makeBytes() {
          if (act) await logExport(db, mark, format, act);
          // read again when its turn comes: those that wait hold nothing
          return service.files.make(etag, async () => writeCatalog(format, { ...(await prepare()), paper }));
        },
        headers,
        mediaType: mediaTypes[format],
        fileName,
        etag,
        caching: values.version === undefined ? 'revalidate' : 'immutable',
      };
    },
  }),
);

/** What is said of a file before it is made. */
function describe(prepared: Prepared, format: ExportFormat) {
  const { mark, version } = prepared;
  const plain = `${version.edition}-v${version.number}.${exportAddresses[format].slice('export.'.length)}`;
  return {
    mark,
    headers: headersOf(prepared, format),
    fileName: { full: fileNameOf(prepared, format), plain },
  };
}

/** Where the log stood, and what a workbook could not take whole: `Cut-Cells: 19-003/content`. */
function headersOf({ checkpoint, catalog }: Prepared, format: ExportFormat): Record<string, string> {
  const cut = cutCells(format, catalog).map(({ code, column }) => `${code}/${column}`);
  return {
    ...(checkpoint === null ? {} : { 'Log-Checkpoint': checkpoint }),
    ...(cut.length === 0 ? {} : { 'Cut-Cells': listed(cut, 20) }),
  };
}

/** The first of them and how many more: a header has its limits. */
function listed(all: readonly string[], most: number): string {
  const more = all.length > most ? [`and ${all.length - most} more`] : [];
  return [...all.slice(0, most), ...more].join(', ');
}

/** 龙亭区基层政务公开标准目录（乡镇版）_社会救助_北郊乡人民政府_第2版.xlsx */
function fileNameOf(
  { edition: { title, organization }, version, catalog, mark }: Prepared,
  format: ExportFormat,
): string {
  const names = catalog.domains.map(({ name }) => name);
  const parts = [
    title,
    ...(mark.domains === null
      ? []
      : [names.length > 3 ? `${names[0] ?? ''}等${names.length}个领域` : names.join('、')]),
    ...(mark.organization === null ? [] : [organization]),
    `第${version.number}版`,
  ];
  return safeFileName(parts, fileEndings[format]);
}
