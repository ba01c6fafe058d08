/**
 * better-sqlite3 in the release that holds on this Node. Up to 12 it is built on a class of Node's that, from Node 24.19 on, ends
 * the process when a statement that nobody needs any more is collected. 13 is built on Node-API instead, of a version that
 * Node 20 does not have (it crashes), and its binaries ask for a newer C library than 12 compiled in place does.
 */
const { default: SqliteFile } =
  Number.parseInt(process.versions.node) >= 24
    ? await import('better-sqlite3-13')
    : await import('better-sqlite3');

export { SqliteFile };
