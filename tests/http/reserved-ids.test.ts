import { expect, it } from '@jest/globals';
import { apiRoutes } from '../../src/http/api/routes.js';
import { deskRoutes } from '../../src/http/pages/desk/routes.js';
import { reservedIds } from '../../src/regulation/regulation-id.js';

it('given every address where the id of an act may stand, then the words that stand there instead can’t be ids', () => {
  const paths = [...apiRoutes, ...deskRoutes].map(({ path }) => path);
  const words = paths.flatMap((path) => /^(?:\/desk)?\/regulations\/([\w-]+)/.exec(path)?.[1] ?? []);
  expect([...new Set(words)].sort()).toEqual([...reservedIds].sort());
});
