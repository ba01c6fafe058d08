import { randomBytes } from 'node:crypto';
import type { Express, NextFunction, Request, Response } from 'express';
import compression from 'compression';
import express from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { isRefusal, Refusal } from '../refusal.js';
import { readSchemas } from '../schema.js';
import { apiRoutes } from './api/routes.js';
import { program } from './api/status.js';
import { describeApi } from './openapi.js';
import { errorPage } from './pages/error-page.js';
import { loadErrorPage } from './pages/handlers/failure.js';
import { pageRouter, sendPage } from './pages/router.js';
import { readParameters } from './parameter.js';
import { describeFailure } from './problem-details.js';
import { respond } from './respond.js';
import type { Service } from './route.js';

/** The whole web side: API, schemas, pages. It only translates between HTTP and what lies below. */
export function createApp(service: Service, logger: Logger): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag'); // answers that have a validator set their own
  app.set('query parser', 'simple');
  app.use(
    pinoHttp({ logger, genReqId: () => randomBytes(4).toString('hex').toUpperCase(), quietReqLogger: true }),
  );
  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: contentSecurity },
      strictTransportSecurity: false,
    }),
  );
  app.use(compression());
  app.use(refuseBodies);
  app.use('/api/v1', apiRouter(service));
  app.get('/schemas/:file', serveSchema);
  app.use(pageRouter(service));
  app.use((request) => {
    throw new Refusal('request.route-unknown', { path: request.path });
  });
  app.use(failureHandler(service));
  return app;
}

const contentSecurity = {
  'default-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'self'"],
  'object-src': ["'none'"],
};

function apiRouter(service: Service): express.Router {
  const router = express.Router();
  for (const { path, parameters, answer } of apiRoutes) {
    const address = router.route(path.replace(/\{(\w+)\}/g, ':$1'));
    address.get(async (request, response) => {
      respond(
        request,
        response,
        await answer(service, readParameters(parameters, request.params, request.query)),
      );
    });
    address.all(refuseMethod);
  }
  const description = describeApi(apiRoutes, service.baseUrl, program.version);
  router.get('/openapi.json', (request, response) => {
    readParameters([], {}, request.query);
    respond(request, response, { json: description, caching: 'revalidate' });
  });
  return router;
}

function serveSchema(request: Request<{ file: string }>, response: Response): void {
  const schema = readSchemas().get(request.params.file.replace(/\.json$/, ''));
  if (!schema) throw new Refusal('request.route-unknown', { path: request.path });
  respond(request, response, { json: schema, caching: 'revalidate' });
}

function refuseMethod(request: Request): never {
  throw new Refusal('request.method-not-allowed', { method: request.method, allowed: ['GET', 'HEAD'] });
}

/** Nothing here takes a body yet. */
function refuseBodies(request: Request, _response: Response, next: NextFunction): void {
  const encoding = request.get('Content-Encoding');
  if (encoding !== undefined && encoding !== 'identity')
    throw new Refusal('request.encoding-refused', { encoding });
  next();
}

/** The one error reply: a page for people, problem details for programs. */
function failureHandler(service: Service) {
  return async (error: unknown, request: Request, response: Response, next: NextFunction): Promise<void> => {
    const problem = describeFailure(error, requestIdOf(request));
    if (problem.status >= 500) request.log.error({ err: error, requestId: request.id }, problem.code);
    if (response.headersSent) {
      next(error);
      return;
    }
    if (isRefusal(error) && error.code === 'request.method-not-allowed') response.set('Allow', 'GET, HEAD');
    response.status(problem.status).set('Cache-Control', 'no-store').removeHeader('ETag');
    if (wantsPage(request)) sendPage(response, errorPage(await loadErrorPage(service, request, problem)));
    else response.type('application/problem+json').send(JSON.stringify(problem));
  };
}

function wantsPage(request: Request): boolean {
  return !request.path.startsWith('/api/') && request.accepts(['json', 'html']) === 'html';
}

function requestIdOf({ id }: Request): string {
  return typeof id === 'string' ? id : '';
}
