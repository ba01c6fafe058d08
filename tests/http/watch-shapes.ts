import type { RequestListener, ServerResponse } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { apiRoutes } from '../../src/http/api/routes.js';
import { schemaCompiler } from '../../src/schema.js';

/**
 * Watches a server: whatever a test asks it for, JSON of the API that is not as its schema says is noted in `wrong`.
 * What was sent is read behind compression, as clients get it.
 */
export function watchShapes(app: RequestListener): { app: RequestListener; wrong: string[] } {
  const wrong: string[] = [];
  return {
    wrong,
    app: (request, response) => {
      const asked = { method: request.method ?? '', path: (request.url ?? '').replace(/\?.*/s, '') };
      watchBytes(response, (bytes) => {
        const schema = schemaOf(asked, response);
        const found = schema === null ? null : mismatch(schema, bytes, response);
        if (found !== null) wrong.push(`${asked.method} ${request.url} ${response.statusCode}: ${found}`);
      });
      app(request, response);
    },
  };
}

type Asked = { method: string; path: string };

function watchBytes(response: ServerResponse, whole: (bytes: Buffer) => void): void {
  const parts: Buffer[] = [];
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) parts.push(Buffer.from(chunk as Buffer));
  };
  const write = response.write.bind(response) as (...sent: unknown[]) => boolean;
  const end = response.end.bind(response) as (...sent: unknown[]) => ServerResponse;
  response.write = (...sent: unknown[]) => {
    keep(sent[0]);
    return write(...sent);
  };
  response.end = (...sent: unknown[]) => {
    keep(sent[0]);
    const ended = end(...sent);
    whole(Buffer.concat(parts));
    return ended;
  };
}

/** The schema of an answer; null where none of ours describes it. */
function schemaOf({ method, path }: Asked, response: ServerResponse): string | null {
  const type = String(response.getHeader('content-type') ?? '');
  if (method === 'HEAD' || !path.startsWith('/api/v1/')) return null;
  if (type.startsWith('application/problem+json')) return 'problem-details';
  if (!type.startsWith('application/json') || response.hasHeader('content-disposition')) return null;
  if (response.statusCode === 202) return 'import-job';
  const below = path.slice('/api/v1'.length);
  const route = apiRoutes.find((each) => each.method === method && addressOf(each.path).test(below));
  return typeof route?.responds === 'object' && 'schema' in route.responds ? route.responds.schema : null;
}

function addressOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}

const unpack = { gzip: gunzipSync, br: brotliDecompressSync, deflate: inflateSync };

function mismatch(schema: string, bytes: Buffer, response: ServerResponse): string | null {
  const encoding = response.getHeader('content-encoding') as keyof typeof unpack | undefined; // those that are sent
  const value: unknown = JSON.parse((encoding === undefined ? bytes : unpack[encoding](bytes)).toString());
  const validate = schemaCompiler().getSchema(`/schemas/${schema}.json`);
  if (validate?.(value) === true) return null;
  const [error] = validate?.errors ?? [];
  return `${schema}${error?.instancePath ?? ''} ${error?.message ?? 'is no schema'}`;
}
