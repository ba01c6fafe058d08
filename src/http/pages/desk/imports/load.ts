import { mayDo } from '../../../../actions/perform.js';
import { permittedEditions } from '../../../../actions/permitted-editions.js';
import type { ImportOutcome } from '../../../../actions/import-file.js';
import { columnNames } from '../../../../actions/import-choices.js';
import { readImport } from '../../../../actions/read-import.js';
import { readEndOfWaiting } from '../../../../actions/waiting-imports.js';
import { targetOfDraft } from '../../../../actions/target.js';
import type { Edition } from '../../../../catalog/catalog.js';
import { dayInShanghai } from '../../../../catalog/day.js';
import { findDraft } from '../../../../store/drafts.js';
import { findEdition, listEditions } from '../../../../store/editions.js';
import { listWaiting } from '../../../../store/waiting-imports.js';
import type { Refusal } from '../../../../refusal.js';
import type { Html } from '../../html.js';
import { faultsOf } from '../faults.js';
import type { Desk } from '../route.js';
import { Moved } from '../route.js';
import { checkPageOf } from './check.js';
import { checkPage } from './check-page.js';
import type { ColumnsPage } from './columns-page.js';
import { columnsPage } from './columns-page.js';
import type { DonePage } from './done-page.js';
import type { Opened } from './open.js';
import { openWaiting } from './open.js';
import { readingPage } from './reading-page.js';
import { refusedPage } from './refused-page.js';
import type { StartPage } from './start-page.js';
import { unreadablePage } from './unreadable-page.js';
import type { GridQuery } from './urls.js';
import { importUrl } from './urls.js';

/** The editions somebody may import into, in the order they are shown. */
async function openEditions({ service: { db }, act }: Desk): Promise<Edition[]> {
  const open = await permittedEditions(db, 'import.file', undefined, act);
  return (await listEditions(db)).filter(({ id }) => open.includes(id));
}

export async function loadStart(
  desk: Desk,
  sent: { refusal: Refusal | null; edition: string } = { refusal: null, edition: '' },
): Promise<StartPage> {
  const editions = await openEditions(desk);
  const waiting = await listWaiting(desk.service.db, desk.account);
  return {
    desk: desk.frame,
    faults: faultsOf(sent.refusal, 'file'),
    editions,
    chosen: sent.edition === '' && editions.length === 1 ? (editions[0]?.id ?? '') : sent.edition,
    waiting: waiting.map(({ id, fileName, edition, receivedAt }) => ({
      id,
      fileName,
      edition,
      receivedOn: dayInShanghai(new Date(receivedAt)),
    })),
  };
}

/** What a file that waits asks for now: patience, a look at its columns, or at its rows. Once imported, it leads there. */
export async function loadWaiting(
  desk: Desk,
  id: number,
  query: GridQuery,
  refusal: Refusal | null = null,
): Promise<Html | Moved> {
  const imported = await readEndOfWaiting(desk.service.db, id, desk.act);
  if (imported !== null) return new Moved(importUrl(imported));
  const opened = await openWaiting(desk, id);
  const { fileName, choices } = opened.waiting;
  switch (opened.state) {
    case 'reading':
      return readingPage({ desk: desk.frame, fileName });
    case 'unreadable': {
      const { edition, problems, isPassing } = opened;
      return unreadablePage({ desk: desk.frame, id, fileName, edition, problems, isPassing });
    }
    case 'refused':
      return refusedPage({
        desk: desk.frame,
        id,
        fileName,
        message: opened.refusal.message,
        ofOtherEdition: opened.refusal.code === 'import.other-edition',
      });
    case 'ready': {
      const { mapping, mark, items } = opened.file.reading;
      if (
        !choices.columnsSeen &&
        mark === undefined &&
        items.length > 0 &&
        (mapping?.tables ?? []).length > 0
      )
        return columnsPage(await columnsOf(desk, opened, refusal));
      const { edition, preview } = opened;
      const about = { desk: desk.frame, faults: faultsOf(refusal, 'main'), id, fileName, edition, choices };
      return checkPage(checkPageOf(about, preview, query));
    }
  }
}

export async function loadColumns(
  desk: Desk,
  id: number,
  refusal: Refusal | null = null,
): Promise<Html | Moved> {
  const imported = await readEndOfWaiting(desk.service.db, id, desk.act);
  if (imported !== null) return new Moved(importUrl(imported));
  const opened = await openWaiting(desk, id);
  return opened.state === 'reading'
    ? readingPage({ desk: desk.frame, fileName: opened.waiting.fileName })
    : columnsPage(await columnsOf(desk, opened, refusal));
}

async function columnsOf(
  desk: Desk,
  opened: Exclude<Opened, { state: 'reading' }>,
  refusal: Refusal | null,
): Promise<ColumnsPage> {
  const { waiting, edition } = opened;
  return {
    desk: desk.frame,
    faults: faultsOf(refusal, 'edition'),
    id: waiting.id,
    fileName: waiting.fileName,
    tables: opened.file.reading.mapping?.tables ?? [],
    fields: columnNames,
    editions: await openEditions(desk),
    edition: edition.id,
    domains: desk.service.reader.domains().map(({ code, name }) => ({ code, name })),
    domain: waiting.choices.domain.find((line) => /^\d{2}$/.test(line)) ?? '',
  };
}

export async function loadDone(
  desk: Desk,
  values: { import: number },
  refusal: Refusal | null = null,
): Promise<DonePage> {
  const { db } = desk.service;
  const kept = await readImport(db, values.import, desk.act);
  const outcome = kept.report as ImportOutcome; // written by importFile only
  const draft = outcome.draft === null ? undefined : await findDraft(db, outcome.draft);
  const mayUndo =
    draft?.state === 'editing' &&
    (await mayDo(db, desk.act.actor, 'draft.abandon', await targetOfDraft(db, draft)));
  return {
    desk: desk.frame,
    faults: faultsOf(refusal, 'main'),
    id: kept.id,
    edition: await findEdition(db, kept.edition),
    outcome,
    draft: draft ? { id: draft.id, state: draft.state, mayUndo } : null,
  };
}
