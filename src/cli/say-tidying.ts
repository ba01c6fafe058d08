import type { ReportedTidying } from '../import/tidying.js';
import { mostPlaces } from '../import/tidying.js';
import { sayPosition } from '../problem.js';

export function sayTidying({ count, message, kind }: ReportedTidying): string {
  return `整理 ${count} 处：${message} [${kind}]`;
}

/** With its places, sheet by sheet, and some of them in words. */
export function listTidying(tidying: ReportedTidying): string[] {
  const { count, places, examples } = tidying;
  return [
    sayTidying(tidying),
    ...places.map(({ sheet, cells }) => `  ${[sheet, cells.join('、')].filter(Boolean).join(' ')}`),
    ...(count > mostPlaces ? [`  （只列出前 ${mostPlaces} 处）`] : []),
    ...examples.map(
      ({ at, before, after }) =>
        `  如 ${sayPosition(at)}：“${before}” → ${after === null ? '（不读）' : `“${after}”`}`,
    ),
  ];
}
