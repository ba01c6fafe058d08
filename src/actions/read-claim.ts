import { nameOn } from '../account/organization.js';
import { shortCode } from '../catalog/file-mark.js';
import { isRefusal } from '../refusal.js';
import { findEdition } from '../store/editions.js';
import type { Db } from '../store/engine.js';
import { listOrganizations } from '../store/organizations.js';
import { findVersion } from '../store/versions.js';
import type { Recognition } from './recognise-file.js';

/** What a file says that it is, where that is not so here: it left another system. */
export type Claim = {
  /** By its title, where there is such an edition here. */
  edition: string;
  version: number;
  /** By its name, where it is known here. */
  organization: string | null;
  code: string | null;
  /** What of it is not here. */
  lacks: 'edition' | 'version' | 'contents' | 'organization';
};

/** `day`: on which names are to be those in use. null: it says nothing of itself, or what it says is so. */
export async function readClaim(
  db: Db,
  { said, is }: Pick<Recognition, 'said' | 'is'>,
  day: string,
): Promise<Claim | null> {
  if (said === null || (is !== null && is.by !== 'contents')) return null;
  const { fingerprint, version, versionHash } = said;
  const edition = await known(findEdition(db, said.edition));
  const published = edition && (await known(findVersion(db, edition.id, version)));
  const body = (await listOrganizations(db)).find(({ id }) => id === said.organization);
  return {
    edition: edition?.title ?? said.edition,
    version,
    organization: body ? nameOn(body, day) : said.organization,
    code: fingerprint === null ? null : shortCode(fingerprint),
    lacks:
      edition === null
        ? 'edition'
        : published === null
          ? 'version'
          : published.hash === versionHash
            ? 'organization'
            : 'contents',
  };
}

const lacking: Record<Claim['lacks'], string> = {
  edition: '本系统没有这个目录版',
  version: '本系统没有发布过这一版',
  contents: '本系统同号的一版与它不同',
  organization: '本系统没有这个单位',
};

export function sayClaim({ edition, version, organization, code, lacks }: Claim): string {
  const part = [
    ...(organization === null ? [] : [`落款单位 ${organization}`]),
    ...(code === null ? [] : [`核对码 ${code}`]),
  ].join('，');
  const about = part === '' ? '' : `（${part}）`;
  return `文件写明它是“${edition}”第 ${version} 版${about}，但${lacking[lacks]}，可能是从别的系统导出的。`;
}

async function known<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}
