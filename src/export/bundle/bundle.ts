import { createHash } from 'node:crypto';
import type { CatalogDomain, Edition, Version } from '../../catalog/catalog.js';
import type { ExportFormat, Printable } from '../formats.js';
import { mediaTypes, writeCatalog } from '../formats.js';
import { bundleReadme, verifyScript } from './readme.js';
import { zipStream } from './zip-stream.js';

/** What a bundle has of each domain. */
const formats = ['json', 'csv', 'xlsx', 'docx', 'html'] as const satisfies readonly ExportFormat[];

export type Bundled = {
  edition: Edition;
  version: Version;
  domains: readonly Pick<CatalogDomain, 'code' | 'name'>[];
  /** One domain of the version, ready to be written. */
  prepare: (domain: string) => Promise<Printable>;
};

/** A file of the bundle as its manifest has it. */
export type BundledFile = { path: string; mediaType: string; bytes: number; sha256: string };

type Part = { path: string; mediaType: string; content: Buffer };

export function bundleName({ edition, number }: Pick<Version, 'edition' | 'number'>): string {
  return `${edition}-v${number}.zip`;
}

/**
 * A version to be carried to where this system can't be reached: every domain in every form, with the sums to check it by.
 * Comes in pieces, a domain at a time; the same version gives the same bytes.
 */
export async function* writeBundle(bundled: Bundled): AsyncGenerator<Uint8Array> {
  const zip = zipStream(new Date(bundled.version.publishedAt));
  const files: BundledFile[] = [];
  for await (const part of partsOf(bundled)) {
    files.push(describe(part));
    yield* zip.add(part.path, part.content);
  }
  const manifest = { format: 'bundle-1', ...manifestOf(bundled), files };
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8');
  yield* zip.add('manifest.json', text);
  const described = describe({ path: 'manifest.json', mediaType: mediaTypes.json, content: text });
  yield* zip.add('SHA256SUMS', Buffer.from([...files, described].map(sumLine).join(''), 'utf8'));
  yield* zip.end();
}

async function* partsOf({ edition, version, domains, prepare }: Bundled): AsyncGenerator<Part> {
  const plain = 'text/plain; charset=utf-8';
  yield {
    path: 'README.txt',
    mediaType: plain,
    content: Buffer.from(bundleReadme(edition, version, domains), 'utf8'),
  };
  yield {
    path: 'verify.mjs',
    mediaType: 'text/javascript; charset=utf-8',
    content: Buffer.from(verifyScript, 'utf8'),
  };
  for (const { code } of domains) {
    const printable = await prepare(code);
    for (const format of formats)
      yield {
        path: `domains/${code}/${code}.${format}`,
        mediaType: mediaTypes[format],
        content: await writeCatalog(format, printable),
      };
  }
}

function manifestOf({ edition, version, domains }: Bundled) {
  return {
    edition,
    version,
    domains: domains.map(({ code, name }) => ({ code, name, folder: `domains/${code}` })),
  };
}

function describe({ path, mediaType, content }: Part): BundledFile {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path, mediaType, bytes: content.length, sha256 };
}

/** As sha256sum writes and reads it. */
function sumLine({ sha256, path }: BundledFile): string {
  return `${sha256}  ${path}\n`;
}
