import type { ImportOutcome } from '../../../../actions/import-file.js';
import { importFile } from '../../../../actions/import-file.js';
import { readImport } from '../../../../actions/read-import.js';
import { abandonDraft } from '../../../../actions/submit-draft.js';
import type { LineChoice, WrittenChoices } from '../../../../actions/waiting-choices.js';
import { lineChoices, nothingSaid, sayLine, toImportChoices } from '../../../../actions/waiting-choices.js';
import {
  chooseWaiting,
  closeWaiting,
  discardWaiting,
  keepWaiting,
} from '../../../../actions/waiting-imports.js';
import { annotateFile } from '../../../../export/annotate-apart.js';
import { mediaTypes } from '../../../../export/formats.js';
import { Refusal } from '../../../../refusal.js';
import type { FileAnswer } from '../../../route.js';
import type { UploadedFile } from '../../../upload.js';
import { localPath } from '../../local-path.js';
import type { Desk, Done } from '../route.js';
import { lineWords } from './line-words.js';
import { openWaiting } from './open.js';
import { importsUrl, importUrl, waitingUrl } from './urls.js';

export async function receiveFile(desk: Desk, edition: string, file: UploadedFile): Promise<Done> {
  const { id, isNew, isChosen } = await keepWaiting(
    desk.service.db,
    file,
    edition === '' ? null : edition,
    desk.act,
  );
  const said = isNew
    ? `已收到“${file.name}”，还没有写入草案。`
    : `“${file.name}”已在核对：先前上传过同一个文件，没有再存一份${isChosen ? '，当时的选定仍然有效' : ''}。`;
  return { to: waitingUrl(id), said };
}

/** What the page of columns says: only what differs from what was read. */
export async function sayColumns(
  { service: { db }, act }: Desk,
  id: number,
  { edition, map, domain }: { edition: string; map: string[]; domain: string },
): Promise<Done> {
  const lines = map.filter((line) => line !== '');
  const choices = (before: WrittenChoices): WrittenChoices => {
    const mapped = lines.reduce((said, line) => sayLine(said, { what: 'map', line, does: 'add' }), before);
    const of = { ...mapped, domain: domain === '' ? [] : [domain], columnsSeen: true, otherEdition: false };
    return of;
  };
  await chooseWaiting(db, id, { ...(edition === '' ? {} : { edition }), choices }, act);
  const said = lines.length === 0 ? '各列按系统认出的对应。' : `改了 ${lines.length} 列的对应。`;
  return { to: waitingUrl(id), said };
}

export async function sayOne(
  { service: { db }, act }: Desk,
  id: number,
  { does, what, line, back }: Record<'does' | 'what' | 'line' | 'back', string>,
): Promise<Done> {
  if (!isLineChoice(what))
    throw new Refusal('request.parameter-invalid', {
      parameter: 'what',
      found: what,
      expected: lineChoices.join('、'),
    });
  const choice = { what, line, does: does === 'remove' ? 'remove' : 'add' } as const;
  await chooseWaiting(db, id, { choices: (before) => sayLine(before, choice) }, act);
  return {
    to: backTo(back, id),
    said: `${choice.does === 'add' ? '已选定' : '已撤回'}：${lineWords[what]} ${line}。`,
  };
}

function isLineChoice(what: string): what is LineChoice {
  return (lineChoices as readonly string[]).includes(what);
}

export async function sayTerms(
  { service: { db }, act }: Desk,
  id: number,
  { missing, blanks, otherEdition, back }: Record<'missing' | 'blanks' | 'otherEdition' | 'back', string>,
): Promise<Done> {
  const choices = (before: WrittenChoices): WrittenChoices => ({
    ...before,
    ...(missing === '' ? {} : { withdrawMissing: missing === 'withdraw' }),
    ...(blanks === '' ? {} : { clearBlanks: blanks === 'clear' }),
    ...(otherEdition === '' ? {} : { otherEdition: true }),
  });
  const { choices: now } = await chooseWaiting(db, id, { choices }, act);
  const said = [
    now.withdrawMissing ? '表内没有的事项列为删除' : '表内没有的事项保留',
    now.clearBlanks ? '空白的格清空现行内容' : '空白的格沿用现行内容',
  ].join('，');
  return { to: backTo(back, id), said: `${said}。` };
}

export async function resetChoices({ service: { db }, act }: Desk, id: number): Promise<Done> {
  await chooseWaiting(db, id, { choices: () => nothingSaid }, act);
  return { to: waitingUrl(id), said: '全部选定已清除。' };
}

export async function discard({ service: { db }, act }: Desk, id: number): Promise<Done> {
  await discardWaiting(db, id, act);
  return { to: importsUrl, said: '已放弃这次导入，文件没有保留，目录没有改动。' };
}

/** Writes the draft; what was written is said in numbers. */
export async function draftWaiting(desk: Desk, id: number): Promise<Done> {
  const { db, reader } = desk.service;
  const opened = await openWaiting(desk, id);
  if (opened.state === 'refused') throw opened.refusal;
  if (opened.state === 'reading') return { to: waitingUrl(id), said: '文件还在读取，读完再入库。' };
  if (opened.state === 'unreadable') return { to: waitingUrl(id), said: '没有要写入草案的变动。' };
  const { waiting, edition, file } = opened;
  const { corrections: _, ...choices } = toImportChoices(waiting.choices);
  const request = { ...choices, edition: edition.id, title: null, dryRun: false, sender: desk.account };
  const outcome = await importFile(db, file, request, reader.domains(), desk.act);
  if (outcome.importId === null) return { to: waitingUrl(id), said: '没有要写入草案的变动。' };
  await closeWaiting(db, id, outcome.importId, desk.act);
  return { to: importUrl(outcome.importId), said: sayWritten(outcome) };
}

function sayWritten({
  outcome,
  draft,
  added,
  changed,
  withdrawn,
  unchanged,
  leftOut,
}: ImportOutcome): string {
  const counts = `新增 ${added.length}、修改 ${changed.length}、删除 ${withdrawn.length}、未变 ${unchanged.length}、未入库 ${leftOut}`;
  if (outcome === 'already-drafted') return `同样的内容已在第 ${draft ?? 0} 号草案里，没有再写一份。`;
  return draft === null ? `没有写入草案：${counts}。` : `已写入第 ${draft} 号草案：${counts}。`;
}

/** Gives the draft of an import up. */
export async function undoImport({ service: { db }, act }: Desk, id: number): Promise<Done> {
  const { report } = await readImport(db, id, act);
  const { draft } = report as ImportOutcome; // written by importFile only
  if (draft === null) throw new Refusal('import.unknown', { import: id });
  await abandonDraft(db, { draft, revision: null }, act);
  return { to: importsUrl, said: `已撤销：第 ${draft} 号草案作废，目录没有改动。` };
}

/** The file with every problem as a comment at its cell. */
export async function annotateWaiting(desk: Desk, id: number): Promise<FileAnswer> {
  const opened = await openWaiting(desk, id);
  if (opened.state !== 'ready') throw new Refusal('import.unknown', { import: id });
  const { jobs, reader } = desk.service;
  const { file, preview, waiting } = opened;
  const sent = { bytes: file.bytes, name: file.name, receivedAt: waiting.receivedAt };
  return {
    makeBytes: () => jobs.run(() => annotateFile(reader.readSheets, sent, preview.outcome.problems)),
    mediaType: mediaTypes.xlsx,
    fileName: { full: `${file.name.replace(/\.\w{1,5}$/, '')}_批注.xlsx`, plain: `import-${id}-report.xlsx` },
  };
}

/** Only to a page of this file. */
function backTo(back: string, id: number): string {
  const path = localPath(back);
  return path === waitingUrl(id) || path.startsWith(`${waitingUrl(id)}?`) ? path : waitingUrl(id);
}
