import type { Refusal } from '../../../../../refusal.js';
import { faultsOf } from '../../faults.js';
import type { Desk } from '../../route.js';
import { loadItem } from './load.js';
import type { ItemPage } from './page.js';

/** The page again on which somebody wanted to withdraw the item. */
export async function loadItemToWithdraw(
  desk: Desk,
  values: { draft: number; code: string },
  { input, refusal }: { input: { withdrawal: string }; refusal: Refusal | null },
): Promise<ItemPage> {
  const page = await loadItem(desk, values);
  return { ...page, withdrawal: input.withdrawal, faults: faultsOf(refusal, 'withdrawal') };
}
