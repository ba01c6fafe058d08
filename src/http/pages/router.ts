import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Request, Response } from 'express';
import express from 'express';
import type { Parameter, Values } from '../parameter.js';
import { inQuery, oneOf, readParameters } from '../parameter.js';
import type { Gate } from '../gate.js';
import type { Service } from '../route.js';
import { accountRouter } from './account-router.js';
import { apiDocsPage } from './api-docs-page.js';
import { catalogPage } from './catalog/page.js';
import { comparePage } from './compare-page.js';
import { deskRouter } from './desk/router.js';
import { apiDocsParameters, loadApiDocsPage } from './handlers/api-docs.js';
import { catalogParameters, loadCatalogPage } from './handlers/catalog.js';
import { compareParameters, loadComparePage } from './handlers/compare.js';
import { homeParameters, loadHomePage } from './handlers/home.js';
import { itemParameters, loadItemPage } from './handlers/item.js';
import { loadProblemPage, problemParameters } from './handlers/problem.js';
import { loadRegulationPage, regulationParameters } from './handlers/regulation.js';
import { loadRegulationsPage, regulationsParameters } from './handlers/regulations.js';
import { loadSearchPage, searchParameters } from './handlers/search.js';
import {
  loadVersionPage,
  loadVersionsPage,
  versionParameters,
  versionsParameters,
} from './handlers/versions.js';
import { homePage } from './home-page.js';
import type { Html } from './html.js';
import { sendPage } from './send-page.js';
import { itemPage } from './item-page.js';
import { regulationPage } from './law/regulation-page.js';
import { regulationsPage } from './law/regulations-page.js';
import { localAddress } from './local-path.js';
import { problemPage } from './problem-page.js';
import { searchPage } from './search-page.js';
import { versionPage } from './version-page.js';
import { versionsPage } from './versions-page.js';

const require = createRequire(import.meta.url);

/** The pages and what they load; each is a loader and a view. */
export function pageRouter(service: Service, gate: Gate): express.Router {
  const router = express.Router();
  const page = <const P extends readonly Parameter[], V>(
    path: string,
    parameters: P,
    load: (service: Service, request: Request, values: Values<P>) => Promise<V>,
    view: (page: V) => Html,
  ) => {
    router.get(path, async (request: Request, response: Response) => {
      const values = readParameters(parameters, request.params, request.query);
      sendPage(response, view(await load(service, request, values)));
    });
  };
  page('/', homeParameters, loadHomePage, homePage);
  page('/editions/:edition', catalogParameters, loadCatalogPage, catalogPage);
  page('/editions/:edition/versions', versionsParameters, loadVersionsPage, versionsPage);
  page('/editions/:edition/versions/:number', versionParameters, loadVersionPage, versionPage);
  page('/editions/:edition/items/:code', itemParameters, loadItemPage, itemPage);
  page('/editions/:edition/compare', compareParameters, loadComparePage, comparePage);
  page('/search', searchParameters, loadSearchPage, searchPage);
  page('/api/docs', apiDocsParameters, loadApiDocsPage, apiDocsPage);
  page('/problems/:code', problemParameters, loadProblemPage, problemPage);
  page('/regulations', regulationsParameters, loadRegulationsPage, regulationsPage);
  page('/regulations/:regulation', regulationParameters, loadRegulationPage, regulationPage);
  router.use(accountRouter(service, gate));
  router.use(deskRouter(service, gate));
  router.get('/preferences', setPreference);
  serveAssets(router);
  return router;
}

/** Our own sheets and scripts, the kit they stand on and the one library: nothing comes from elsewhere. */
function serveAssets(router: express.Router): void {
  const options = { index: false, maxAge: '1h', redirect: false } as const;
  router.get('/assets/bootstrap.min.css', (_request, response) => {
    response.sendFile(require.resolve('bootstrap/dist/css/bootstrap.min.css'), { maxAge: '1d' });
  });
  router.get('/assets/htmx.min.js', (_request, response) => {
    response.sendFile(require.resolve('htmx.org/dist/htmx.min.js'), { maxAge: '1d' });
  });
  router.use('/assets', express.static(fileURLToPath(new URL('../assets/', import.meta.url)), options));
}

const preferenceParameters = [
  inQuery('size', oneOf('normal', 'large'), 'Size of type'),
  inQuery('contrast', oneOf('normal', 'high'), 'Contrast'),
  inQuery('shortcuts', oneOf('on', 'off'), 'Single-key shortcuts'),
  inQuery('back', localAddress, 'Where to go afterwards'),
] as const;

const oneYear = 365 * 86_400_000;

/** Keeps one preference in a cookie and goes back to the page it was set on. */
function setPreference(request: Request, response: Response): void {
  const { size, contrast, shortcuts, back } = readParameters(preferenceParameters, {}, request.query);
  const chosen = Object.entries({ size, contrast, shortcuts });
  for (const [name, value] of chosen) {
    if (value !== undefined)
      response.cookie(name, value, { maxAge: oneYear, httpOnly: true, sameSite: 'lax' });
  }
  response.redirect(303, back ?? '/');
}
