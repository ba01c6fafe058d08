import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../refusal.js';
import type { WorkingDays } from '../../regulation/working-days.js';
import { checkAgainst } from '../../schema.js';

/** `catalogs/working-days.json`. */
export function readWorkingDays(folder: string): WorkingDays {
  const source = 'working-days.json';
  const path = join(folder, source);
  try {
    return checkAgainst<WorkingDays>('working-days', JSON.parse(readFileSync(path, 'utf8')), source);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('file.unreadable', {
      path,
      why: error instanceof Error ? error.message : String(error),
    });
  }
}
