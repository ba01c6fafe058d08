import type { Position } from './position.js';
import { sayPosition } from './position.js';
import type { Sentences } from './sentences.js';

/** What is wrong with a register of regulations or a list of 规范性文件清理结果. */
export type RegisterProblem =
  | { code: 'register.no-table'; at: Position }
  | { code: 'register.line-unreadable'; at: Position; why: string }
  | { code: 'register.title-missing'; at: Position }
  | { code: 'register.verdict-missing'; at: Position }
  | { code: 'register.verdict-unreadable'; at: Position; found: string }
  /** 拟废止 and the like decide nothing. */
  | { code: 'register.verdict-proposed'; at: Position; verdict: string }
  | { code: 'register.day-unreadable'; at: Position; found: string }
  | { code: 'register.repeated'; at: Position; first: Position; title: string }
  /** Several regulations on record are called so, and no number tells them apart. */
  | { code: 'register.ambiguous'; at: Position; title: string; count: number }
  /** Said to be valid, but ended on record. */
  | { code: 'register.contradicted'; at: Position; verdict: string; title: string };

/** What is wrong with a list of organizations. */
export type OrganizationProblem =
  | { code: 'organization.no-table'; at: Position }
  | { code: 'organization.id-invalid'; at: Position; found: string }
  | { code: 'organization.name-missing'; at: Position }
  | { code: 'organization.kind-unknown'; at: Position; found: string; known: string[] }
  /** `bearers`: several are called so. */
  | { code: 'organization.parent-unknown'; at: Position; found: string; bearers: string[] }
  | { code: 'organization.parent-missing'; at: Position }
  | { code: 'organization.day-unreadable'; at: Position; found: string }
  /** What the register of organizations may not say. */
  | { code: 'organization.contradictory'; at: Position; organization: string; why: string };

export const listProblems: Sentences<RegisterProblem | OrganizationProblem> = {
  'register.no-table': {
    severity: 'error',
    say: () => '没有找到清理结果表。表头至少要有“文件名称”，以及“文号”“制定机关”“清理结果”中的一列。',
  },
  'register.line-unreadable': { severity: 'error', say: (p) => `读不出这一行的法规：${p.why}` },
  'register.title-missing': { severity: 'error', say: () => '这一行没有文件名称，请补写。' },
  'register.verdict-missing': {
    severity: 'error',
    say: () => '没有写明清理结果，请写继续有效、修改、废止或失效。',
  },
  'register.verdict-unreadable': {
    severity: 'error',
    say: (p) => `看不懂清理结果“${p.found}”，请写继续有效、修改、废止或失效之一。`,
  },
  'register.verdict-proposed': {
    severity: 'info',
    say: (p) => `这里写的是拟${p.verdict}，还没有决定，效力没有变动。`,
  },
  'register.day-unreadable': {
    severity: 'warning',
    say: (p) => `“${p.found}”不是完整的日期，请写成 2026-12-01 这样。`,
  },
  'register.repeated': {
    severity: 'error',
    say: (p) => `《${p.title}》重复，${sayPosition(p.first)} 已经有了，请删去一行。`,
  },
  'register.ambiguous': {
    severity: 'error',
    say: (p) => `登记的法规文件中有 ${p.count} 件叫《${p.title}》，分不清是哪一件，请写明文号。`,
  },
  'register.contradicted': {
    severity: 'warning',
    say: (p) => `这里写的是${p.verdict}，但《${p.title}》登记为已废止或已失效，请核对。`,
  },
  'organization.no-table': {
    severity: 'error',
    say: () => '没有找到单位表。表头至少要有“单位标识”和“名称”，可以有“类型、上级、别名、启用、停用”。',
  },
  'organization.id-invalid': {
    severity: 'error',
    say: (p) =>
      p.found === ''
        ? '没有单位标识，请补写，如 longting-civil-affairs。'
        : `“${p.found}”不能作单位标识：用小写字母、数字和中间的“-”，如 longting-civil-affairs。`,
  },
  'organization.name-missing': { severity: 'error', say: () => '没有单位名称，请补写。' },
  'organization.kind-unknown': {
    severity: 'error',
    say: (p) =>
      `${p.found === '' ? '没有写明类型' : `没有“${p.found}”这种类型`}，请写${p.known.join('、')}之一。`,
  },
  'organization.parent-unknown': {
    severity: 'error',
    say: (p) =>
      p.bearers.length === 0
        ? `上级单位“${p.found}”没有登记，表中也没有。`
        : `叫“${p.found}”的单位有几个（${p.bearers.join('、')}），请写单位标识。`,
  },
  'organization.parent-missing': { severity: 'error', say: () => '没有写明上级；只有“区”可以没有上级。' },
  'organization.day-unreadable': {
    severity: 'error',
    say: (p) => `“${p.found}”不是日期，请写成 2026-12-01 这样。`,
  },
  'organization.contradictory': { severity: 'error', say: (p) => `单位“${p.organization}”：${p.why}。` },
};
