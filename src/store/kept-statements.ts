import type SqliteFile from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

const mostKept = 200;

/** Lists of many values hardly ever come again with as many. */
const longestKept = 2000;

/** A database that prepares a statement once: parsing one of ours takes SQLite longer than finding a row. */
export function keepingStatements(file: SqliteFile.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => void file.close(),
    prepare(sql) {
      const statement = statements.get(sql) ?? file.prepare(sql);
      if (sql.length > longestKept) return statement;
      statements.delete(sql); // so that those used last are kept
      statements.set(sql, statement);
      const [oldest] = statements.keys();
      if (statements.size > mostKept && oldest !== undefined) statements.delete(oldest);
      return statement;
    },
  };
}
