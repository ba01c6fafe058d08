import type { Edition, Version } from '../../catalog/catalog.js';
import { dayInWords } from '../../catalog/day.js';
import type { FileMark } from '../../catalog/file-mark.js';
import { shortCode } from '../../catalog/file-mark.js';

/** The words on the official table, in every format. */

export function documentTitle(edition: Edition, version: Version): string {
  return `${edition.title}（第${version.number}版）`;
}

export function domainTitle(name: string): string {
  return `${name}领域基层政务公开标准目录`;
}

/** Under the title of a domain. */
export function underDomainTitle(edition: Edition, version: Version): string {
  return `${edition.title}　${inForce(version)}`;
}

/** Under the title of the whole. */
export function underEditionTitle(edition: Edition, version: Version): string {
  return `${edition.organization}　${inForce(version)}`;
}

/** Where the log of operations stood when the version was published, printed so that it is kept outside the database. */
export function checkpointNote(checkpoint: string): string {
  return `发布时操作记录的封存点：${checkpoint}`;
}

/** At the foot of every page: by which `which` knows what was printed. */
export function codeNote({ fingerprint }: FileMark): string {
  return fingerprint === null ? '' : `核对码 ${shortCode(fingerprint)}`;
}

function inForce({ number, effectiveOn }: Version): string {
  return `第${number}版　自${dayInWords(effectiveOn)}起施行`;
}
