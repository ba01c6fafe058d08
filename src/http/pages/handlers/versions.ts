import type { Request } from 'express';
import { dayInShanghai } from '../../../catalog/day.js';
import { digestOf } from '../../../catalog/semantic/digest.js';
import { weighChanges } from '../../../catalog/semantic/weight.js';
import { findEdition } from '../../../store/editions.js';
import { readChanges } from '../../../store/changes.js';
import { findVersion, listVersions } from '../../../store/versions.js';
import { edition } from '../../api/point-in-time.js';
import type { Values } from '../../parameter.js';
import { inPath, inQuery, oneOf, wholeNumber } from '../../parameter.js';
import type { Service } from '../../route.js';
import type { VersionPage } from '../version-page.js';
import type { VersionsPage } from '../versions-page.js';
import { chromeParameter } from './catalog.js';
import { whereaboutsIn } from './compare.js';
import { frameOf } from './frame-of.js';
import { tellChanges } from './item-changes.js';
import { standingOf } from './standing-of.js';

export const versionParameters = [
  edition,
  inPath('number', wholeNumber(1, 999_999_999), 'A version'),
  inQuery('done', oneOf('published'), 'What has just been done'),
  chromeParameter,
] as const;

export async function loadVersionPage(
  service: Service,
  request: Request,
  values: Values<typeof versionParameters>,
): Promise<VersionPage> {
  const { db, now } = service;
  const found = await findEdition(db, values.edition);
  const version = await findVersion(db, found.id, values.number);
  const versions = await listVersions(db, found.id);
  const previous = versions.find(({ number }) => number === version.number - 1) ?? null;
  const catalog = await service.catalogOf(version);
  const changes = previous ? await readChanges(db, found.id, previous.number, version.number) : [];
  return {
    frame: await frameOf(service, request, values.chrome ?? 'full'),
    edition: found,
    version,
    isJustPublished: values.done === 'published',
    standing: standingOf(version, versions, dayInShanghai(now())),
    previous,
    next: versions.find(({ number }) => number === version.number + 1) ?? null,
    domainCount: catalog.domains.length,
    itemCount: catalog.domains.reduce((sum, { items }) => sum + items.length, 0),
    ...tellChanges(weighChanges(changes), catalog, found.level),
  };
}

export const versionsParameters = [edition, chromeParameter] as const;

export async function loadVersionsPage(
  service: Service,
  request: Request,
  values: Values<typeof versionsParameters>,
): Promise<VersionsPage> {
  const { db, now } = service;
  const found = await findEdition(db, values.edition);
  const versions = await listVersions(db, found.id);
  const entries = versions.map(async (version) => ({
    version,
    standing: standingOf(version, versions, dayInShanghai(now())),
    digest:
      version.number === 1
        ? null
        : digestOf(
            weighChanges(await readChanges(db, found.id, version.number - 1, version.number)),
            whereaboutsIn(await service.catalogOf(version)),
          ),
  }));
  return {
    frame: await frameOf(service, request, values.chrome ?? 'full'),
    edition: found,
    versions: (await Promise.all(entries)).reverse(),
  };
}
