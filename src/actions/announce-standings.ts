import { statusNews, toldStanding } from '../announcement/status-news.js';
import { dayInShanghai } from '../catalog/day.js';
import { readRegister } from '../store/regulations.js';
import { readToldStandings, saveToldStandings } from '../store/told-standings.js';
import type { Step } from './perform.js';

/**
 * Tells of every act that stands otherwise than when others were last told, in a transaction that holds the register. An
 * act seen for the first time is only remembered. `why`: what it comes from, where that is no event on record.
 */
export async function announceStandings(
  { tx, announce }: Pick<Step, 'tx' | 'announce'>,
  at: Date,
  why: string | null = null,
): Promise<number> {
  const day = dayInShanghai(at);
  const { regulations } = await readRegister(tx);
  const told = await readToldStandings(tx);
  const news = regulations.flatMap((regulation) => {
    const before = told.get(regulation.id);
    return before === undefined ? [] : (statusNews(regulation, before, day, why) ?? []);
  });
  const touched = new Set(news.map(({ regulation }) => regulation));
  const changed = regulations.filter(({ id }) => touched.has(id) || !told.has(id));
  await saveToldStandings(
    tx,
    new Map(changed.map((regulation) => [regulation.id, toldStanding(regulation, day)])),
  );
  for (const one of news) announce(one);
  return news.length;
}
