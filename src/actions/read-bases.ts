import type { ReadBasis } from '../regulation/basis-pieces.js';
import { basisReader } from '../regulation/basis-pieces.js';
import { basesReader } from '../regulation/citing.js';
import type { Db } from '../store/engine.js';
import type { KnownRegister } from '../store/regulations.js';
import { readRegister } from '../store/regulations.js';

/** Readers by register and day: what they have read of a register holds as long as it does. */
const readers = new WeakMap<KnownRegister, Map<string, ReadBasis>>();
const mostDays = 4;

/** What reads a 公开依据 by the register as it is now, each act as it stands on a day. */
export async function readBasisReader(db: Db, day: string): Promise<ReadBasis> {
  const register = await readRegister(db);
  const byDay = readers.get(register) ?? new Map<string, ReadBasis>();
  readers.set(register, byDay);
  const reader = byDay.get(day) ?? basisReader(register, day);
  byDay.delete(day);
  byDay.set(day, reader);
  for (const old of [...byDay.keys()].slice(0, -mostDays)) byDay.delete(old);
  return reader;
}

const linkers = new WeakMap<KnownRegister, ReturnType<typeof basesReader>>();

/** What finds and links the citations in bases, kept as long as the register. */
export function basesReaderOf(register: KnownRegister): ReturnType<typeof basesReader> {
  const known = linkers.get(register) ?? basesReader(register.link);
  linkers.set(register, known);
  return known;
}
