import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { HttpLogger } from 'pino-http';
import { pinoHttp } from 'pino-http';

export type RequestLog = {
  /** Gives a request its number and its log, and writes its line when it is answered. */
  begin: HttpLogger;
  /** The same for an answer whose whole head, with a Vary, is written at once; nothing where no line would be written. */
  note: (request: IncomingMessage, response: ServerResponse) => void;
};

export function requestLog(logger: Logger): RequestLog {
  const begin = pinoHttp({
    logger,
    genReqId: () => randomBytes(4).toString('hex').toUpperCase(),
    quietReqLogger: true,
    autoLogging: { ignore: ({ url }) => url === '/readyz' }, // asked every few seconds
    serializers: { req: requestWithoutSecrets, res: responseWithoutSecrets },
  });
  return {
    begin,
    note: (request, response) => {
      if (!logger.isLevelEnabled('info')) return;
      begin(request, response);
      // a head that is written at once can't be read afterwards; beside a header that was set before, it can
      response.setHeader('Vary', '');
    },
  };
}

/** A request as the log has it: whatever gives rights is left out. */
function requestWithoutSecrets(request: { url?: string; headers?: Record<string, string> }) {
  const { authorization, cookie, 'x-csrf-token': token, ...headers } = request.headers ?? {};
  const { query, params, ...rest } = request as typeof request & { query?: unknown; params?: unknown }; // both are in the url
  const { referer } = headers;
  return {
    ...rest,
    url: withoutCode(request.url ?? ''),
    headers: referer === undefined ? headers : { ...headers, referer: withoutCode(referer) },
  };
}

/** An identity provider sends people back with a code in the address, where they then come from. */
function withoutCode(address: string): string {
  return address.replace(/([?&](?:code|state)=)[^&#]*/g, '$1-');
}

function responseWithoutSecrets(response: { headers?: Record<string, unknown> }) {
  const { 'set-cookie': cookies, ...headers } = response.headers ?? {};
  return { ...response, headers };
}
