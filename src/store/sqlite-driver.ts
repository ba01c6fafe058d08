import type Driver from 'better-sqlite3';

/**
 * better-sqlite3 in the release that holds on this Node. Up to 12 it is built on a class of Node's that, from Node 24.19 on, ends
 * the process when a statement that nobody needs any more is collected. 13 is built on Node-API instead, of a version that
 * Node 20 does not have (it crashes), and its binaries ask for a newer C library than 12 compiled in place does.
 */
const { default: SqliteFile } =
  Number.parseInt(process.versions.node) >= 24
    ? // @ts-expect-error -- no types are published under this name: they are those of 12
      ((await import('better-sqlite3-13')) as { default: typeof Driver })
    : await import('better-sqlite3');

export { SqliteFile };
