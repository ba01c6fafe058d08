import type { Request, Response } from 'express';
import { dataCatalog, jsonLdType } from '../export/feed/data-catalog.js';
import { listEditions } from '../store/editions.js';
import { listVersions } from '../store/versions.js';
import { exportAddresses } from './api/exports.js';
import { versionPath } from './api/version-links.js';
import { catalogUrl } from './pages/urls.js';
import { readParameters } from './parameter.js';
import type { KeptAnswers } from './kept-answers.js';
import { respond } from './respond.js';
import type { Service } from './route.js';

/** `/data.json`, where harvesters of open data look for what there is. */
export function serveDataJson({ db, baseUrl }: Service, kept: KeptAnswers) {
  return (request: Request, response: Response): Promise<void> =>
    kept.make(request, async (keep) => {
      readParameters([], {}, request.query);
      const series = await Promise.all(
        (await listEditions(db)).map(async (edition) => ({
          edition,
          versions: await listVersions(db, edition.id),
        })),
      );
      const data = dataCatalog(series, {
        self: `${baseUrl}/data.json`,
        home: `${baseUrl}/`,
        edition: (edition) => `${baseUrl}/api/v1/editions/${edition}`,
        page: (edition) => baseUrl + catalogUrl(edition),
        version: (version) => baseUrl + versionPath(version),
        file: ({ edition, number }, format) =>
          `${baseUrl}/api/v1/editions/${edition}/${exportAddresses[format]}?version=${number}`,
      });
      const published = series
        .flatMap(({ versions }) => versions.map(({ publishedAt }) => publishedAt))
        .sort();
      const last = published.at(-1);
      await respond(
        request,
        response,
        {
          text: JSON.stringify(data),
          mediaType: jsonLdType,
          links: [{ rel: 'describedby', to: '/schemas/data-catalog.json', type: 'application/schema+json' }],
          caching: 'revalidate',
          ...(last === undefined ? {} : { lastModified: last }),
        },
        keep,
      );
    });
}
