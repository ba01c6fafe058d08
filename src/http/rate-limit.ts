import type { Request, Response } from 'express';
import type { RateLimitRequestHandler } from 'express-rate-limit';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Actor } from '../account/actor.js';
import { Refusal } from '../refusal.js';
import type { Route } from './route.js';

/**
 * Requests a minute, per account or else per network address: a stop for programs that run wild, far above what
 * people do. Reading what is published is not limited; tries of passwords are counted in the store.
 */
const perMinute = { upload: 1_200, write: 12_000, export: 1_200, identity: 60 } as const;

export type Limited = keyof typeof perMinute;

/** Counts a request. @throws Refusal `request.too-often`. */
export type RateLimit = (
  what: Limited,
  request: Request,
  response: Response,
  actor: Actor | null,
) => Promise<void>;

export function rateLimits(limits: Partial<Record<Limited, number>> = {}): RateLimit {
  const keys = new WeakMap<Request, string>();
  const limiters = new Map<Limited, RateLimitRequestHandler>();
  for (const [what, usual] of Object.entries(perMinute) as [Limited, number][])
    // its own keys
    limiters.set(
      what,
      limiter(limits[what] ?? usual, (request) => keys.get(request) ?? ''),
    );
  return async (what, request, response, actor) => {
    keys.set(request, actor?.kind === 'account' ? `account ${actor.name}` : networkOf(request));
    await new Promise<void>((resolve, reject) => {
      const next = (error?: unknown) => {
        if (error === undefined) resolve();
        else reject(error instanceof Error ? error : new Error('a request could not be counted'));
      };
      void limiters.get(what)?.(request, response, next);
    });
  };
}

function limiter(limit: number, keyGenerator: (request: Request) => string): RateLimitRequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    keyGenerator,
    standardHeaders: false,
    legacyHeaders: false,
    // who forwards is believed only as TRUST_PROXY says; that others claim to is no mistake of ours
    validate: { xForwardedForHeader: false },
    handler: (request, _response, next) => {
      const { resetTime } = (request as Request & { rateLimit: { resetTime?: Date } }).rateLimit; // set by the library
      const seconds = Math.ceil(((resetTime?.getTime() ?? 0) - Date.now()) / 1000);
      next(new Refusal('request.too-often', { retryAfterSeconds: Math.max(1, seconds) }));
    },
  });
}

/** Plain reading is not limited. */
export function limitedAs({
  method,
  takes,
  responds,
}: Pick<Route, 'method' | 'takes' | 'responds'>): Limited | null {
  if (takes === 'file') return 'upload';
  if (method !== 'GET') return 'write';
  return typeof responds === 'object' && 'mediaTypes' in responds ? 'export' : null;
}

/** What counts as one address: of IPv6 a whole network, since anybody has many. */
export function networkOf({ ip }: Request): string {
  return ip === undefined ? '' : ipKeyGenerator(ip);
}
