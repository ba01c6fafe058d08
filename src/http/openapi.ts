import type { Parameter } from './parameter.js';
import type { Route } from './route.js';

const problem = {
  description: 'Refused, with a sentence and a code (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '/schemas/problem-details.json' } } },
};

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
        'Published catalogs of government disclosure: in force on a day, at a version, and what changed between. Reading needs no login.',
      license: { name: 'See the project', identifier: 'LicenseRef-proprietary' },
    },
    servers: [{ url: `${baseUrl}/api/v1` }],
    security: [],
    paths: Object.fromEntries(routes.map((route) => [route.path, { get: describeRoute(route) }])),
  };
}

function describeRoute({ operationId, summary, parameters, responds }: Route): Record<string, unknown> {
  const content =
    'schema' in responds
      ? { 'application/json': { schema: { $ref: `/schemas/${responds.schema}.json` } } }
      : Object.fromEntries(responds.mediaTypes.map((type) => [type, {}]));
  return {
    operationId,
    summary,
    parameters: parameters.map(describeParameter),
    responses: {
      '200': { description: 'The answer', content },
      '304': { description: 'Not changed since the ETag that was sent' },
      '400': problem,
      '404': problem,
      '500': problem,
    },
  };
}

function describeParameter({
  name,
  in: place,
  required,
  description,
  schema,
}: Parameter): Record<string, unknown> {
  return { name, in: place, required, description, schema };
}
