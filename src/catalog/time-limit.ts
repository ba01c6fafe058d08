import { clausesOf } from './time-limit-clause.js';
import { isAnnouncement, readMarks } from './time-limit-mark.js';
import type { TimeLimitRule } from './time-limit-rule.js';
import { openTrigger } from './time-limit-trigger.js';

export type { TimeLimit, TimeLimitRule } from './time-limit-rule.js';

/** The rules a phrase states, in printed order; [] if none can be read. Source: the phrases seen in published catalogs. */
export function parseTimeLimitRules(text: string): TimeLimitRule[] {
  const rules: TimeLimitRule[] = [];
  let trigger: string | null = null;
  for (const clause of clausesOf(text)) {
    if (clause.opensSentence) trigger = null;
    const read = readMarks(clause, trigger);
    for (const rule of read) rules.push(rule);
    if (read.length > 0) trigger = null;
    else if (trigger?.endsWith('时') === true && isAnnouncement(clause.folded)) {
      rules.push({ kind: 'promptly', from: trigger, ...scoped(clause.scope) });
      trigger = null;
    } else trigger = openTrigger(clause.printed);
  }
  return rules;
}

function scoped(scope: string | null): { scope?: string } {
  return scope === null ? {} : { scope };
}
