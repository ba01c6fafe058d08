const words: Record<string, string> = {
  EEXIST: '已有这个文件，请换一个名字',
  EACCES: '没有权限',
  EPERM: '没有权限',
  EISDIR: '这是文件夹，不是文件',
  ENOSPC: '磁盘已满',
  EROFS: '磁盘只读',
};

/** Why a file can't be read or written, of what node:fs throws; `absent`: what there must be for it. */
export function sayFileFault(error: unknown, absent: '文件' | '文件夹'): string {
  const { code = '', message = String(error) } = error as { code?: string; message?: string }; // what node:fs throws
  return code === 'ENOENT' ? `没有这个${absent}` : (words[code] ?? message);
}
