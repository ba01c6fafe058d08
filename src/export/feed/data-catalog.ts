import type { Edition, Version } from '../../catalog/catalog.js';
import type { ExportFormat } from '../formats.js';
import { mediaTypes } from '../formats.js';

/** An edition with all its versions, oldest first. */
export type Series = { edition: Edition; versions: readonly Version[] };

/** Where things are; all absolute. */
export type Addresses = {
  self: string;
  home: string;
  edition: (edition: string) => string;
  page: (edition: string) => string;
  version: (version: Version) => string;
  file: (version: Version, format: ExportFormat) => string;
};

export const jsonLdType = 'application/ld+json; charset=utf-8';

/** In which forms a version is given away; the one to be edited is no publication. */
const formats = ['json', 'csv', 'xlsx', 'docx', 'html'] as const satisfies readonly ExportFormat[];

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  adms: 'http://www.w3.org/ns/adms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const chinese = (text: string) => ({ '@value': text, '@language': 'zh' });
const day = (text: string) => ({ '@value': text, '@type': 'xsd:date' });
const instant = (text: string) => ({ '@value': text, '@type': 'xsd:dateTime' });
const thing = (address: string) => ({ '@id': address });

/** The catalogs as data sets, for harvesters (DCAT 3 as JSON-LD): each edition a series, each version a data set of it. */
export function dataCatalog(series: readonly Series[], addresses: Addresses): Record<string, unknown> {
  const [first] = series;
  return {
    '@context': context,
    '@id': addresses.self,
    '@type': 'dcat:Catalog',
    'dct:title': chinese('基层政务公开标准目录'),
    'dct:language': 'zh-CN',
    'foaf:homepage': thing(addresses.home),
    ...(first === undefined ? {} : { 'dct:publisher': publisher(first.edition) }),
    'dcat:dataset': series.flatMap(({ edition, versions }) => [
      describeSeries({ edition, versions }, addresses),
      ...versions.map((version, index) => describeVersion(edition, version, versions[index - 1], addresses)),
    ]),
  };
}

function publisher({ organization }: Edition) {
  return { '@type': 'foaf:Organization', 'foaf:name': chinese(organization) };
}

function describeSeries({ edition, versions }: Series, addresses: Addresses) {
  const [first, last] = [versions[0], versions.at(-1)];
  return {
    '@id': addresses.edition(edition.id),
    '@type': 'dcat:DatasetSeries',
    'dct:identifier': edition.id,
    'dct:title': chinese(edition.title),
    'dct:publisher': publisher(edition),
    'dcat:landingPage': thing(addresses.page(edition.id)),
    ...(first === undefined ? {} : { 'dcat:first': thing(addresses.version(first)) }),
    ...(last === undefined ? {} : { 'dcat:last': thing(addresses.version(last)) }),
  };
}

function describeVersion(
  edition: Edition,
  version: Version,
  previous: Version | undefined,
  addresses: Addresses,
) {
  return {
    '@id': addresses.version(version),
    '@type': 'dcat:Dataset',
    'dct:identifier': version.hash,
    'dct:title': chinese(`${edition.title}第${version.number}版`),
    'dct:publisher': publisher(edition),
    'dct:issued': instant(version.publishedAt),
    'dct:valid': day(version.effectiveOn),
    'dcat:version': String(version.number),
    'adms:versionNotes': chinese(version.note),
    'dcat:inSeries': thing(addresses.edition(edition.id)),
    ...(previous === undefined
      ? {}
      : {
          'dcat:previousVersion': thing(addresses.version(previous)),
          'dcat:prev': thing(addresses.version(previous)),
        }),
    'dcat:distribution': formats.map((format) => describeFile(version, format, addresses)),
  };
}

function describeFile(version: Version, format: ExportFormat, addresses: Addresses) {
  const address = addresses.file(version, format);
  const [type = ''] = mediaTypes[format].split(';');
  return {
    '@id': address,
    '@type': 'dcat:Distribution',
    'dcat:accessURL': thing(address),
    'dcat:downloadURL': thing(address),
    'dcat:mediaType': thing(`https://www.iana.org/assignments/media-types/${type}`),
  };
}
