import type { Request, Response } from 'express';
import { countVersions } from '../store/versions.js';
import type { Service } from './route.js';

/* What tells who runs the server whether it lives, and whether it can do its work. It asks every few seconds, which is not logged. */

/** The process answers: whoever gets no answer starts it anew. */
export function tellAlive(_request: Request, response: Response): void {
  response.set('Cache-Control', 'no-store').json({ status: 'alive' });
}

/**
 * The database answers too: whoever gets 503 sends people elsewhere and waits.
 * @throws what the database says, which is answered as it is everywhere
 */
export function tellReady({ db }: Service) {
  return async (_request: Request, response: Response): Promise<void> => {
    await countVersions(db);
    response.set('Cache-Control', 'no-store').json({ status: 'ready' });
  };
}
