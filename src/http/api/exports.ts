import { logExport } from '../../actions/log-export.js';
import { readPublicationLine } from '../../actions/read-log.js';
import { exportFormats, mediaTypes, writeCatalog } from '../../export/formats.js';
import { Refusal } from '../../refusal.js';
import { readChosenDomain } from '../../store/catalogs.js';
import { findEdition } from '../../store/editions.js';
import { findVersion } from '../../store/versions.js';
import { inQuery, text, wholeNumber } from '../parameter.js';
import type { Route } from '../route.js';
import { route } from '../route.js';
import { edition, inForce, known, on } from './point-in-time.js';

export const exportRoutes: Route[] = exportFormats.map((format) =>
  route({
    path: `/editions/{edition}/export.${format}`,
    operationId: `export${format[0]?.toUpperCase() ?? ''}${format.slice(1)}`,
    summary: `The catalog in force on a day, or of a version, as ${format}`,
    parameters: [
      edition,
      on,
      known,
      inQuery('version', wholeNumber(1, 999_999_999), 'The number of a version, in place of a day'),
      inQuery('domain', text, 'Only this domain'),
    ],
    responds: { mediaTypes: [mediaTypes[format]] },
    async answer(service, values, { act }) {
      const { db } = service;
      if (values.version !== undefined && (values.on !== undefined || values.known !== undefined)) {
        throw new Refusal('request.malformed', { why: 'version 与 on、known 只能用一种' });
      }
      const found = await findEdition(db, values.edition);
      const version =
        values.version === undefined
          ? await inForce(service, values)
          : await findVersion(db, found.id, values.version);
      const catalog = await readChosenDomain(db, found.id, version.number, values.domain);
      const part = values.domain === undefined ? '' : `_${catalog.domains[0]?.name ?? ''}`;
      const checkpoint = await readPublicationLine(db, version);
      return {
        async makeBytes() {
          if (act) await logExport(db, version, { format, domain: values.domain ?? null }, act);
          return writeCatalog(format, found, version, catalog, checkpoint);
        },
        ...(checkpoint === null ? {} : { headers: { 'Log-Checkpoint': checkpoint } }),
        mediaType: mediaTypes[format],
        fileName: {
          full: `${found.title}${part}_第${version.number}版.${format}`,
          plain: `${found.id}-v${version.number}.${format}`,
        },
        etag: [version.hash, values.domain, format].filter((word) => word !== undefined).join('.'),
        caching: values.version === undefined ? 'revalidate' : 'immutable',
      };
    },
  }),
);
