import type { Audience } from '../item.js';
import { formOf } from '../semantic/form.js';
import type { FieldDispute, Suggestion } from './conflict.js';
import { mergeWords } from './merge-words.js';
import type { Sides } from './sides.js';
import { mapSides } from './sides.js';

const published: Suggestion = { choice: 'theirs', why: 'published' };

/** What would most likely be meant, for a person to accept or not. */
export function suggestField(dispute: FieldDispute): Suggestion {
  switch (dispute.field) {
    case 'content':
    case 'legalBases':
    case 'disclosingBodies':
    case 'channels':
    case 'methods':
    case 'levels':
      return suggestElements(dispute);
    case 'audience':
      return suggestAudience(dispute);
    case 'extra':
      return suggestExtra(dispute);
    case 'level1':
    case 'level2':
    case 'level3':
    case 'timeLimit':
    case 'note':
      return suggestText(dispute);
    case 'link':
      return suggestText(dispute, (address) => address); // every sign of it counts
  }
}

function suggestText({ base, ours, theirs }: Sides<string | null>, form = formOf): Suggestion {
  if (ours === null || theirs === null) return published;
  const [before, mine, other] = [base ?? '', ours, theirs].map(form);
  if (mine === other) return { choice: 'theirs', why: 'form-only' };
  if (base !== null && mine === before) return { choice: 'theirs', why: 'form-only' };
  if (base !== null && other === before) return { choice: 'ours', why: 'form-only' };
  if (ours.includes(theirs)) return { choice: 'ours', why: 'contains' };
  if (theirs.includes(ours)) return { choice: 'theirs', why: 'contains' };
  const combined = base === null ? null : mergeWords({ base, ours, theirs });
  return combined === null ? published : { choice: { value: combined }, why: 'words-combined' };
}

/** The elements at odds: one on each side, or none on a side that took it out; none in the base if both put one in. */
function suggestElements({ base, ours, theirs }: Sides<string[]>): Suggestion {
  const [before = null, mine = null, other = null] = [base[0], ours[0], theirs[0]];
  if (mine === null || other === null) return suggestTakenOut(before, mine, other);
  const suggestion = suggestText({ base: before, ours: mine, theirs: other });
  if (before === null && suggestion.why === 'published') {
    return { choice: { value: [other, mine] }, why: 'union' };
  }
  const { choice, why } = suggestion;
  return typeof choice === 'object' ? { choice: { value: [choice.value as string] }, why } : suggestion; // a text's own
}

/** An edit of nothing but the form is no reason to keep what was taken out. */
function suggestTakenOut(before: string | null, mine: string | null, other: string | null): Suggestion {
  const formal = before !== null && formOf(mine ?? other ?? '') === formOf(before);
  return formal ? { choice: mine === null ? 'ours' : 'theirs', why: 'form-only' } : published;
}

function suggestAudience(sides: Sides<Audience>): Suggestion {
  const { ours, theirs } = sides;
  const everyone = theirs.everyone ?? ours.everyone;
  const { choice, why } = suggestText(mapSides(sides, ({ groups }) => groups));
  if (ours.groups !== null && theirs.groups !== null && ours.groups !== theirs.groups) {
    const groups = typeof choice === 'object' ? (choice.value as string) : sides[choice].groups; // a text's own
    return { choice: { value: { everyone, groups } }, why };
  }
  const whole = { everyone, groups: theirs.groups ?? ours.groups };
  if (everyone === theirs.everyone && whole.groups === theirs.groups) return published;
  return { choice: { value: whole }, why: 'union' };
}

/** One heading; a side without it has taken it out. */
function suggestExtra(sides: Sides<Record<string, string>>): Suggestion {
  const [heading = ''] = Object.keys({ ...sides.ours, ...sides.theirs });
  const { choice, why } = suggestText(mapSides(sides, (side) => side[heading] ?? null));
  if (typeof choice !== 'object') return { choice, why };
  return { choice: { value: { [heading]: choice.value as string } }, why }; // a text's own
}
