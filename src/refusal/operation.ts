import type { Sentences } from './sentences.js';

/** Refusals of files, the database and the surroundings of the program. */
export type OperationRefusals = {
  'file.unreadable': { path: string; why: string };
  'database.unusable': { why: string };
  'database.not-initialized': Record<string, never>;
  'database.newer': { migration: string };
  'database.not-empty': Record<string, never>;
  'backup.unreadable': { path: string; why: string };
  'backup.not-intact': { what: string };
  'configuration.invalid': { name: string; found: string; expected: string };
  'server.cannot-listen': { address: string; why: string };
  'file.unwritable': { path: string; why: string };
  'log.nothing-then': Record<string, never>;
  'log.behind-checkpoint': { file: string; kept: number; sequence: number };
};

export const operationRefusals: Sentences<OperationRefusals> = {
  'file.unreadable': { status: 400, say: (d) => `读不了文件 ${d.path}：${d.why}。` },
  'database.unusable': { status: 503, say: (d) => `数据库不能用：${d.why}。` },
  'database.not-initialized': {
    status: 503,
    say: () => '数据库还没有建立。请先运行 disclosure-catalog init。',
  },
  'database.newer': {
    status: 503,
    say: (d) => `数据库由更新的程序建立（${d.migration}），请升级本程序后再用。`,
  },
  'database.not-empty': {
    status: 409,
    say: () =>
      '数据库不是空的，没有恢复，原有的内容没有改动。请把 DATABASE_URL 指到一个还没有的文件或空的库。',
  },
  'backup.unreadable': { status: 422, say: (d) => `读不了备份 ${d.path}：${d.why}。` },
  'backup.not-intact': {
    status: 422,
    say: (d) => `备份没有通过核对，没有采用：${d.what}请用 verify 核对原来的数据库，或换一份备份。`,
  },
  'configuration.invalid': {
    status: 500,
    say: (d) => `环境变量 ${d.name} 的值“${d.found}”不对，应为${d.expected}。`,
  },
  'server.cannot-listen': {
    status: 500,
    say: (d) => `不能在 ${d.address} 提供服务：${d.why}。可用 PORT、HOST 换一个。`,
  },
  'file.unwritable': { status: 500, say: (d) => `写不了文件 ${d.path}：${d.why}。` },
  'log.nothing-then': { status: 404, say: () => '这段时间没有操作记录。' },
  'log.behind-checkpoint': {
    status: 500,
    say: (d) =>
      `操作记录只到第 ${d.sequence} 条，封存文件 ${d.file} 中却有第 ${d.kept} 条的封存点：记录被截去过，或数据库换成了旧的。请运行 verify 核对。`,
  },
};
