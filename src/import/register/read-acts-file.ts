import type { Checked, Problem } from '../../problem.js';
import { Refusal } from '../../refusal.js';
import type { Act } from '../../regulation/read-acts.js';
import { regulationFromAct } from '../../regulation/read-acts.js';
import type { Regulation } from '../../regulation/regulation.js';
import { checkAgainst } from '../../schema.js';

/**
 * A register of laws, one act a line in JSON; a line that is none is a problem at that row. `knownThrough`: the last
 * day whose events it has.
 */
export function readActsFile(text: string, knownThrough: string): Checked<Regulation[]> {
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  const value = text.split('\n').flatMap((line, index): Regulation[] => {
    if (line.trim() === '') return [];
    const at = { sheet: null, row: index + 1, cell: null };
    const act = readAct(line);
    if (typeof act === 'string') {
      problems.push({ code: 'register.line-unreadable', at, why: act });
      return [];
    }
    const regulation = regulationFromAct(act, knownThrough);
    const first = seen.get(regulation.id);
    if (first !== undefined) {
      problems.push({
        code: 'register.repeated',
        at,
        first: { sheet: null, row: first, cell: null },
        title: act.title,
      });
      return [];
    }
    seen.set(regulation.id, index + 1);
    return [regulation];
  });
  return { value, problems };
}

/** The act of a line, or what is wrong with it. */
function readAct(line: string): Act | string {
  try {
    return checkAgainst<Act>('register-act', JSON.parse(line), '这一行');
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    if (error instanceof SyntaxError) return '不是 JSON。';
    throw error;
  }
}
