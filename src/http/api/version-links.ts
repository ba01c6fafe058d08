import type { Version } from '../../catalog/catalog.js';
import { startOfDay } from '../../catalog/day.js';
import type { ExportFormat } from '../../export/formats.js';
import { exportFormats, mediaTypes } from '../../export/formats.js';
import type { Link } from '../links.js';
import { exportAddresses } from './exports.js';

type Numbered = Pick<Version, 'edition' | 'number'>;

export function timeMapPath(edition: string): string {
  return `/api/v1/editions/${edition}/timemap`;
}

/** Where the catalog in force is read, and asked for by time (RFC 7089: it is its own TimeGate). */
export function catalogPath(edition: string): string {
  return `/api/v1/editions/${edition}/catalog`;
}

export function versionPath({ edition, number }: Numbered): string {
  return `/api/v1/editions/${edition}/versions/${number}`;
}

/** What leads from the resource of a catalog to its states in time (RFC 5829, RFC 7089). */
export function timeLinks(edition: string): Link[] {
  const catalog = catalogPath(edition);
  return [
    { rel: 'original timegate latest-version', to: catalog },
    { rel: 'timemap', to: timeMapPath(edition), type: 'application/link-format' },
    { rel: 'version-history', to: `/api/v1/editions/${edition}/versions`, type: 'application/json' },
  ];
}

/** Where a version leads: its own address, its neighbours, and the same in other forms. `newest`: the newest number. */
export function versionLinks(version: Version, newest: number): Link[] {
  const { edition, number } = version;
  const neighbour = (rel: string, other: number): Link => ({
    rel,
    to: versionPath({ edition, number: other }),
  });
  return [
    { rel: 'canonical', to: versionPath(version) },
    ...timeLinks(edition),
    ...(number > 1 ? [neighbour('predecessor-version', number - 1)] : []),
    ...(number < newest ? [neighbour('successor-version', number + 1)] : []),
    ...exportFormats.filter(isOtherForm).map((format) => ({
      rel: 'alternate',
      to: `/api/v1/editions/${edition}/${exportAddresses[format]}?version=${number}`,
      type: mediaTypes[format],
    })),
  ];
}

/** Not what is to be filled in and sent back, and not the json that is read here. */
function isOtherForm(format: ExportFormat): boolean {
  return format !== 'workbook' && format !== 'json';
}

/** The instant from which a version tells what is in force, as the web's archives name it. */
export function mementoDatetime({ effectiveOn }: Version): Date {
  return startOfDay(effectiveOn);
}
