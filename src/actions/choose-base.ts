import type { Edition, Version } from '../catalog/catalog.js';
import type { NamedBody } from '../catalog/named-body.js';
import type { FileReading } from '../import/read.js';
import type { SentMark } from '../import/sent-mark.js';
import { wholeFile } from '../import/unreadable.js';
import type { Problem } from '../problem.js';
import { Refusal } from '../refusal.js';
import type { Db } from '../store/engine.js';
import { findVersion, latestVersion } from '../store/versions.js';
import { assumeBase } from './assume-base.js';
import { findNamed } from './recognise-file.js';

/** How it is known which version a file was made on; `latest`: nothing says otherwise. */
export type BaseSource = 'request' | SentMark['by'] | 'contents' | 'latest';

/** The version whose rows a file's rows are compared with. */
export type ChosenBase = {
  version: Version;
  by: BaseSource;
  latest: number;
  /** In whose name the file was printed. */
  body: NamedBody | null;
  problems: Problem[];
};

export type BaseChoices = {
  /** The version it was made on, whatever it says. */
  base: number | null;
  /** Take it although it says that it is of another edition. */
  otherEdition: boolean;
};

/**
 * Decides which version a file was made on: what a person says, what the file says of itself, what its contents tell, else
 * the newest. A file that says an older one is a change of that one, so that nothing newer is undone by it.
 * @throws Refusal `import.other-edition` for a file of another edition, unless a person said to take it.
 */
export async function chooseBase(
  db: Db,
  { id }: Edition,
  reading: FileReading,
  { base, otherEdition }: BaseChoices,
): Promise<ChosenBase> {
  const newest = await latestVersion(db, id);
  const chosen = (version: Version, by: BaseSource, more: Partial<ChosenBase> = {}): ChosenBase => {
    const isOld = version.number < newest.number && by !== 'contents';
    const old: Problem = {
      code: 'file.base-old',
      at: wholeFile,
      base: version.number,
      latest: newest.number,
    };
    const problems = [...(isOld ? [old] : []), ...(more.problems ?? [])];
    return { version, by, latest: newest.number, body: more.body ?? null, problems };
  };
  const sent = reading.mark;
  const named = sent === undefined ? null : await findNamed(db, sent.mark);
  const isOther = named !== null && named.edition.id !== id;
  if (isOther && !otherEdition)
    throw new Refusal('import.other-edition', {
      edition: id,
      found: named.edition.id,
      version: named.version.number,
    });
  const problems: Problem[] = isOther
    ? [{ code: 'file.other-edition', at: wholeFile, edition: named.edition.id }]
    : [];
  const body = isOther ? null : (named?.body ?? null);
  if (base !== null) return chosen(await findVersion(db, id, base), 'request', { body, problems });
  if (sent && named && !isOther) return chosen(named.version, sent.by, { body });
  if (sent && !named) {
    const { edition, version } = sent.mark;
    problems.push({ code: 'file.base-unknown', at: wholeFile, edition, version });
  }
  const assumed = await assumeBase(db, id, reading, newest.number);
  if (assumed === null) return chosen(newest, 'latest', { problems });
  problems.push({ code: 'file.base-assumed', at: wholeFile, ...assumed, latest: newest.number });
  return chosen(await findVersion(db, id, assumed.base), 'contents', { problems });
}
