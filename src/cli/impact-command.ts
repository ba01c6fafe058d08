import type { ChosenItem } from '../actions/draft-impacts.js';
import type { EventImpacts } from '../actions/read-impacts.js';
import { readImpacts } from '../actions/read-impacts.js';
import { confirmEvent } from '../actions/record-event.js';
import { sayEvent } from '../regulation/event-words.js';
import { itemOption } from './item-option.js';
import { numberOption } from './options.js';
import { readingAct } from './reading-act.js';
import { sayDue, sayEventOutcome, sayImpact } from './say-law.js';
import type { AddCommands } from './session.js';
import { actOf, show, withDatabase } from './session.js';

type ImpactOptions = {
  dryRun?: boolean;
  item?: ChosenItem[];
  workingDays?: number;
  as?: string;
  json?: boolean;
};

export const impactCommand: AddCommands = (program, session) => {
  program
    .command('impact <event>')
    .description('一项立改废影响哪些事项，并补建还没有的修订任务')
    .option('--dry-run', '只看影响，不建任务')
    .option('--item <item>', '未必受影响、也要办理的事项，如 longting-district/20-003；可写多次', itemOption)
    .option('--working-days <count>', '几个工作日内办理（默认 20）', numberOption)
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (text: string, options: ImpactOptions) => {
      const event = numberOption(text);
      if (options.dryRun) {
        const found = await withDatabase(session, (db) => readImpacts(db, event, readingAct()));
        show(session, options.json, found, sayImpacts);
        return;
      }
      const { item: items = [], workingDays } = options;
      const act = actOf(session, options.as);
      const request = { items, ...(workingDays === undefined ? {} : { workingDays }) };
      const outcome = await withDatabase(session, (db) => confirmEvent(db, event, request, act));
      show(session, options.json, outcome, sayEventOutcome);
    });
};

function sayImpacts({ event, effectiveOn, impacts, tasks, ...due }: EventImpacts): string {
  const since = effectiveOn === null ? '生效日未定。' : `自 ${effectiveOn} 起生效；${sayDue(due)}`;
  return [
    `第 ${event.id} 号立改废 ${event.regulation}：${sayEvent(event.event)}。`,
    `影响 ${impacts.length} 处，已有任务 ${tasks.length} 项。${since}`,
    ...impacts.flatMap(sayImpact),
  ].join('\n');
}
