import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signs a text for one purpose: what was signed for another doesn't pass for it. */
export function sign(secret: string, purpose: string, text: string): string {
  return createHmac('sha256', secret).update(`${purpose}\0${text}`).digest('base64url');
}

export function isSigned(secret: string, purpose: string, text: string, signature: string): boolean {
  const [found, right] = [signature, sign(secret, purpose, text)].map((value) => Buffer.from(value));
  return (
    found !== undefined &&
    right !== undefined &&
    found.length === right.length &&
    timingSafeEqual(found, right)
  );
}
