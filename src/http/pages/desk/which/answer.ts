import { nameOn } from '../../../../account/organization.js';
import type { Edition, EditionLevel } from '../../../../catalog/catalog.js';
import { readClaim, sayClaim } from '../../../../actions/read-claim.js';
import { readExportsTaken } from '../../../../actions/exports-taken.js';
import type { FoundVersion, Recognition } from '../../../../actions/recognise-file.js';
import { noteRecognition, permitRecognition, recogniseFile } from '../../../../actions/recognise-file.js';
import { fieldNames, sayField } from '../../../../catalog/words.js';
import { dayInShanghai, timeInShanghai } from '../../../../catalog/day.js';
import type { Position } from '../../../../problem.js';
import { readCatalog, readOutline } from '../../../../store/catalogs.js';
import { findEdition } from '../../../../store/editions.js';
import type { Db } from '../../../../store/engine.js';
import { listOrganizations } from '../../../../store/organizations.js';
import type { UploadedFile } from '../../../upload.js';
import { tellChanges } from '../../handlers/item-changes.js';
import type { Desk } from '../route.js';
import type { FileRows, VersionsSince, WhichAnswer } from './page.js';

/** So many of the changes since are shown one by one. */
const shown = 40;

/** Reads what a file is; nothing of it is kept. */
export async function answerWhich(desk: Desk, file: UploadedFile): Promise<WhichAnswer> {
  const { service, act } = desk;
  const { db, reader, jobs } = service;
  await permitRecognition(db, act);
  await noteRecognition(db, file, act);
  const recognition = await jobs.run(async () => {
    const reading = await reader.readFile(file.bytes, file.name, reader.domains(), null);
    return recogniseFile(db, file, reading);
  });
  const { is, rows, since, problems } = recognition;
  const said = await readClaim(db, recognition, dayInShanghai(act.at));
  const about = { fileName: file.name, problems, claim: said && sayClaim(said) };
  if (is === null || rows === null) return { ...about, found: null };
  const exports = await readExportsTaken(db, is, act);
  const edition = await findEdition(db, is.edition);
  return {
    ...about,
    found: {
      is,
      domains: is.domains && (await namesOf(db, is, is.domains)),
      body: is.organization === null ? null : await nameOf(db, is.organization, is.effectiveOn),
      rows: tellRows(rows, edition.level),
      since: since && (await tellSince(db, edition, since)),
      exports: {
        ...exports,
        taken: exports.taken.map((one) => ({ ...one, time: timeInShanghai(one.at) })),
      },
    },
  };
}

async function namesOf(db: Db, { edition, version }: FoundVersion, domains: string[]): Promise<string[]> {
  return (await readOutline(db, edition, version, domains))
    .filter(({ code }) => domains.includes(code))
    .map(({ name }) => name);
}

async function nameOf(db: Db, id: string, day: string): Promise<string> {
  const found = (await listOrganizations(db)).find((organization) => organization.id === id);
  return found ? nameOn(found, day) : id;
}

function tellRows(
  { read, unchanged, changed, added, missing, unclear }: NonNullable<Recognition['rows']>,
  level: EditionLevel,
): FileRows {
  const placed = ({ at, title }: { at: Position; title: string }) => `${title}（${sayPlace(at)}）`;
  return {
    read,
    unchanged,
    changed: changed.map(({ at, code, title, fields }) => ({
      place: sayPlace(at),
      change: {
        code,
        title,
        kind: 'changed',
        fields: fields.map(({ field, before, after }) => ({
          label: fieldNames[field],
          before: sayField(field, before, level),
          after: sayField(field, after, level),
          weight: null,
        })),
      },
    })),
    added: added.map(placed),
    missing: missing.map(({ code, title }) => `${title}（${code}）`),
    unclear: unclear.map(placed),
  };
}

function sayPlace({ sheet, row }: Position): string {
  return `${sheet === null ? '' : `${sheet} `}第 ${row ?? '？'} 行`;
}

async function tellSince(
  db: Db,
  { id, level }: Edition,
  { versions, latest, digest: summary, changes: weighed }: NonNullable<Recognition['since']>,
): Promise<VersionsSince> {
  const { changes, digest } = tellChanges(weighed, await readCatalog(db, id, latest), level);
  const more = Math.max(0, changes.length - shown);
  return { versions, latest, summary, digest, changes: changes.slice(0, shown), more };
}
