import type { Edition, Version } from '../../catalog/catalog.js';
import type { FileMark } from '../../catalog/file-mark.js';
import { spellMark } from '../../catalog/file-mark.js';
import { markupText as escape } from '../../catalog/legal-text.js';
import { documentTitle } from './words.js';

const names = [
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:dcterms="http://purl.org/dc/terms/"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ');

/** What a Word file says of itself; the library would date it now. */
export function coreProperties(
  edition: Edition,
  version: Version,
  { note, mark }: { note: string | null; mark: FileMark },
): string {
  const instant = `${version.publishedAt.slice(0, 19)}Z`;
  const properties = [
    `<dc:title>${escape(documentTitle(edition, version))}</dc:title>`,
    '<dc:subject>基层政务公开标准目录</dc:subject>',
    `<dc:creator>${escape(edition.organization)}</dc:creator>`,
    `<cp:keywords>${escape(spellMark(mark))}</cp:keywords>`,
    ...(note === null ? [] : [`<dc:description>${escape(note)}</dc:description>`]),
    '<dc:language>zh-CN</dc:language>',
    `<cp:lastModifiedBy>${escape(edition.organization)}</cp:lastModifiedBy>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${instant}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${instant}</dcterms:modified>`,
  ];
  return wrap(properties);
}

/** The same of a document that is no catalog. */
export function plainProperties(title: string, at: Date): string {
  const instant = `${at.toISOString().slice(0, 19)}Z`;
  return wrap([
    `<dc:title>${escape(title)}</dc:title>`,
    '<dc:language>zh-CN</dc:language>',
    `<dcterms:created xsi:type="dcterms:W3CDTF">${instant}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${instant}</dcterms:modified>`,
  ]);
}

function wrap(properties: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties ${names}>${properties.join('')}</cp:coreProperties>`;
}
