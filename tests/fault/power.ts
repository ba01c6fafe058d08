import type { Step } from './shim.js';

/* What a power cut leaves: all that was synced, and of the rest sectors as chance has it. */

export type Files = Map<string, Buffer>;

const sector = 512;

/** `keeps`: whether a sector, or a cut to a length, that was not synced is there nevertheless. */
export function filesAfterCut(base: Files, steps: readonly Step[], keeps: () => boolean): Files {
  const files = new Map(base);
  for (const name of new Set(steps.map((step) => step.name))) {
    const own = steps.filter((step) => step.name === name);
    const synced = own.findLastIndex(({ what }) => what === 's' || what === 'u');
    const file = new DiskFile(base.get(name) ?? null);
    for (const [index, step] of own.entries()) file.take(step, index <= synced ? () => true : keeps);
    if (file.content === null) files.delete(name);
    else files.set(name, file.content);
  }
  return files;
}

class DiskFile {
  private bytes = Buffer.alloc(0);
  /** null: there is no such file. */
  private length: number | null;

  constructor(content: Buffer | null) {
    this.length = content?.length ?? null;
    if (content) this.bytes = Buffer.from(content);
  }

  get content(): Buffer | null {
    return this.length === null ? null : this.bytes.subarray(0, this.length);
  }

  take({ what, at, bytes }: Step, keeps: () => boolean): void {
    switch (what) {
      case 's':
        return;
      case 'u':
        this.length = null;
        this.bytes = Buffer.alloc(0);
        return;
      case 't':
        if (keeps()) this.cut(at);
        return;
      case 'w':
        for (let start = 0; start < bytes.length; start += sector)
          if (keeps()) this.write(at + start, bytes.subarray(start, start + sector));
    }
  }

  private cut(length: number): void {
    this.write(length, Buffer.alloc(0));
    this.bytes.fill(0, length);
    this.length = length;
  }

  private write(at: number, part: Buffer): void {
    const end = at + part.length;
    if (end > this.bytes.length) this.bytes = Buffer.concat([this.bytes, Buffer.alloc(end)]);
    part.copy(this.bytes, at);
    this.length = Math.max(this.length ?? 0, end);
  }
}
