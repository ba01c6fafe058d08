import type { Request } from 'express';
import express from 'express';
import { Refusal } from '../../refusal.js';
import { describeApi } from '../openapi.js';
import { readParameters } from '../parameter.js';
import { respond } from '../respond.js';
import type { Caller, Route, Service } from '../route.js';
import { authenticate } from '../tokens.js';
import { receiveUpload } from '../upload.js';
import { apiRoutes } from './routes.js';
import { program } from './status.js';

/** The API: every route as it is declared, and their description. */
export function apiRouter(service: Service): express.Router {
  const router = express.Router();
  for (const [path, routes] of byPath(apiRoutes)) {
    const address = router.route(path.replace(/\{(\w+)\}/g, ':$1'));
    for (const declared of routes) {
      address[declared.method === 'GET' ? 'get' : 'post'](async (request, response) => {
        await respond(request, response, await answer(service, declared, request));
      });
    }
    const allowed = routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    address.all(refuseMethod(allowed));
  }
  const description = describeApi(apiRoutes, service.baseUrl, program.version);
  router
    .route('/openapi.json')
    .get(async (request, response) => {
      readParameters([], {}, request.query);
      await respond(request, response, { json: description, caching: 'revalidate' });
    })
    .all(refuseMethod(['GET', 'HEAD']));
  return router;
}

export function refuseMethod(allowed: string[]) {
  return ({ method }: Request): never => {
    throw new Refusal('request.method-not-allowed', { method, allowed });
  };
}

/** Who may not, or asks for nothing we know, is told so before a file is taken in. */
async function answer(service: Service, declared: Route, request: Request) {
  const { access, parameters, takesFile } = declared;
  const account = access === 'token' ? authenticate(service.tokens, request.get('Authorization')) : null;
  const values = readParameters(parameters, request.params, request.query);
  if (!takesFile) return declared.answer(service, values, { account, file: null });
  const fields = parameters.filter((parameter) => parameter.in === 'form').map(({ name }) => name);
  const upload = await service.jobs.receive(() => receiveUpload(request, fields));
  const caller: Caller = { account, file: upload.file };
  return declared.answer(
    service,
    readParameters(parameters, request.params, request.query, upload.fields),
    caller,
  );
}

function byPath(routes: readonly Route[]): Map<string, Route[]> {
  const paths = new Map<string, Route[]>();
  for (const declared of routes) paths.set(declared.path, [...(paths.get(declared.path) ?? []), declared]);
  return paths;
}
