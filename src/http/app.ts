import { randomBytes } from 'node:crypto';
import type { Express, NextFunction, Request, Response } from 'express';
import compression from 'compression';
import express from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { RefusalCode } from '../refusal.js';
import { isRefusal, Refusal } from '../refusal.js';
import { readSchemas } from '../schema.js';
import { apiRouter, refuseMethod } from './api/router.js';
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
    pinoHttp({
      logger,
      genReqId: () => randomBytes(4).toString('hex').toUpperCase(),
      quietReqLogger: true,
      serializers: { req: withoutSecrets },
    }),
  );
  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: contentSecurity },
      strictTransportSecurity: false,
    }),
  );
  app.use(compression());
  app.use(refusePackedBodies);
  app.use('/api/v1', apiRouter(service));
  app
    .route('/schemas/:file')
    .get(serveSchema)
    .all(refuseMethod(['GET', 'HEAD']));
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

/** A request as the log has it: whatever gives rights is left out. */
function withoutSecrets(request: { headers?: Record<string, string> }) {
  const { authorization, cookie, ...headers } = request.headers ?? {};
  return { ...request, headers };
}

async function serveSchema(request: Request<{ file: string }>, response: Response): Promise<void> {
  readParameters([], {}, request.query);
  const schema = readSchemas().get(request.params.file.replace(/\.json$/, ''));
  if (!schema) throw new Refusal('request.route-unknown', { path: request.path });
  await respond(request, response, { json: schema, caching: 'revalidate' });
}

/** Nothing here unpacks what was sent packed: no bomb has a place to go off. */
function refusePackedBodies(request: Request, _response: Response, next: NextFunction): void {
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
    // what is still being sent is not read to its end: the connection can't be used again
    if (!request.complete) response.set('Connection', 'close');
    response
      .set(headersOf(error))
      .status(problem.status)
      .set('Cache-Control', 'no-store')
      .removeHeader('ETag');
    if (wantsPage(request)) sendPage(response, errorPage(await loadErrorPage(service, request, problem)));
    else response.type('application/problem+json').send(JSON.stringify(problem));
  };
}

/** What a refusal tells programs in headers. */
function headersOf(error: unknown): Record<string, string> {
  if (isRefusalOf(error, 'request.method-not-allowed')) return { Allow: error.details.allowed.join(', ') };
  if (isRefusalOf(error, 'import.queue-full'))
    return { 'Retry-After': String(error.details.retryAfterSeconds) };
  if (isRefusalOf(error, 'token.wrong')) return { 'WWW-Authenticate': 'Bearer error="invalid_token"' };
  return isRefusal(error) && error.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {};
}

function isRefusalOf<C extends RefusalCode>(error: unknown, code: C): error is Refusal<C> {
  return isRefusal(error) && error.code === code;
}

function wantsPage(request: Request): boolean {
  return !request.path.startsWith('/api/') && request.accepts(['json', 'html']) === 'html';
}

function requestIdOf({ id }: Request): string {
  return typeof id === 'string' ? id : '';
}
