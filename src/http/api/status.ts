import { readFileSync } from 'node:fs';
import { dayInShanghai } from '../../catalog/day.js';
import { listEditions } from '../../store/editions.js';
import { readHead } from '../../store/event-log.js';
import { latestVersion } from '../../store/versions.js';
import type { Route } from '../route.js';
import { route } from '../route.js';

// beside src/ and dist/ alike
export const program = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
) as {
  name: string;
  version: string;
};

export const statusRoutes: Route[] = [
  route({
    path: '/status',
    operationId: 'readStatus',
    summary: 'What runs here, the newest version of every edition, and where the log stands',
    parameters: [],
    responds: { schema: 'status' },
    hasValidator: false,
    async answer({ db, engine, now }) {
      const editions = await Promise.all(
        (await listEditions(db)).map(async ({ id }) => {
          const { number, hash, effectiveOn, publishedAt } = await latestVersion(db, id);
          return { id, version: number, hash, effectiveOn, publishedAt };
        }),
      );
      return {
        json: {
          name: program.name,
          program: program.version,
          database: engine,
          today: dayInShanghai(now()),
          editions,
          log: await readHead(db),
        },
        caching: 'none',
      };
    },
  }),
];
