import { interpretItem } from '../catalog/item.js';
import type { Item } from '../catalog/item.js';
import type { Position, ReportedProblem } from '../problem.js';
import { reportProblem } from '../problem.js';
import type { FileReading, ReadItem } from './read.js';
import type { ReportedTidying } from './tidying.js';
import { reportTidying } from './tidying.js';

/** What `read FILE --json` prints. */
export type ReadReport = {
  items: ({ at: Position; domain: ReadItem['domain']; code: string | null } & Omit<Item, 'code'>)[];
  problems: ReportedProblem[];
  tidyings: ReportedTidying[];
};

export function toReadJson(reading: FileReading): ReadReport {
  return {
    items: reading.items.map(({ at, domain, code, content }) => ({
      at,
      domain,
      ...interpretItem({ code: '', ...content }),
      code,
    })),
    problems: reading.problems.map(reportProblem),
    tidyings: (reading.tidyings ?? []).map(reportTidying),
  };
}
