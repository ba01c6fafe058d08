import type { Answered } from './answers.js';
import { limitedAs } from './rate-limit.js';
import type { Route } from './route.js';

const problem = {
  description: 'Refused, with a sentence and a code (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '/schemas/problem-details.json' } } },
};

const tooOften = {
  ...problem,
  description: 'Asked too often; Retry-After says in how many seconds to ask again',
  headers: { 'Retry-After': { schema: { type: 'integer', minimum: 1 } } },
};

/** What a route answers with, and how it was answered once. */
export function describeResponses(route: Route, answered: Answered | undefined): Record<string, unknown> {
  const { access, takes, responds, hasValidator } = route;
  const done = responds === 'nothing' ? undefined : describeAnswer(responds, answered);
  return {
    ...(done ? { '200': { description: 'The answer', ...done } } : { '204': { description: 'Done' } }),
    ...(takes === 'file' ? afterUpload(done?.content) : {}),
    ...(isFile(responds) ? { '206': { description: 'The part that Range asked for' }, '416': problem } : {}),
    ...(hasValidator ? { '304': { description: 'Not changed since the ETag that was sent' } } : {}),
    '400': problem,
    ...(access !== 'public' ? { '401': problem, '403': problem } : {}),
    '404': problem,
    ...(limitedAs(route) === null ? {} : { '429': tooOften }),
    '500': problem,
    ...(takes === 'file' ? { '503': problem } : {}),
  };
}

function isFile(responds: Route['responds']): boolean {
  return responds !== 'nothing' && 'mediaTypes' in responds;
}

function describeAnswer(
  responds: Exclude<Route['responds'], 'nothing'>,
  answered: Answered | undefined,
): { content: Record<string, unknown>; headers?: Record<string, unknown> } {
  const example = answered && 'answer' in answered ? exampleOf(answered.path, answered.answer) : {};
  if ('schema' in responds)
    return {
      content: {
        'application/json': { schema: { $ref: `/schemas/${responds.schema}.json` }, ...example },
      },
    };
  const types = 'texts' in responds ? responds.texts : responds.mediaTypes;
  const content = Object.fromEntries(types.map((type) => [type, example]));
  if (!answered || !('file' in answered)) return { content };
  const { disposition } = answered.file;
  const named = { description: `The name of the file, as of ${answered.path}`, schema: { type: 'string' } };
  return { content, headers: { 'Content-Disposition': { ...named, example: disposition } } };
}

function exampleOf(path: string, value: unknown): Record<string, unknown> {
  return { examples: { answered: { summary: `GET ${path}`, value } } };
}

function afterUpload(content: unknown): Record<string, unknown> {
  return {
    '201': { description: 'Made; Location names it', content },
    '202': {
      description: 'Under way; Location names where to ask',
      content: { 'application/json': { schema: { $ref: '/schemas/import-job.json' } } },
    },
    '413': problem,
    '415': problem,
  };
}
