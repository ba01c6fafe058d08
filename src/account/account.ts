import type { Grant } from './role.js';

/** Someone who signs in. Accounts are disabled, never deleted: a name never gets to mean another person. */
export type Account = {
  name: string;
  displayName: string;
  grants: Grant[];
  /** The password is the one it was given: it must be changed before anything else. */
  mustChangePassword: boolean;
  /** How the identity provider knows it; null = signs in with a password only. */
  oidcSubject: string | null;
  /** ISO 8601 instants, UTC. */
  createdAt: string;
  disabledAt: string | null;
};

/** What makes two names the same: width and case don't tell them apart. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** Letters of any script, digits, `.`, `_` and `-`; `system` is the program itself. */
export function isAccountName(name: string): boolean {
  return (
    /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u.test(name) &&
    nameKey(name) !== 'system' &&
    name === name.normalize('NFC')
  );
}
