import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import type { Change } from '../catalog/change.js';
import type { Draft, DraftChange } from '../catalog/draft.js';
import { Refusal } from '../refusal.js';
import type { Db } from '../store/engine.js';
import { addDraft } from '../store/drafts.js';
import { findEdition } from '../store/editions.js';
import { readChanges } from '../store/changes.js';
import { findVersion, latestVersion } from '../store/versions.js';
import { perform } from './perform.js';
import { deedOn } from './take-draft.js';
import { targetOfEdition } from './target.js';

/** Makes a draft that would bring an old version's catalog back, by what it does unless it is given a title; it is reviewed and published like any other. */
export async function restoreVersion(
  db: Db,
  { edition: id, number, title = '' }: { edition: string; number: number; title?: string },
  act: Act,
): Promise<Draft> {
  return perform(db, act, 'draft.add', async ({ tx, require, record }) => {
    const edition = await findEdition(tx, id);
    const grant = await require(await targetOfEdition(tx, edition));
    const old = await findVersion(tx, edition.id, number);
    const latest = await latestVersion(tx, edition.id);
    const reason = `恢复到第 ${number} 版`;
    const changes = (await readChanges(tx, edition.id, latest.number, number)).flatMap((change) =>
      toProposal(change, reason),
    );
    if (changes.length === 0) throw new Refusal('restore.same', { edition: edition.id, number });
    const draft = await addDraft(tx, {
      edition: edition.id,
      baseVersion: latest.number,
      title: title || reason,
      author: nameOf(act.actor),
      organization: grant?.organization ?? null,
      createdAt: act.at.toISOString(),
      importId: null,
      changes: joinFields(changes),
    });
    record(deedOn(draft, { restores: old.hash, number }));
    return draft;
  });
}

/** A change back as a draft proposes it. Domains are only ever added: one that was added since stays, without its items. */
function toProposal(change: Change, reason: string): DraftChange[] {
  switch (change.kind) {
    case 'item-added':
      return [{ kind: 'restore', code: change.code, place: change.place, content: change.content, reason }];
    case 'item-removed':
      return [{ kind: 'withdraw', code: change.code, reason }];
    case 'item-moved':
      return [{ kind: 'move', code: change.code, place: change.after, reason }];
    case 'field-changed':
      return [{ kind: 'edit', code: change.code, fields: { [change.field]: change.after }, reason }];
    case 'domain-added':
      return [
        { kind: 'add-domain', domain: change.domain, name: change.name, follows: change.follows, reason },
      ];
    case 'domain-removed':
    case 'domain-renamed':
    case 'domain-moved':
      return [];
  }
}

/** One edit per item, with all its fields. */
function joinFields(changes: readonly DraftChange[]): DraftChange[] {
  const edits = new Map<string, Extract<DraftChange, { kind: 'edit' }>>();
  for (const change of changes) {
    if (change.kind !== 'edit') continue;
    const fields = { ...edits.get(change.code)?.fields, ...change.fields };
    edits.set(change.code, { ...change, fields });
  }
  return [...changes.filter(({ kind }) => kind !== 'edit'), ...edits.values()];
}
