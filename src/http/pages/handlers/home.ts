import type { Request } from 'express';
import { dayInShanghai } from '../../../catalog/day.js';
import { readOutline } from '../../../store/catalogs.js';
import { listEditions } from '../../../store/editions.js';
import { listVersions } from '../../../store/versions.js';
import type { Values } from '../../parameter.js';
import type { Service } from '../../route.js';
import type { EditionSummary, HomePage } from '../home-page.js';
import { chromeParameter } from './catalog.js';
import { frameOf } from './frame-of.js';
import { inForceOn } from './standing-of.js';

export const homeParameters = [chromeParameter] as const;

export async function loadHomePage(
  service: Service,
  request: Request,
  values: Values<typeof homeParameters>,
): Promise<HomePage> {
  const { db, now } = service;
  const today = dayInShanghai(now());
  const summaries = (await listEditions(db)).map(async (edition): Promise<EditionSummary> => {
    const versions = await listVersions(db, edition.id);
    const version = inForceOn(versions, today);
    const outline = version ? await readOutline(db, edition.id, version.number) : [];
    const coming = versions.filter(({ effectiveOn }) => effectiveOn > today);
    return {
      edition,
      current: version
        ? { version, domains: outline.map(({ code, name, items }) => ({ code, name, count: items.length })) }
        : null,
      upcoming: coming.sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))[0] ?? null,
    };
  });
  return {
    frame: await frameOf(service, request, values.chrome ?? 'full'),
    editions: await Promise.all(summaries),
  };
}
