import { dayInWords } from '../catalog/day.js';
import type { RegulationStatus } from '../regulation/status.js';
import type { Announcement, StatusNews, VersionNews } from './announcement.js';

/** One piece of news in words, for people who follow a feed. */
export type FeedEntry = {
  sequence: number;
  id: string;
  at: string;
  title: string;
  /** What changed, and why; each a sentence or two. */
  paragraphs: string[];
  about: { edition: string; version: number } | { regulation: string };
};

/** What is said of a version besides its number: `changes` null for the first one. */
export type VersionWords = { edition: string; changes: string | null; note: string; laws: readonly string[] };

export function sayVersion(
  { sequence, id, at }: Announcement,
  { edition, version, effectiveOn }: VersionNews,
  { edition: title, changes, note, laws }: VersionWords,
): FeedEntry {
  return {
    sequence,
    id,
    at,
    title: `${title}第${version}版发布，${dayInWords(effectiveOn)}起施行`,
    paragraphs: [
      changes === null ? '首次发布。' : `与第${version - 1}版相比：${withStop(changes)}`,
      ...(note === '' || changes === null ? [] : [`修订原因：${withStop(note)}`]),
      ...(laws.length === 0 ? [] : [`有关法规：${withStop(laws.join('；'))}`]),
    ],
    about: { edition, version },
  };
}

export function sayStatus({ sequence, id, at }: Announcement, news: StatusNews): FeedEntry {
  const { regulation, title, on, before, after, why } = news;
  const same = before === after;
  return {
    sequence,
    id,
    at,
    title: same ? `《${title}》再次变动` : `《${title}》${wordsOf(after)}`,
    paragraphs: [
      same
        ? `截至${dayInWords(on)}，状态仍为“${wordsOf(after)}”，内容又有变动。`
        : `${dayInWords(on)}起，状态由“${wordsOf(before)}”变为“${wordsOf(after)}”。`,
      ...(why === null ? [] : [`原因：${withStop(why)}`]),
    ],
    about: { regulation },
  };
}

function wordsOf(status: RegulationStatus | null): string {
  return status ?? '不能确定';
}

function withStop(sentence: string): string {
  return /[。！？]$/.test(sentence) ? sentence : `${sentence}。`;
}
