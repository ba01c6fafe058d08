import { dayInWords } from '../catalog/day.js';
import { saySuccessors } from './event-words.js';
import type { Regulation } from './regulation.js';
import { endOf, statusOn } from './status.js';

/** Documents of one standing, as the annex of a notice on clearing (规范性文件清理结果) lists them. */
export type ClearanceList = { verdict: ListedVerdict; documents: ClearedDocument[] };

export type ListedVerdict = '继续有效' | '废止' | '失效' | '效力待核';

export type ClearedDocument = {
  title: string;
  documentNumber: string | null;
  issuer: string | null;
  note: string | null;
};

const verdicts: readonly ListedVerdict[] = ['继续有效', '废止', '失效', '效力待核'];

/** The 规范性文件 of a region by their standing on a day; lists that are empty are left out. */
export function clearanceLists(
  regulations: readonly Regulation[],
  { region, on }: { region: string; on: string },
): ClearanceList[] {
  const local = regulations
    .filter(({ kind, region: own }) => kind === '规范性文件' && own !== null && own.endsWith(region))
    .map((regulation) => cleared(regulation, on));
  return verdicts.flatMap((verdict) => {
    const documents = local.filter((one) => one.verdict === verdict).map(({ document }) => document);
    return documents.length === 0 ? [] : [{ verdict, documents }];
  });
}

function cleared(
  { title, documentNumber, issuer, events }: Regulation,
  on: string,
): { verdict: ListedVerdict; document: ClearedDocument } {
  const { status } = statusOn(events, on);
  const end = endOf(events, on);
  const told = (verdict: ListedVerdict, note: string | null) => ({
    verdict,
    document: { title, documentNumber, issuer, note },
  });
  switch (status) {
    case '已废止':
    case '已失效': {
      const day = end === null || end.on === null ? [] : [`自${dayInWords(end.on)}起`];
      const followed = end?.successors ? [saySuccessors(end.successors)] : [];
      return told(status === '已废止' ? '废止' : '失效', [...day, ...followed].join('，') || null);
    }
    case '尚未生效':
    case '已修改':
      return told('继续有效', status);
    case '有效':
      return told('继续有效', null);
    case null:
      return told('效力待核', null);
  }
}
