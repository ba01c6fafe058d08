import { setImmediate } from 'node:timers/promises';
import { logExport } from '../../actions/log-export.js';
import { prepareBundle } from '../../actions/prepare-bundle.js';
import { prepareExport } from '../../actions/prepare-export.js';
import type { Version } from '../../catalog/catalog.js';
import { bundleName, writeBundle } from '../../export/bundle/bundle.js';
import { safeFileName } from '../../export/file-name.js';
import { findEdition } from '../../store/editions.js';
import type { Db } from '../../store/engine.js';
import type { Route } from '../route.js';
import { route } from '../route.js';
import { edition, known, numbered, numberedOrInForce, on } from './point-in-time.js';

/** What the command `bundle` writes, the same bytes. */
export const bundleRoutes: Route[] = [
  route({
    path: '/editions/{edition}/bundle.zip',
    operationId: 'exportBundle',
    summary:
      'A version to carry across a network gap: each domain as json, csv, xlsx, docx and html, with sums and a script that checks them',
    parameters: [edition, on, known, numbered],
    responds: { mediaTypes: ['application/zip'] },
    async answer(service, values, { act }) {
      const { db, catalogOf, files } = service;
      const version = await numberedOrInForce(service, values);
      const { title } = await findEdition(db, version.edition);
      const etag = `${version.hash}.bundle`;
      return {
        async makeBytes() {
          if (act) {
            const { mark } = await prepareExport(db, version, whole, catalogOf);
            await logExport(db, mark, 'bundle', act);
          }
          return files.make(etag, () => bundleOf(db, version));
        },
        mediaType: 'application/zip',
        fileName: {
          full: safeFileName([title, `第${version.number}版`], '.zip'),
          plain: bundleName(version),
        },
        etag,
        caching: values.version === undefined ? 'revalidate' : 'immutable',
      };
    },
  }),
];

const whole = { domains: null, organization: null };

async function bundleOf(db: Db, version: Version): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeBundle(await prepareBundle(db, version))) {
    pieces.push(piece);
    await setImmediate(); // it takes seconds: others have a turn
  }
  return Buffer.concat(pieces);
}
