/*
 * Prints a bill of materials (CycloneDX 1.5) of what the program is made of, tools left out: `npm run --silent sbom > sbom.json`.
 * It says what the lock file says, so the same lock file gives the same bytes. `npm sbom --omit dev` leaves out what tools need too.
 */
import { readFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const readJson = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
const { packages } = readJson('package-lock.json');
const { '': program, ...installed } = packages;

const ours = Object.entries(installed).filter(([, { dev }]) => !dev);
const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  version: 1,
  metadata: {
    component: { type: 'application', 'bom-ref': '.', name: program.name, version: program.version },
  },
  components: ours.map(([path, entry]) => componentOf(path, entry)),
  dependencies: [['', program], ...ours].map(([path, entry]) => ({
    ref: path || '.',
    dependsOn: neededBy(path, entry),
  })),
};
process.stdout.write(`${JSON.stringify(bom, null, 1)}\n`);

/** A copy is referred to by where it is installed: there may be two of the same version. */
function componentOf(
  path,
  { name = path.replace(/.*node_modules\//, ''), version, integrity, license, optional },
) {
  return {
    type: 'library',
    'bom-ref': path,
    name,
    version,
    scope: optional ? 'optional' : 'required',
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    hashes: [
      { alg: 'SHA-512', content: Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex') },
    ],
    licenses: [licenseOf(license ?? readJson(`${path}/package.json`).licenses[0].type)],
  };
}

function licenseOf(license) {
  return / (OR|AND) /.test(license) ? { expression: license } : { license: { id: license } };
}

function neededBy(path, { dependencies, optionalDependencies, peerDependencies }) {
  return Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })
    .map((name) => installedFor(path, name))
    .filter((found) => found !== undefined)
    .sort();
}

/** Where Node would find a package that the one at a path asks for: beside it or further up. */
function installedFor(path, name) {
  for (let folder = path; ; folder = folder.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (place in installed) return place;
    if (folder === '') return undefined;
  }
}
