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
  /** Whether it demands that something be disclosed, so that a catalog should cite it; without it nobody has said. */
  demandsDisclosure?: boolean;
  /** In order of date; [] = nothing is known of it but its name. */
  events: RegulationEvent[];
};

export const regulationKinds = [
  '宪法',
  '法律',
  '行政法规',
  '部门规章',
  '地方性法规',
  '地方政府规章',
  '规范性文件',
  '司法解释',
] as const;

export type RegulationKind = (typeof regulationKinds)[number];

/** 立改废: what happened to a regulation, on a day; the day is null where it is not known. */
export type RegulationEvent = {
  kind: 'enacted' | 'amended' | 'commenced' | 'repealed' | 'expired' | 'superseded' | 'renamed';
  on: string | null;
  documentNumber: string | null;
  /** The articles it touches; [] = the whole act. */
  articles: string[];
  /** What takes its place, and whether all of them together or one of them does; of a renamed act its new title. */
  successors: Successors | null;
  /** The words of its source, or what is odd about it. */
  note: string | null;
  /** Where `on` is null: the last day on which it may not have happened yet. */
  by?: string;
  /** Of a commencement: the day of the text that takes effect; without it that is the last text before. */
  of?: string;
  /** Of an amendment: articles that bear another number since; `to` null = left out. */
  moved?: ArticleMove[];
  /** Of an enactment or amendment: how many articles the text has. */
  articleCount?: number;
};

export type Successors = { mode: 'all-of' | 'one-of'; titles: string[] };

export type ArticleMove = { from: string; to: string | null };
