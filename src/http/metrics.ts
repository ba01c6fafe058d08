import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What a request was answered by: Express notes its route, who answers in front of it the pattern of that address. */
type Routed = IncomingMessage & { originalUrl?: string; route?: { path?: unknown }; pattern?: string };

export type Metrics = {
  /** Counts and times what it answers. */
  counting: (listener: RequestListener) => RequestListener;
  /** Answers what was counted, in the text format of Prometheus. */
  tell: RequestListener;
};

/** What this process does, for Prometheus: requests by route, and Node's own memory, event loop and collector. */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const labelNames = ['method', 'route', 'status'] as const;
  const registers = [registry];
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests answered, by the pattern of their address.',
    labelNames,
    registers,
  });
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the first line of a request to the last byte of its answer.',
    labelNames,
    buckets: [0.005, 0.02, 0.06, 0.2, 0.5, 1, 2, 5, 15, 60],
    registers,
  });
  return {
    counting: (listener) => (request, response) => {
      const stop = seconds.startTimer();
      response.once('close', () => {
        const labels = labelsOf(request, response);
        requests.inc(labels);
        stop(labels);
      });
      listener(request, response);
    },
    tell: (_request, response) => {
      void registry.metrics().then((text) => {
        response.setHeader('Content-Type', registry.contentType);
        response.end(text);
      });
    },
  };
}

const apiRoot = '/api/v1';
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Few values, whatever is asked for: patterns of addresses, never addresses. */
function labelsOf(request: Routed, response: ServerResponse) {
  const { method = '', pattern } = request;
  return {
    method: methods.has(method) ? method : 'other',
    route: pattern ?? patternOf(request),
    status: String(response.statusCode),
  };
}

/** Of the address that Express found for a request. */
export function patternOf({ originalUrl = '', route }: Routed): string {
  // where a router stands is forgotten once it has thrown
  const mount = originalUrl.startsWith(`${apiRoot}/`) ? apiRoot : '';
  return typeof route?.path === 'string' ? `${mount}${route.path}` : 'none';
}

/** For a request that Express never saw. */
export function notePattern(request: Routed, pattern: string): void {
  request.pattern = pattern;
}
