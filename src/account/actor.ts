/** Through which door someone acts: `page` = signed in with a browser, `api` = with a token. */
export type Via = 'page' | 'api' | 'cli' | 'system';

/**
 * Who does something, as the request or the command line says; what they may is looked up when they do it.
 * `system` is the program itself: only for what happens without a person, such as the first start.
 */
export type Actor =
  | { kind: 'system' }
  | {
      kind: 'account';
      /** The account's name, which is never given to another. */
      name: string;
      via: Exclude<Via, 'system'>;
      /** Network address; null on the command line. */
      address: string | null;
      /** The request it came with, as in the server's log. */
      request: string | null;
      /** With a token: what it is limited to; null = all the account may. */
      scopes: readonly string[] | null;
    };

/** Who does something, and when: part of every write. */
export type Act = { actor: Actor; at: Date };

/** As it is kept beside what was done. */
export function nameOf(actor: Actor): string {
  return actor.kind === 'system' ? 'system' : actor.name;
}
