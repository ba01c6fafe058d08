import type { Act } from '../account/actor.js';
import { nameOf } from '../account/actor.js';
import { readCitations } from '../catalog/citation.js';
import { Refusal } from '../refusal.js';
import { choiceKey } from '../regulation/link.js';
import type { Db } from '../store/engine.js';
import { lockRegister } from '../store/register-lock.js';
import { readRegister, saveChoice } from '../store/regulations.js';
import { perform } from './perform.js';
import { findRegulation } from './record-event.js';
import { targetOfRegister } from './register-target.js';

/** A citation as printed, and the regulation it means. */
export type CitationChoice = { text: string; regulation: string };

/**
 * Remembers what a citation means that could mean several regulations, or none that is known: wherever it is printed.
 * @throws Refusal where it is no single citation, or its meaning is not in doubt.
 */
export async function chooseCitation(
  db: Db,
  { text, regulation }: CitationChoice,
  act: Act,
): Promise<CitationChoice & { title: string }> {
  return perform(db, act, 'citation.choose', async ({ tx, require, record }) => {
    await require(await targetOfRegister(tx));
    await lockRegister(tx);
    const { title } = await findRegulation(tx, regulation);
    const [citation, ...others] = readCitations(text).citations;
    if (citation === undefined || others.length > 0)
      throw new Refusal('citation.choice-invalid', { text, why: '应当正好是一条依据' });
    const { link, choices } = await readRegister(tx);
    const key = choiceKey(citation);
    if (link(citation).state === 'linked' && !choices.has(key))
      throw new Refusal('citation.choice-invalid', { text, why: '它所指的法规文件没有疑问' });
    const at = act.at.toISOString();
    await saveChoice(tx, { key, regulation, by: nameOf(act.actor), at });
    const before = choices.get(key) ?? null;
    record({ thing: { kind: 'citation', id: key }, details: { text, regulation, before } });
    return { text, regulation, title };
  });
}
