import type { Request, Response } from 'express';
import express from 'express';
import { Refusal } from '../../refusal.js';
import { checkAgainst } from '../../schema.js';
import { describeApi } from '../openapi.js';
import { readParameters } from '../parameter.js';
import { letOtherSitesRead, readingMethods, tellMethods } from '../other-sites.js';
import { respond } from '../respond.js';
import { refuseForged } from '../csrf.js';
import { identify } from '../identify.js';
import { receiveJson } from '../json-body.js';
import type { Keep, KeptAnswers } from '../kept-answers.js';
import type { RateLimit } from '../rate-limit.js';
import { limitedAs } from '../rate-limit.js';
import type { Answer, Route, Service } from '../route.js';
import { receiveUpload } from '../upload.js';
import { apiRoutes } from './routes.js';
import { program } from './status.js';

/** The API: every route as it is declared, and their description. */
export function apiRouter(service: Service, kept: KeptAnswers, limit: RateLimit): express.Router {
  const router = express.Router();
  for (const [path, routes] of byPath(apiRoutes)) {
    const address = router.route(path.replace(/\{(\w+)\}/g, ':$1'));
    const allowed = methodsOf(routes);
    const isPublic = routes.some(({ method, access }) => method === 'GET' && access === 'public');
    if (isPublic) address.all(letOtherSitesRead);
    for (const declared of routes) {
      address[methods[declared.method]](async (request, response) => {
        const work = async (keep: Keep | null) => {
          const found = await answer(service, limit, declared, request, response);
          await respond(request, response, described(declared, found), keep);
        };
        await (isForEverybody(declared) ? kept.make(request, work) : work(null));
      });
    }
    address.options(tellMethods(allowed, isPublic));
    address.all(refuseMethod(allowed));
  }
  const description = describeApi(apiRoutes, service.baseUrl, program.version);
  router
    .route('/openapi.json')
    .all(letOtherSitesRead)
    .get(async (request, response) => {
      await kept.make(request, async (keep) => {
        readParameters([], {}, request.query);
        await respond(request, response, { json: description, caching: 'revalidate' }, keep);
      });
    })
    .options(tellMethods(readingMethods, true))
    .all(refuseMethod(readingMethods));
  router.use(letOtherSitesRead); // that something is not there, everybody may know
  return router;
}

/** Files are kept where they are made. */
function isForEverybody({ access, responds }: Route): boolean {
  return access === 'public' && !(typeof responds === 'object' && 'mediaTypes' in responds);
}

/** Every JSON answer says which schema describes it. */
function described({ responds }: Route, found: Answer): Answer {
  if (typeof responds !== 'object' || !('schema' in responds)) return found;
  const schema = {
    rel: 'describedby',
    to: `/schemas/${responds.schema}.json`,
    type: 'application/schema+json',
  };
  return { ...found, links: [...(found.links ?? []), schema] };
}

function methodsOf(routes: readonly Route[]): string[] {
  return [...routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'];
}

const methods = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

export function refuseMethod(allowed: string[]) {
  return ({ method }: Request): never => {
    throw new Refusal('request.method-not-allowed', { method, allowed });
  };
}

/** Who is nobody, or asks for nothing we know, is told so before anything is taken in. */
async function answer(
  service: Service,
  limit: RateLimit,
  declared: Route,
  request: Request,
  response: Response,
) {
  const { access, parameters, takes, method } = declared;
  const actor = await identify(service, request);
  if (access !== 'public' && !actor) throw new Refusal('token.missing', {});
  // a token is only ever sent on purpose, a session by the browser alone
  if (method !== 'GET' && actor?.kind === 'account' && actor.via === 'page')
    refuseForged(request, service.baseUrl);
  const limited = limitedAs(declared);
  if (limited) await limit(limited, request, response, actor);
  const act = actor && { actor, at: service.now() };
  const values = readParameters(parameters, request.params, request.query, {}, request.headers);
  if (act) await declared.admit?.(service, values, act);
  if (takes === 'nothing') return declared.answer(service, values, { act, file: null, body: null });
  if (takes !== 'file') {
    const body = checkAgainst(takes.schema, await receiveJson(request, response), '请求内容');
    return declared.answer(service, values, { act, file: null, body });
  }
  const fields = parameters.filter((parameter) => parameter.in === 'form').map(({ name }) => name);
  const { file, fields: form } = await service.jobs.receive(() => receiveUpload(request, fields));
  const whole = readParameters(parameters, request.params, request.query, form);
  return declared.answer(service, whole, { act, file, body: null });
}

function byPath(routes: readonly Route[]): Map<string, Route[]> {
  const paths = new Map<string, Route[]>();
  for (const declared of routes) paths.set(declared.path, [...(paths.get(declared.path) ?? []), declared]);
  return paths;
}
