import { mediaTypes } from '../../export/formats.js';
import { findEdition } from '../../store/editions.js';
import { latestVersion } from '../../store/versions.js';
import type { Route } from '../route.js';
import { route } from '../route.js';
import { edition } from './point-in-time.js';

export const templateRoutes: Route[] = [
  route({
    path: '/editions/{edition}/template.xlsx',
    operationId: 'readTemplate',
    summary: 'An empty table to fill in and send to imports, with the names in use to choose from',
    parameters: [edition],
    responds: { mediaTypes: [mediaTypes.xlsx] },
    async answer({ db, catalogOf }, values) {
      const found = await findEdition(db, values.edition);
      const version = await latestVersion(db, found.id);
      const { templateWorkbook } = await import('../../export/template-xlsx.js');
      return {
        makeBytes: async () => templateWorkbook(found, await catalogOf(version)),
        mediaType: mediaTypes.xlsx,
        fileName: { full: `${found.title}_填报模板.xlsx`, plain: `${found.id}-template.xlsx` },
        etag: `${version.hash}.template`,
        caching: 'revalidate',
      };
    },
  }),
];
