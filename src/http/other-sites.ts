import type { NextFunction, Request, Response } from 'express';

/* What is published may be read by the pages of any site (the Fetch standard's CORS): without cookies, so as nobody. */

/** What scripts of other sites see of an answer beyond its body. */
const exposed = [
  'Content-Disposition',
  'Content-Location',
  'Content-Range',
  'Cut-Cells',
  'ETag',
  'Link',
  'Log-Checkpoint',
  'Memento-Datetime',
  'Retry-After',
].join(', ');

export function letOtherSitesRead(_request: Request, response: Response, next: NextFunction): void {
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': exposed,
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
  next();
}

/** What an address takes that everybody reads and nobody writes to. */
export const readingMethods = ['GET', 'HEAD', 'OPTIONS'];

/** Which methods an address takes; for what everybody may read also to the browser that asks for another site's script. */
export function tellMethods(allowed: string[], isPublic: boolean) {
  return (_request: Request, response: Response): void => {
    response.set('Allow', allowed.join(', '));
    if (isPublic)
      response.set({
        'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
        'Access-Control-Allow-Headers': 'Accept-Datetime, If-Modified-Since, If-None-Match, If-Range, Range',
        'Access-Control-Max-Age': '86400',
      });
    response.status(204).end();
  };
}
