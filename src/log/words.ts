import type { CheckpointFault } from './checkpoint.js';
import type { LogEntry } from './entry.js';
import type { LogFinding, LogReport } from './verify-log.js';

export function sayLogFinding({ sequence, kind }: LogFinding): string {
  const entry = `操作记录第 ${sequence} 条`;
  switch (kind) {
    case 'altered':
      return `${entry}与指纹不符，被改动过。`;
    case 'missing':
      return `${entry}缺失，被删去过。`;
    case 'cut-off':
      return `${entry}起缺失：封存点记有更多的条目，末尾被截去过，或数据库换成了旧的。`;
    case 'out-of-order':
      return `${entry}不在它的位置上，次序被调换过。`;
    case 'inserted':
      return `${entry}是插入的：这个号另有一条，或没有这个号。`;
    case 'column-altered':
      return `${entry}的检索栏与正文不符，被改动过。`;
    case 'checkpoint-differs':
      return `${entry}与封存点不符：它或它以前的条目被整段重造过，或封存点不是这个数据库的。`;
  }
}

/** How far the log is proven, and what can't be. */
export function sayProven({ entries, provenTo }: LogReport): string {
  if (provenTo === 0) return '末尾是否被截去无法证明（没有外部封存点）。';
  return provenTo === entries
    ? '全部由外部封存点证明。'
    : `到第 ${provenTo} 条为止由外部封存点证明；其后的末尾是否被截去无法证明。`;
}

export function sayCheckpointFault(fault: CheckpointFault): string {
  switch (fault) {
    case 'malformed':
      return '不是封存点';
    case 'unsealed':
      return '没有印记，谁都可以写，不能作证';
    case 'seal-wrong':
      return '印记不对，不是用 LOG_KEY 制作的，或被改动过';
  }
}

/** An entry as a line for people. */
export function sayEntry(entry: LogEntry): string {
  const { sequence, at, account, via, address, action, outcome, thing } = entry;
  const outcomes = { done: '', refused: '（无权）', failed: '（未成功）' };
  const words = [sequence, at, account, via, address ?? '-', `${action}${outcomes[outcome]}`];
  const about = thing === null ? '-' : `${thing.kind}:${thing.id}`;
  return [...words, about, JSON.stringify(entry.details)]
    .map((word) => spellOut(String(word)).replace(/[\t\n]/g, ' '))
    .join('\t');
}

/** Signs that are not seen, or make a terminal show what is not there, are spelled out; line feeds and tabs stay. */
export function spellOut(text: string): string {
  return text.replace(/(?![\n\t])[\p{C}\p{Zl}\p{Zp}]/gu, (sign) =>
    Array.from(
      { length: sign.length },
      (_, index) => `\\u${sign.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
