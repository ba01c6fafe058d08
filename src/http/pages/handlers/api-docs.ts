import type { Request } from 'express';
import type { Answered } from '../../answers.js';
import { readAnswers } from '../../answers.js';
import { apiRoutes } from '../../api/routes.js';
import type { Parameter, Values } from '../../parameter.js';
import type { Route, Service } from '../../route.js';
import type { ApiDocsPage, ShownOperation } from '../api-docs-page.js';
import { chromeParameter } from './catalog.js';
import { frameOf } from './frame-of.js';

export const apiDocsParameters = [chromeParameter] as const;

export async function loadApiDocsPage(
  service: Service,
  request: Request,
  { chrome }: Values<typeof apiDocsParameters>,
): Promise<ApiDocsPage> {
  const answers = readAnswers();
  const shown = apiRoutes.map((route) =>
    showOperation(route, answers.get(route.operationId), service.baseUrl),
  );
  return {
    frame: await frameOf(service, request, chrome ?? 'full'),
    groups: [
      { title: '公开，不需登录', operations: shown.filter(({ right }) => right === null) },
      { title: '需要令牌或登录', operations: shown.filter(({ right }) => right !== null) },
    ],
  };
}

function showOperation(route: Route, answered: Answered | undefined, baseUrl: string): ShownOperation {
  const { operationId, method, path, summary, access, parameters, takes, responds } = route;
  return {
    id: operationId,
    method,
    path: `/api/v1${path}`,
    summary,
    right: access === 'public' ? null : access,
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      place: parameter.in,
      required: parameter.required,
      says: parameter.description,
      expected: isFree(parameter) ? null : parameter.expected,
    })),
    takes,
    schema: typeof responds === 'object' && 'schema' in responds ? responds.schema : null,
    example: answered
      ? {
          path: `/api/v1${answered.path}`,
          command: commandOf(route, answered, baseUrl),
          text: textOf(answered),
        }
      : null,
  };
}

/** Texts and numbers of things need no more said of them. */
function isFree({ schema }: Parameter): boolean {
  return schema['maxLength'] !== undefined || schema['maximum'] === 999_999_999;
}

/** To be copied: addresses as they are sent. */
function commandOf({ access }: Route, answered: Answered, baseUrl: string): string {
  const token = access === 'public' ? '' : " -H 'Authorization: Bearer 令牌'";
  const keep = 'file' in answered ? ' -OJ' : '';
  return `curl${keep}${token} '${encodeURI(`${baseUrl}/api/v1${answered.path}`)}'`;
}

/** Of a file its head, as it is sent. */
function textOf(answered: Answered): string {
  if ('file' in answered)
    return `Content-Type: ${answered.file.type}\nContent-Disposition: ${answered.file.disposition}`;
  return typeof answered.answer === 'string' ? answered.answer : JSON.stringify(answered.answer, null, 2);
}
