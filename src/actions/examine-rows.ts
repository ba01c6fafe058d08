import { cellOfField } from '../import/field-places.js';
import { readLegalBases } from '../import/cells/legal-bases.js';
import type { ReadItem } from '../import/read.js';
import type { CellRepair } from '../import/repairs.js';
import type { Position, Problem } from '../problem.js';
import type { BasisFault, Remedy } from '../regulation/basis-fault.js';
import { faultFinder } from '../regulation/basis-fault.js';
import type { KnownRegister } from '../store/regulations.js';
import { basesReaderOf } from './read-bases.js';

/** What rows cite that no longer holds on a day or can't be told, and what their cells may say instead. */
export function examineRows(
  rows: readonly ReadItem[],
  register: KnownRegister,
  day: string,
): { problems: Problem[]; repairs: CellRepair[] } {
  const citationsIn = basesReaderOf(register);
  const faultsOf = faultFinder(register, day);
  const problems: Problem[] = [];
  const repairs: CellRepair[] = [];
  for (const row of rows) {
    const { columns, content } = row;
    if (!columns.includes('legalBases')) continue;
    const { at, writable } = cellOfField(row, 'legalBases');
    for (const fault of faultsOf({ content, citations: citationsIn(content.legalBases) })) {
      const problem = toProblem(fault, at);
      problems.push(problem);
      if (writable)
        for (const remedy of fault.remedies)
          repairs.push(...repairOf(remedy).map((proposed) => ({ at, code: problem.code, ...proposed })));
    }
  }
  return { problems, repairs };
}

function toProblem({ citation: { citation, link }, finding }: BasisFault, at: Position): Problem {
  const found = citation.text;
  if (finding.state === 'ambiguous')
    return { code: 'item.basis-ambiguous', at, found, count: finding.ids.length };
  if (link.state !== 'linked') throw new Error(`an act nobody linked was found to be ${finding.state}`);
  const regulation = link.id;
  switch (finding.state) {
    case 'renamed':
      return { code: 'item.basis-renamed', at, found, regulation, title: finding.title };
    case 'repealed':
    case 'expired': {
      const successors = finding.state === 'repealed' ? (finding.successors?.titles ?? []) : [];
      const how = finding.state;
      return { code: 'item.basis-ended', at, found, regulation, how, on: finding.on, successors };
    }
  }
}

/** One line for the whole cell, where it is read as just these 公开依据. */
function repairOf({ after, legalBases }: Remedy): Pick<CellRepair, 'says' | 'label'>[] {
  const says = legalBases.join('；');
  if (readLegalBases(says).join('\n') !== legalBases.join('\n')) return [];
  return [{ says, label: after.length === 0 ? '删去这一条' : `改为${after.join('、')}` }];
}
