import type { Answered } from './answers.js';
import { readAnswers } from './answers.js';
import { cookieName } from './cookies.js';
import { describeResponses } from './openapi-responses.js';
import type { Parameter } from './parameter.js';
import type { Route } from './route.js';

type Answers = ReadonlyMap<string, Answered>;

/** The description of the API (OpenAPI 3.1), made from the routes themselves. */
export function describeApi(
  routes: readonly Route[],
  baseUrl: string,
  version: string,
): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: '基层政务公开标准目录 API',
      version,
      description:
        'Published catalogs of government disclosure: in force on a day, at a version, and what changed between. Reading catalogs needs no login; sending files in and their reports need a token.',
      license: { name: 'See the project', identifier: 'LicenseRef-proprietary' },
    },
    externalDocs: { description: 'The same to read, with examples', url: `${baseUrl}/api/docs` },
    servers: [{ url: `${baseUrl}/api/v1` }],
    security: [],
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: cookieName('session', baseUrl) },
        csrf: {
          type: 'apiKey',
          in: 'header',
          name: 'X-CSRF-Token',
          description:
            'What changes something in a session also needs its token, which every page has in its forms (`csrf`), and an Origin of ours.',
        },
      },
    },
    paths: describePaths(routes, readAnswers()),
  };
}

function describePaths(routes: readonly Route[], answers: Answers): Record<string, Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describeRoute(route, answers) };
  }
  return paths;
}

function describeRoute(route: Route, answers: Answers): Record<string, unknown> {
  const { method, operationId, summary, access, parameters } = route;
  return {
    operationId,
    summary,
    ...(access !== 'public' ? { security: securityOf(method), 'x-right': access } : {}),
    parameters: parameters.filter((parameter) => parameter.in !== 'form').map(describeParameter),
    ...describeBody(route),
    responses: describeResponses(route, answers.get(operationId)),
  };
}

/** A token is sent on purpose; a session by the browser alone, so that a change needs a sign of ours beside it. */
function securityOf(method: Route['method']): Record<string, string[]>[] {
  return [{ token: [] }, method === 'GET' ? { session: [] } : { session: [], csrf: [] }];
}

function describeBody({ takes, parameters }: Route): Record<string, unknown> {
  if (takes === 'nothing') return {};
  if (takes === 'file') return { requestBody: describeForm(parameters) };
  const schema = { $ref: `/schemas/${takes.schema}.json` };
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function describeForm(parameters: readonly Parameter[]): Record<string, unknown> {
  const fields = parameters
    .filter((parameter) => parameter.in === 'form')
    .map(({ name, schema, description }) => [name, { ...schema, description }] as const);
  const file = { type: 'string', format: 'binary', description: 'xlsx, xls, ods, csv, docx or html; 20 MB' };
  const schema = { type: 'object', required: ['file'], properties: { file, ...Object.fromEntries(fields) } };
  return { required: true, content: { 'multipart/form-data': { schema } } };
}

function describeParameter({
  name,
  in: place,
  required,
  description,
  schema,
}: Parameter): Record<string, unknown> {
  // lists are written with commas between
  const style = schema['type'] === 'array' && place === 'query' ? { style: 'form', explode: false } : {};
  return { name, in: place, required, description, ...style, schema };
}
