import { Refusal } from '../refusal.js';

/** What the engines say when it is not our program that is at fault, and what to do about it. */
const sentences: [RegExp, string][] = [
  [/^SQLITE_FULL|^53100$/, '磁盘已满，没有写入。请腾出空间后重试'],
  [/^SQLITE_READONLY|^25006$/, '数据库只读，没有写入。请检查文件权限'],
  [/^SQLITE_(BUSY|LOCKED)|^55P03$/, '数据库正被另一个程序占用。请稍后重试'],
  [/^SQLITE_NOTADB$/, '这不是本系统的数据库文件。请检查 DATABASE_URL'],
  [/^SQLITE_CORRUPT/, '数据库文件已损坏。请停止写入，从备份恢复'],
  [/^SQLITE_IOERR/, '读写磁盘出错。请检查磁盘'],
  [/^SQLITE_CANTOPEN/, '打不开数据库文件。请检查路径和权限'],
  [/^ECONN|^ENOTFOUND$|^EAI_AGAIN$|^ETIMEDOUT$|^57P0|^08/, '连不上数据库服务器。请检查它是否在运行'],
  [/^28/, '数据库不接受这个用户名或口令。请检查 DATABASE_URL'],
  [/^3D000$/, '数据库服务器上没有这个库。请先建库'],
  [/^40001$|^40P01$/, '另一人刚刚写入了同一处，没有保存。请重试'],
];

/** A fault of the database's surroundings as a refusal; null for anything else. */
export function storeFault(error: unknown): Refusal<'database.unusable'> | null {
  const code = codeOf(error);
  const sentence = sentences.find(([pattern]) => pattern.test(code))?.[1];
  return sentence === undefined ? null : new Refusal('database.unusable', { why: `${sentence}（${code}）` });
}

/** What the driver of PostgreSQL says without a code. */
const connectionLost =
  /^Connection terminated|connection error and is not queryable$|^timeout exceeded when trying to connect$/;

function codeOf(error: unknown): string {
  const { code, message = '' } = (error ?? {}) as { code?: unknown; message?: string }; // whatever was thrown
  if (typeof code === 'string') return code;
  return connectionLost.test(message) ? '08006' : '';
}
