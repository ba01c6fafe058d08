import { Zip, ZipDeflate } from 'fflate';
import { dayInShanghai } from '../../catalog/day.js';

/** A zip file in the making: each step gives the pieces that are ready. */
export type ZipStream = {
  add: (path: string, content: Uint8Array) => Generator<Uint8Array>;
  end: () => Generator<Uint8Array>;
};

/** All entries are dated to one day; compressed in JavaScript, so that the bytes are the same on every machine. */
export function zipStream(instant: Date): ZipStream {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  function* take(): Generator<Uint8Array> {
    const pieces = ready;
    ready = [];
    yield* pieces;
  }
  const mtime = noonAnywhere(instant);
  return {
    *add(path, content) {
      const part = new ZipDeflate(path, { level: 6 });
      part.mtime = mtime;
      zip.add(part);
      part.push(content, true);
      yield* take();
    },
    *end() {
      zip.end();
      yield* take();
    },
  };
}

/** The library writes what the clocks of this machine would show: at noon of a day all of them can show the same. */
function noonAnywhere(instant: Date): Date {
  const [year = 1980, month = 1, day = 1] = dayInShanghai(instant).split('-').map(Number);
  return new Date(year, month - 1, day, 12);
}
