import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import { editionOf } from '../announcement/announcement.js';
import { concerns } from '../announcement/notice.js';
import { dayInShanghai } from '../catalog/day.js';
import { Refusal } from '../refusal.js';
import { listEditions } from '../store/editions.js';
import type { Db } from '../store/engine.js';
import type { Receipt } from '../store/receipts.js';
import { addReceipt, findNoticeNews, listReceipts } from '../store/receipts.js';
import { readCatalogUsers, targetOfUser } from './catalog-users.js';
import { readCitingEditions } from './citing-editions.js';
import { perform } from './perform.js';

/** Signs for a notice in the name of an organization (签收). Who signs again is told who did first. */
export function signNotice(db: Db, sequence: number, organization: string, act: Act): Promise<Receipt> {
  return perform(db, act, 'notice.sign', async ({ tx, require, record, leave }) => {
    const unknown = new Refusal('notice.unknown', { notice: sequence });
    await require(targetOfUser(organization), unknown);
    const announcement = await findNoticeNews(tx, sequence);
    const editions = (await listEditions(tx)).map(({ id }) => id);
    const users = await readCatalogUsers(tx, editions, dayInShanghai(act.at));
    const user = users.find((one) => one.organization === organization);
    if (!announcement || !user) throw unknown;
    const citing = await (await readCitingEditions(tx))(announcement);
    if (!concerns(announcement, citing, user)) throw unknown;
    const receipt = { sequence, organization, by: nameOf(act.actor), at: act.at.toISOString() };
    if (await addReceipt(tx, receipt)) {
      const edition = editionOf(announcement.news);
      record({
        thing: { kind: 'receipt', id: `${sequence}/${organization}` },
        ...(edition === null ? {} : { edition }),
      });
      return receipt;
    }
    leave();
    const first = (await listReceipts(tx, [organization])).find((one) => one.sequence === sequence);
    if (!first) throw new Error('a receipt was there and is not');
    return first;
  });
}
