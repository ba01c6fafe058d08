/**
 * How often passwords may be tried, so that nobody can guess one and nobody can lock anybody out. Each try is paid from
 * the first purse that has something left: that of browsers which signed in to this account before, that of addresses
 * which did, that of everybody. Strangers can empty the last one only, and for a quarter of an hour.
 */
export const purses = { browser: 3, address: 3, anybody: 4 } as const;

export type Purse = keyof typeof purses;

export const tryLimits = { windowMs: 15 * 60_000, perAddress: 30, knownForMs: 90 * 86_400_000 } as const;

/**
 * Since when a browser or an address must have signed in to count as known: for ninety days, but not from before the
 * account's password was last changed or reset or the account disabled (`shutAt`), since whoever got in then is out.
 */
export function knownSince(shutAt: string | null, at: Date): Date {
  const oldest = new Date(at.getTime() - tryLimits.knownForMs);
  const shut = shutAt === null ? oldest : new Date(shutAt);
  return shut > oldest ? shut : oldest;
}

/** What is known of who tries. */
export type Standing = { knownBrowser: boolean; knownAddress: boolean };

/** Failed tries within the window: on this account by purse, and from this address on all accounts, as anybody. */
export type Tries = { account: Record<Purse, number>; address: number };

/** `left`: how many more tries the purse has after this one. */
export type Try =
  { allowed: true; purse: Purse; left: number } | { allowed: false; because: 'account' | 'address' };

export function decideTry({ knownBrowser, knownAddress }: Standing, { account, address }: Tries): Try {
  const left = (purse: Purse) => purses[purse] - account[purse] - 1;
  if (knownBrowser && left('browser') >= 0) return { allowed: true, purse: 'browser', left: left('browser') };
  if (knownAddress && left('address') >= 0) return { allowed: true, purse: 'address', left: left('address') };
  if (left('anybody') < 0) return { allowed: false, because: 'account' };
  if (address >= tryLimits.perAddress) return { allowed: false, because: 'address' };
  return { allowed: true, purse: 'anybody', left: left('anybody') };
}
