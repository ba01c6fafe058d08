import { findingWords } from '../regulation/health-check.js';
import type { HealthSummary } from '../regulation/health-check.js';
import type { FindingState } from '../regulation/finding.js';

/** 依据体检 in a line; the whole is for `check`. */
export function sayHealth({ on, citations, orphans }: HealthSummary): string {
  const total = Object.values(citations).reduce((sum, count) => sum + count, 0);
  const lost = orphans.length === 0 ? '' : `；没有一条依据仍然有效的事项：${orphans.join('、')}`;
  return `依据体检（${on}）：${total} 条依据，${sayFindings(citations)}${lost}。`;
}

/** 有效 1520、已废止 3. */
export function sayFindings(citations: HealthSummary['citations']): string {
  const counts = Object.entries(citations) as [FindingState, number][]; // its own keys
  return counts.map(([state, count]) => `${findingWords[state]} ${count}`).join('、') || '没有读出依据';
}
