import { setTimeout as sleep } from 'node:timers/promises';
import type { Draft } from '../../src/catalog/draft.js';
import type { Answer } from './client.js';
import { ask, NoAnswer, publish, seen } from './client.js';
import type { History, Outcome } from './history.js';
import { noteOf, signsOf } from './history.js';
import { edition } from './office.js';

/* People who work on one draft at once, each by looking at how it stands and doing what is theirs. */

type Seen = Answer & { draft: Draft };

export type Crowd = {
  /** Where requests go: any server that takes them. */
  server: () => { url: string };
  random: () => number;
  history: History;
};

/** Everybody works until so many versions are published. `editors`: how many write at once. */
export async function workAtOnce(crowd: Crowd, editors: number, versions: number): Promise<void> {
  const { history } = crowd;
  const isOver = () => history.publications.length >= versions;
  const desk = { draft: 0 };
  const loop = async (work: () => Promise<void>) => {
    while (!isOver()) {
      await work().catch(ignoreLost);
      await sleep(5 + crowd.random() * 30);
    }
  };
  await Promise.all([
    loop(() => steward(crowd, desk)),
    ...Array.from({ length: editors }, (_, index) => {
      let count = 0;
      return loop(() => append(crowd, desk.draft, `${index}号`, `${index}-${(count += 1)}`));
    }),
    loop(() => review(crowd, desk.draft, 'legality', '法审员')),
    loop(() => review(crowd, desk.draft, 'secrecy', '密审员')),
    loop(() => publishIt(crowd, desk.draft)),
  ]);
}

function ignoreLost(error: unknown): void {
  if (!(error instanceof NoAnswer)) throw error;
}

/** Begins a draft where there is none to work on, hands it in, and sometimes takes it back. */
async function steward(crowd: Crowd, desk: { draft: number }): Promise<void> {
  const as = '起草人';
  const standing = await look(crowd, desk.draft, as);
  if (standing === null || standing.draft.state === 'published') {
    const body = { edition, title: '修订' };
    const added = await ask(crowd.server(), 'POST', '/drafts', { as, body });
    if (added.status === 201) desk.draft = Number(added.json['id']);
    return;
  }
  const { draft } = standing;
  const headers = seen(standing);
  const path = `/drafts/${draft.id}/submission`;
  if (draft.state === 'editing' && signsOf(noteOf(draft)).length > 8)
    await ask(crowd.server(), 'POST', path, { as, body: { reason: '年度修订' }, headers });
  else if (draft.state === 'in-review' && crowd.random() < 0.2)
    await ask(crowd.server(), 'DELETE', path, { as, headers });
}

async function append(crowd: Crowd, id: number, by: string, sign: string): Promise<void> {
  const as = '起草人';
  const standing = await look(crowd, id, as, by);
  if (standing?.draft.state !== 'editing') return;
  const note = [...signsOf(noteOf(standing.draft)), sign].join('，');
  const body = { kind: 'edit', code: '19-001', fields: { note }, reason: '修订' };
  const headers = seen(standing);
  const kept = { draft: id, sign, outcome: 'unknown' as Outcome };
  crowd.history.appends.push(kept);
  kept.outcome = outcomeOf(await ask(crowd.server(), 'POST', `/drafts/${id}/changes`, { as, body, headers }));
}

/** Approves what was seen, which may be something else by then. */
async function review(crowd: Crowd, id: number, kind: string, as: string): Promise<void> {
  const standing = await look(crowd, id, as);
  if (standing?.draft.state !== 'in-review') return;
  const body = { decision: 'approve', comment: null, digest: standing.draft.digest };
  await ask(crowd.server(), 'POST', `/drafts/${id}/reviews/${kind}`, { as, body });
}

async function publishIt(crowd: Crowd, id: number): Promise<void> {
  const standing = await look(crowd, id, '测试员');
  if (standing?.draft.state !== 'approved') {
    if (standing?.draft.state === 'published') noteVersion(crowd, standing.draft);
    return;
  }
  await publish(crowd.server(), id);
}

function noteVersion({ history }: Crowd, draft: Draft): void {
  if (history.publications.some((known) => known.draft === draft.id)) return;
  history.publications.push({
    draft: draft.id,
    version: draft.version ?? 0,
    note: String(noteOf(draft)),
  });
}

/** How a draft stands; `by`: whose looking is noted. null: there is none, or no answer. */
async function look({ server, history }: Crowd, id: number, as: string, by?: string): Promise<Seen | null> {
  if (id === 0) return null;
  const answer = await ask(server(), 'GET', `/drafts/${id}`, { as });
  if (answer.status !== 200) throw new NoAnswer(`${answer.status}`);
  const draft = answer.json as unknown as Draft; // as its schema has it
  if (by !== undefined) history.reads.push({ by, draft: id, signs: signsOf(noteOf(draft)) });
  return { ...answer, draft };
}

function outcomeOf({ status }: Answer): Outcome {
  if (status < 300) return 'kept';
  return status < 500 ? 'refused' : 'unknown';
}
