import { startDraft } from '../../../../actions/edit-draft.js';
import { listVisibleDrafts } from '../../../../actions/list-drafts.js';
import { mayDo } from '../../../../actions/perform.js';
import { restoreVersion } from '../../../../actions/restore-version.js';
import { targetOfEdition } from '../../../../actions/target.js';
import type { Edition } from '../../../../catalog/catalog.js';
import { Refusal } from '../../../../refusal.js';
import { readDisplayNames } from '../../../../store/accounts.js';
import { listEditions } from '../../../../store/editions.js';
import { listVersions } from '../../../../store/versions.js';
import type { Values } from '../../../parameter.js';
import { inQuery, oneOf, text, wholeNumber } from '../../../parameter.js';
import type { Input } from '../../form-body.js';
import { faultsOf, refuseBlank } from '../faults.js';
import type { Desk, Done, Entry } from '../route.js';
import { draftUrl } from '../urls.js';
import type { DraftListPage } from './list-page.js';
import type { NewDraftPage } from './new-page.js';

export const listParameters = [
  inQuery('state', oneOf('open', 'all'), 'Those that are still to be done, or all'),
] as const;

export async function loadDraftList(
  desk: Desk,
  { state }: Values<typeof listParameters>,
): Promise<DraftListPage> {
  const { service, act, frame } = desk;
  const { db } = service;
  const editions = new Map((await listEditions(db)).map((edition) => [edition.id, edition]));
  const names = await readDisplayNames(db);
  const shown = state ?? 'open';
  const drafts = (await listVisibleDrafts(db, undefined, act)).filter(
    (draft) => shown === 'all' || (draft.state !== 'published' && draft.state !== 'abandoned'),
  );
  return {
    desk: frame,
    drafts: drafts.flatMap((draft) => {
      const edition = editions.get(draft.edition);
      return edition ? [{ draft, edition, author: names.get(draft.author) ?? draft.author }] : [];
    }),
    shown,
    mayAdd: (await editionsToDraft(desk)).length > 0,
  };
}

export const newDraftParameters = [inQuery('edition', text, 'Of which edition')] as const;
export const newDraftFields = { edition: 'one', title: 'one', restore: 'one' } as const;

export async function loadNewDraft(
  desk: Desk,
  values: { edition?: string | undefined },
  entry: Entry<typeof newDraftFields> | null = null,
): Promise<NewDraftPage> {
  const { db } = desk.service;
  const editions = await editionsToDraft(desk);
  const named = entry?.input.edition ?? values.edition ?? editions[0]?.id ?? '';
  const edition = editions.find(({ id }) => id === named);
  if (!edition) throw new Refusal('edition.unknown', { edition: named, known: editions.map(({ id }) => id) });
  return {
    desk: desk.frame,
    editions,
    edition,
    versions: (await listVersions(db, edition.id)).reverse(),
    input: { title: entry?.input.title ?? '', restore: entry?.input.restore ?? '' },
    faults: faultsOf(entry?.refusal ?? null, 'title'),
  };
}

async function editionsToDraft({ service: { db }, act }: Desk): Promise<Edition[]> {
  const open: Edition[] = [];
  for (const edition of await listEditions(db))
    if (await mayDo(db, act.actor, 'draft.add', await targetOfEdition(db, edition))) open.push(edition);
  return open;
}

/** Begins a draft; one that restores goes by what it restores unless it is given a name. */
export async function beginDraft(
  { service: { db }, act }: Desk,
  { edition, title, restore }: Input<typeof newDraftFields>,
): Promise<Done> {
  const name = title.trim();
  if (restore === '') {
    refuseBlank({ title }, { title: '请写草案名称，说明这次改什么。' });
    const draft = await startDraft(db, { edition, title: name }, act);
    return { to: draftUrl(draft.id, 'items'), said: `已新建第 ${draft.id} 号草案“${name}”。` };
  }
  const number = wholeNumber(1, 999_999_999).parse(restore);
  if (number === undefined)
    throw new Refusal('form.invalid', {
      faults: [{ field: 'restore', message: '请从列出的版本中选一个。' }],
    });
  const restored = await restoreVersion(db, { edition, number, title: name }, act);
  return {
    to: draftUrl(restored.id),
    said: `已新建第 ${restored.id} 号草案，把目录恢复到第 ${restore} 版，共 ${restored.changes.length} 处变更。`,
  };
}
