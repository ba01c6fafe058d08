import type { Response } from 'express';
import { signedIn } from '../session.js';
import type { Html } from './html.js';
import { renderPage } from './html.js';

/** No cache between keeps a page, and none at all what somebody signed in has seen: others may use the computer. */
export function sendPage(response: Response, page: Html): void {
  response
    .set('Cache-Control', signedIn(response.req) ? 'no-store' : 'private, no-cache')
    .type('text/html; charset=utf-8')
    .send(renderPage(page));
}
