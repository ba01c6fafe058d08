/** The same interface by another name: `package.json` has both releases. */
declare module 'better-sqlite3-13' {
  export { default } from 'better-sqlite3';
}
