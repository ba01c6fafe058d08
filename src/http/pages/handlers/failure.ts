import type { Request } from 'express';
import { findEdition } from '../../../store/editions.js';
import type { ProblemDetails } from '../../problem-details.js';
import type { Service } from '../../route.js';
import type { ErrorPage, PageError } from '../error-page.js';
import type { Frame } from '../frame.js';
import { frameOf, preferencesOf, userOf } from './frame-of.js';

/** Fills the error page; where even the list of editions can't be read, the page goes without it. */
export async function loadErrorPage(
  service: Service,
  request: Request,
  problem: ProblemDetails,
): Promise<ErrorPage> {
  try {
    const frame = await frameOf(service, request, 'full');
    return { frame, error: await pageError(service, request, problem) };
  } catch {
    return { frame: bareFrame(request), error: { kind: 'our-bug', id: problem.requestId } };
  }
}

async function pageError(service: Service, request: Request, problem: ProblemDetails): Promise<PageError> {
  const { status, detail: message, code } = problem;
  if (status === 500) return { kind: 'our-bug', id: problem.requestId };
  if (code === 'request.route-unknown') return { kind: 'no-page' };
  if (status === 401) {
    const back = request.method === 'GET' ? request.originalUrl : '/';
    return { kind: 'sign-in', back, message: '还没有登录，或登录已过期。' };
  }
  if (code.startsWith('login.')) return { kind: 'sign-in', back: '/', message };
  if (status === 400) return { kind: 'bad-request', message };
  const { edition, firstOn } = problem;
  if (code === 'version.none-in-force' && typeof edition === 'string' && typeof firstOn === 'string') {
    return { kind: 'before-first', edition: await findEdition(service.db, edition), firstDay: firstOn };
  }
  return { kind: 'refused', status, message };
}

function bareFrame(request: Request): Frame {
  return {
    site: { organization: '', portal: null, title: '基层政务公开标准目录', subtitle: '', contact: null },
    preferences: preferencesOf(request),
    chrome: 'full',
    address: '/',
    user: userOf(request),
    editions: [],
  };
}
