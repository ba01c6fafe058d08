import { titleOf } from '../../../../catalog/topic.js';
import { readContents, readOutline } from '../../../../store/catalogs.js';
import type { Db } from '../../../../store/engine.js';
import { latestVersion } from '../../../../store/versions.js';

/** What items and domains of an edition are called, in its newest version; what left it goes by its code. */
export type Names = { item: (code: string) => string; domain: (code: string) => string };

export async function readNames(db: Db, edition: string, codes: readonly string[]): Promise<Names> {
  const { number } = await latestVersion(db, edition);
  const contents = await readContents(db, edition, number, [...new Set(codes)]);
  const domains = new Map((await readOutline(db, edition, number, [])).map(({ code, name }) => [code, name]));
  return {
    item: (code) => {
      const content = contents.get(code);
      return content === undefined ? code : titleOf(content);
    },
    domain: (code) => domains.get(code) ?? code,
  };
}
