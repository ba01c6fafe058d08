import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { KeptAnswers } from './kept-answers.js';
import { isForAll } from './kept-answers.js';
import { notePattern } from './metrics.js';
import type { RequestLog } from './request-log.js';
import type { Reply, Representation } from './representation.js';
import { makeReply, readyReply, sendReply } from './representation.js';

/**
 * Stands before Express, which costs seven times a bare server's 304: what it answered to all alike is answered from
 * here, with the same headers and the same line in the log. What is not kept goes through.
 */
export function inFront(app: RequestListener, kept: KeptAnswers, log: RequestLog): RequestListener {
  const sendKept = (request: IncomingMessage, response: ServerResponse, found: Representation) => {
    notePattern(request, found.pattern);
    const send = (reply: Reply) => {
      log.note(request, response, reply.head);
      sendReply(request, response, reply);
    };
    const ready = readyReply(request, found);
    if (ready) send(ready);
    else
      makeReply(request, found).then(send, (error: unknown) => {
        response.destroy(error as Error); // only Errors are thrown there
      });
  };
  /** What is being made for somebody is waited for, once: a crowd that asks for the same costs what one does. */
  const answer = (request: IncomingMessage, response: ServerResponse, mayWait = true) => {
    const url = request.url ?? '';
    const found = kept.find(url);
    const others = found || !mayWait ? null : kept.waitFor(url);
    if (found) sendKept(request, response, found);
    else if (others)
      void others.then(() => {
        answer(request, response, false);
      });
    else app(request, response);
  };
  return (request, response) => {
    const { method = '', url = '', headers } = request;
    if (isForAll({ method, originalUrl: url, headers })) {
      const looking = kept.lookAround();
      if (looking)
        void looking.then(() => {
          answer(request, response);
        });
      else answer(request, response);
      return;
    }
    if (!isReading(method))
      response.once('close', () => {
        if (mayHaveWritten(response)) kept.lookSoon();
      });
    app(request, response);
  };
}

/** What was refused wrote nothing that everybody reads: strangers must not have answers made anew by each of their guesses. */
function mayHaveWritten(response: ServerResponse): boolean {
  const { statusCode } = response;
  // where we failed nobody knows; who is asked to come back was turned away before
  return statusCode < 400 || (statusCode >= 500 && !response.hasHeader('retry-after'));
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}
