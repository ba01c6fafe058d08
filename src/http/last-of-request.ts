import type { Request } from 'express';

/** More than any body that is taken, and as long as a head may take. */
const limits = { bytes: 32 * 2 ** 20, ms: 10_000 } as const;

/**
 * Lets who is still sending what was refused come to the end, within reason; what comes is forgotten. A connection that is
 * closed under them loses the answer with it: programs that listen once they have sent everything would never hear why.
 */
export function letFinish(request: Request): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let left: number = limits.bytes;
    const clock = setTimeout(end, limits.ms);
    function forget(bytes: Buffer): void {
      left -= bytes.length;
      if (left < 0) end();
    }
    function end(): void {
      clearTimeout(clock);
      request.off('data', forget).off('end', end).off('close', end);
      resolve();
    }
    request.on('data', forget).once('end', end).once('close', end).resume();
  });
}
