import type { RequestListener } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import compression from 'compression';
import express from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { Refusal } from '../refusal.js';
import { readSchemas } from '../schema.js';
import { apiRouter, refuseMethod } from './api/router.js';
import { isSecure } from './cookies.js';
import { serveDataJson } from './data-json.js';
import { inFront } from './front.js';
import type { GateSettings } from './gate.js';
import { newSecret, openGate } from './gate.js';
import { tellAlive, tellReady } from './health.js';
import { logForged } from './identify.js';
import type { KeptAnswers } from './kept-answers.js';
import { keptAnswers } from './kept-answers.js';
import { letFinish } from './last-of-request.js';
import { letOtherSitesRead, readingMethods, tellMethods } from './other-sites.js';
import { errorPage } from './pages/error-page.js';
import { loadErrorPage } from './pages/handlers/failure.js';
import { pageRouter } from './pages/router.js';
import { sendPage } from './pages/send-page.js';
import { readParameters } from './parameter.js';
import { describeFailure, headersOf, wantsPage } from './problem-details.js';
import { watchStanding } from './news.js';
import type { RequestLog } from './request-log.js';
import { numberOf, requestLog } from './request-log.js';
import { respond } from './respond.js';
import type { Service } from './route.js';

/** The whole web side: API, schemas, pages. It only translates between HTTP and what lies below. */
export function createApp(
  service: Service,
  logger: Logger,
  settings: GateSettings = { secret: newSecret(), trustProxy: null, oidc: null },
): RequestListener {
  const kept = keptAnswers(watchStanding(service));
  const log = requestLog(logger);
  return inFront(expressApp(service, kept, log, settings), kept, log);
}

function expressApp(
  service: Service,
  kept: KeptAnswers,
  log: RequestLog,
  settings: GateSettings,
): RequestListener {
  const gate = openGate(service, settings);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag'); // answers that have a validator set their own
  app.set('query parser', 'simple');
  app.set('trust proxy', settings.trustProxy ?? false);
  app.get('/healthz', tellAlive);
  app.use(log.begin);
  app.get('/readyz', tellReady(service));
  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: contentSecurity },
      // browsers tell our own pages, and nobody else, where they come from: what changes something asks for it
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: isSecure(service.baseUrl) ? { includeSubDomains: false } : false,
    }),
  );
  app.use(compression({ filter: isPackedOnTheWay }));
  app.use(refusePackedBodies);
  app.use(gate.sessions.read);
  app.use('/api/v1', apiRouter(service, kept, gate.limit));
  app
    .route('/schemas/:file')
    .all(letOtherSitesRead)
    .get(schemaHandler(kept))
    .options(tellMethods(readingMethods, true))
    .all(refuseMethod(readingMethods));
  app
    .route('/data.json')
    .all(letOtherSitesRead)
    .get(serveDataJson(service, kept))
    .options(tellMethods(readingMethods, true))
    .all(refuseMethod(readingMethods));
  app.use(pageRouter(service, gate));
  app.use((request) => {
    throw new Refusal('request.route-unknown', { path: request.path });
  });
  app.use(failureHandler(service, log));
  return app;
}

const contentSecurity = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  // the kit draws its arrows as images within its own sheet; a picture runs nothing
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'self'"],
  'object-src': ["'none'"],
};

function schemaHandler(kept: KeptAnswers) {
  return async (request: Request<{ file: string }>, response: Response): Promise<void> => {
    await kept.make(request, async (keep) => {
      readParameters([], {}, request.query);
      const schema = readSchemas().get(request.params.file.replace(/\.json$/, ''));
      if (!schema) throw new Refusal('request.route-unknown', { path: request.path });
      await respond(request, response, { json: schema, caching: 'revalidate' }, keep);
    });
  };
}

/** What varies by encoding already is packed as it is sent. */
function isPackedOnTheWay(request: Request, response: Response): boolean {
  return !/accept-encoding/i.test(response.get('Vary') ?? '') && compression.filter(request, response);
}

/** Nothing here unpacks what was sent packed: no bomb has a place to go off. */
function refusePackedBodies(request: Request, _response: Response, next: NextFunction): void {
  const encoding = request.get('Content-Encoding');
  if (encoding !== undefined && encoding !== 'identity')
    throw new Refusal('request.encoding-refused', { encoding });
  next();
}

/** The one error reply: a page for people, problem details for programs. */
function failureHandler(service: Service, log: RequestLog) {
  return async (error: unknown, request: Request, response: Response, next: NextFunction): Promise<void> => {
    const problem = describeFailure(error, numberOf(request) ?? '');
    if (problem.code === 'request.forged') await logForged(service, request);
    if (problem.status >= 500) log.failed(request, error, problem.code);
    if (response.headersSent) {
      next(error);
      return;
    }
    await letFinish(request);
    // where that took too long the connection can't be used again
    if (!request.complete) response.set('Connection', 'close');
    for (const ofAnAnswer of ['ETag', 'Last-Modified', 'Content-Disposition'])
      response.removeHeader(ofAnAnswer);
    response.set(headersOf(error)).status(problem.status).set('Cache-Control', 'no-store');
    if (wantsPage(request) && problem.code === 'password.must-change') response.redirect(303, '/account');
    else if (wantsPage(request))
      sendPage(response, errorPage(await loadErrorPage(service, request, problem)));
    else response.type('application/problem+json').send(JSON.stringify(problem));
  };
}
