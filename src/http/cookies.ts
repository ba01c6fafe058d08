import type { CookieOptions, Request } from 'express';

/** What a browser sent along. */
export function cookiesOf(request: Request): ReadonlyMap<string, string> {
  return new Map(
    (request.get('Cookie') ?? '').split(';').map((pair): [string, string] => {
      const [, name = '', value = ''] = /^\s*([^=]*)=?(.*?)\s*$/s.exec(pair) ?? [];
      return [name, value];
    }),
  );
}

/** `__Host-`: browsers let no sister host and no plain connection set such a cookie. */
export function cookieName(name: string, baseUrl: string): string {
  return isSecure(baseUrl) ? `__Host-${name}` : name;
}

/** How every cookie is set that gives or proves something. */
export function cookieOptions(baseUrl: string): CookieOptions {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(baseUrl) };
}

export function isSecure(baseUrl: string): boolean {
  return baseUrl.startsWith('https:');
}
