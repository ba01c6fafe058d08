import type { Position, ReportedProblem, Severity } from '../../../problem.js';
import type { Html } from '../html.js';
import type { Tone } from '../parts.js';
import { Badge, Caption } from '../parts.js';

const severities: Record<Severity, { word: string; tone: Tone; order: number }> = {
  error: { word: '有误', tone: 'red', order: 0 },
  warning: { word: '请核对', tone: 'amber', order: 1 },
  info: { word: '已整理', tone: 'grey', order: 2 },
};
/** So many are listed. */
const listed = 100;

/** What is wrong in a file, at its cells, the worst first. */
export function FileProblems({ problems }: { problems: readonly ReportedProblem[] }): Html | null {
  if (problems.length === 0) return null;
  const sorted = [...problems].sort((a, b) => severities[a.severity].order - severities[b.severity].order);
  return (
    <section class="box rows" aria-label="文件里的问题">
      <table>
        <Caption>文件里的问题，要紧的在前</Caption>
        <thead>
          <tr>
            <th scope="col">位置</th>
            <th scope="col">问题</th>
            <th scope="col">程度</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, listed).map(({ at, message, severity }) => (
            <tr>
              <td class="aside">{sayPlace(at)}</td>
              <td>{message}</td>
              <td>
                <Badge tone={severities[severity].tone}>{severities[severity].word}</Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {problems.length > listed ? (
        <p class="aside more">另有 {problems.length - listed} 处没有列出，改好上面的再传一次。</p>
      ) : null}
    </section>
  );
}

function sayPlace({ sheet, row, cell }: Position): string {
  const place = cell ?? (row === null ? null : `第 ${row} 行`);
  return [sheet, place].filter((part) => part !== null).join(' ') || '整个文件';
}
