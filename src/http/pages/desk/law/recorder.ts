import { readDisplayName } from '../../../../store/accounts.js';
import type { Db } from '../../../../store/engine.js';

/** Who registered something, as people call them; what came with the program is nobody's. */
export async function sayRecorder(db: Db, account: string): Promise<string> {
  return account === 'system' ? '系统' : readDisplayName(db, account);
}
