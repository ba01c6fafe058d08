import { catalogsInForce } from '../../../../../actions/catalogs-in-force.js';
import { dayInShanghai } from '../../../../../catalog/day.js';
import type { Desk, DeskRoute } from '../../route.js';
import { deskPage } from '../../route.js';
import { countWordings } from './count.js';
import type { WordingsPage } from './page.js';
import { wordingsPage, wordingsUrl } from './page.js';

export const wordingRoutes: DeskRoute[] = [
  deskPage({ path: wordingsUrl, access: 'account', parameters: [], load: loadWordings, view: wordingsPage }),
];

async function loadWordings({ service, act, frame }: Desk): Promise<WordingsPage> {
  const found = await catalogsInForce(service.db, service.catalogOf, dayInShanghai(act.at));
  return { desk: frame, wordings: countWordings(found.map(({ catalog }) => catalog)) };
}
