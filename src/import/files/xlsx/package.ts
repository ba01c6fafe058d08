import { damaged } from '../../unreadable.js';
import type { Zip } from '../zip.js';
import { readXml } from '../xml.js';

export type Relationship = { type: string; target: string };

/** What a part of an Office package points to, by id; paths are from the root. Targets outside the package are left out. */
export async function readRelationships(zip: Zip, part: string): Promise<Map<string, Relationship>> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const path = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  const found = new Map<string, Relationship>();
  if (!zip.has(path)) return found;
  await readXml(zip.chunks(path), {
    open: (name, attributes) => {
      const id = attributes.get('Id');
      const target = attributes.get('Target');
      if (name !== 'Relationship' || id === undefined || target === undefined) return;
      if (attributes.get('TargetMode') === 'External') return;
      found.set(id, {
        type: (attributes.get('Type') ?? '').split('/').at(-1) ?? '',
        target: resolve(folder, target),
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}

/** The part a package is about: its workbook or document. */
export async function findMainPart(zip: Zip): Promise<string> {
  await refuseDocumentType(zip, '[Content_Types].xml');
  const root = await readRelationships(zip, '');
  for (const { type, target } of root.values())
    if (type === 'officeDocument' && zip.has(target)) return target;
  const usual = ['xl/workbook.xml', 'word/document.xml', 'xl/workbook.bin'].find((name) => zip.has(name));
  if (usual === undefined) throw damaged();
  return usual;
}

/** A part we do not need; other programs do, and a declaration in it is an attack on them. */
async function refuseDocumentType(zip: Zip, part: string): Promise<void> {
  if (!zip.has(part)) return;
  await readXml(zip.chunks(part), { open: () => undefined, close: () => undefined, text: () => undefined });
}

function resolve(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const steps = (path.startsWith('/') ? path : folder + path).split('/');
  const found: string[] = [];
  for (const step of steps) {
    if (step === '..') found.pop();
    else if (step !== '' && step !== '.') found.push(step);
  }
  return found.join('/');
}
