import { createInflateRaw, inflateRawSync } from 'node:zlib';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { limits } from '../limits.js';
import { UnreadableFile, damaged, wholeFile } from '../unreadable.js';

/** The parts of a zip container, inflated only when asked for and never beyond the limit. */
export type Zip = {
  names: string[];
  has: (name: string) => boolean;
  /** The bytes of a part, chunk by chunk. */
  chunks: (name: string) => AsyncIterable<Buffer>;
  /** A small part whole. */
  bytes: (name: string) => Promise<Buffer>;
};

/** Opens a container. Paths are told apart without regard to `\` or `/`, a leading slash or case. */
export async function openZip(bytes: Uint8Array, unpackedBytes: number = limits.unpackedBytes): Promise<Zip> {
  const file = await openFile(bytes);
  const entries = await listEntries(file);
  const budget = { left: unpackedBytes };
  async function* chunks(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(pathKey(name));
    if (entry === undefined) throw damaged();
    // Declared sizes may lie, but one that says too much is believed.
    if (entry.uncompressedSize > budget.left) throw tooMuch();
    let length = 0;
    for await (const part of inflated(file, entry)) {
      length += part.length;
      budget.left -= part.length;
      if (budget.left < 0) throw tooMuch();
      if (length > entry.uncompressedSize) throw damaged();
      yield part;
    }
    if (length !== entry.uncompressedSize) throw damaged();
  }
  return {
    names: [...entries.values()].map(pathOf),
    has: (name) => entries.has(pathKey(name)),
    chunks,
    bytes: async (name) => {
      const parts: Buffer[] = [];
      for await (const part of chunks(name)) parts.push(part);
      return Buffer.concat(parts);
    },
  };
}

/** Parts up to this size come as one chunk: a stream costs more than it saves. */
const wholeUpTo = 8 * 2 ** 20;
const chunkSize = 2 ** 18;

async function* inflated(file: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const packed = entry.compressionMethod === 8;
  const stream = await file.openReadStreamPromise(entry, packed ? { decompress: false } : {});
  if (!packed || entry.uncompressedSize > wholeUpTo) {
    const unpacking = packed ? stream.pipe(createInflateRaw({ chunkSize })) : stream;
    stream.on('error', (error) => unpacking.destroy(error));
    try {
      for await (const chunk of unpacking) yield chunk as Buffer; // neither stream is in object mode
    } finally {
      stream.destroy();
      unpacking.destroy();
    }
    return;
  }
  const parts: Buffer[] = [];
  for await (const chunk of stream) parts.push(chunk as Buffer);
  // One byte more than declared is enough to see the lie.
  yield inflateRawSync(Buffer.concat(parts), { maxOutputLength: entry.uncompressedSize + 1 });
}

/** yauzl also throws outside its callbacks: whatever happens to broken bytes is one thing to us. */
function openFile(bytes: Uint8Array): Promise<ZipFile> {
  return yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
    decodeStrings: false,
  });
}

async function listEntries(file: ZipFile): Promise<Map<string, Entry>> {
  if (file.entryCount > limits.zipEntries) throw tooMuch();
  const entries = new Map<string, Entry>();
  for await (const entry of file.eachEntry()) {
    const key = pathKey(pathOf(entry));
    // Two parts of one name mean different things to different programs.
    if (entries.has(key)) throw damaged();
    entries.set(key, entry);
    if (entry.isEncrypted()) throw new UnreadableFile({ code: 'file.password-protected', at: wholeFile });
    if (entries.size > limits.zipEntries) throw tooMuch();
  }
  return entries;
}

function pathOf(entry: Entry): string {
  // Without decodeStrings names are bytes, which the types do not say.
  const name = entry.fileName as unknown as Buffer;
  return name.toString('utf8').replaceAll('\\', '/').replace(/^\/+/, '');
}

function pathKey(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function tooMuch(): UnreadableFile {
  return new UnreadableFile({
    code: 'file.unpacks-too-large',
    at: wholeFile,
    limit: `${limits.unpackedBytes / 2 ** 20} MB，${limits.zipEntries} 个部件`,
  });
}
