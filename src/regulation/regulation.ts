/** A law, administrative regulation, rule, local regulation or normative document (法规文件). */
export type Regulation = {
  /** Stable, e.g. `政府信息公开条例` in pinyin initials or a slug; never shown as a title. */
  id: string;
  /** Full official title without 《》. */
  title: string;
  /** Short titles and former titles it is cited by. */
  aliases: string[];
  kind: RegulationKind;
  issuer: string | null;
  /** Number of the current text's promulgation, e.g. 国务院令第711号. */
  documentNumber: string | null;
  /** Of a local act; null for national ones. */
  region: string | null;
  /** Whether a published register confirms this record; false = compiled from general knowledge. */
  checked: boolean;
  /** In order of date. */
  events: RegulationEvent[];
};

export type RegulationKind =
  '宪法' | '法律' | '行政法规' | '部门规章' | '地方性法规' | '地方政府规章' | '规范性文件' | '司法解释';

/** 立改废: what happened to a regulation, on a day; the day is null where it is not known. */
export type RegulationEvent = {
  kind: 'enacted' | 'amended' | 'commenced' | 'repealed' | 'expired' | 'superseded' | 'renamed';
  on: string | null;
  documentNumber: string | null;
  /** The articles it touches; [] = the whole act. */
  articles: string[];
  /** What takes its place, and whether all of them together or one of them does. */
  successors: { mode: 'all-of' | 'one-of'; titles: string[] } | null;
  note: string | null;
};
