import type { Request, Response } from 'express';
import { Refusal } from '../refusal.js';
import type { FileAnswer, FileName } from './route.js';

/** Sends a file, or the part of it that was asked for (RFC 9110, section 14): a broken download goes on where it stopped. */
export async function sendFile(request: Request, response: Response, answer: FileAnswer): Promise<void> {
  const bytes = await answer.makeBytes();
  response.set('Content-Disposition', disposition(answer.fileName));
  response.set('Accept-Ranges', 'bytes');
  response.type(answer.mediaType);
  const part = isStillThat(request, response) ? request.range(bytes.length, { combine: true }) : undefined;
  if (part === -1) throw new Refusal('request.range-unsatisfiable', { size: bytes.length });
  const [only, ...others] = Array.isArray(part) && part.type === 'bytes' ? part : [];
  // several parts at once are asked for by nobody who reads tables; the whole is a right answer to that
  if (!only || others.length > 0) {
    response.send(bytes);
    return;
  }
  // what is cut from a file must not be packed on the way
  response.set('Cache-Control', `${String(response.get('Cache-Control'))}, no-transform`);
  response.status(206).set('Content-Range', `bytes ${only.start}-${only.end}/${bytes.length}`);
  response.send(bytes.subarray(only.start, only.end + 1));
}

/** If-Range: the part is wanted only of the file that was begun. */
function isStillThat(request: Request, response: Response): boolean {
  const begun = request.get('If-Range');
  return begun === undefined || begun === response.get('ETag');
}

/** RFC 6266, with the full name as RFC 8187 spells it. */
function disposition({ full, plain }: FileName): string {
  const spelled = encodeURIComponent(full).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${spelled}`;
}
