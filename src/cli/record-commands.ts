import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { EventRequest } from '../actions/record-event.js';
import { recordEvent } from '../actions/record-event.js';
import { retractEvent } from '../actions/retract-event.js';
import { isDay } from '../catalog/day.js';
import { sayEvent } from '../regulation/event-words.js';
import type { RegulationEvent } from '../regulation/regulation.js';
import { titlesIn } from '../regulation/typed-titles.js';
import { checkAgainst } from '../schema.js';
import { dayOption, listOption, numberOption } from './options.js';
import { sayEventOutcome } from './say-law.js';
import type { ExitCode, Session } from './session.js';
import { actOf, show, withDatabase } from './session.js';

type Acting = { as?: string; json?: boolean };
type RecordOptions = Acting & {
  kind: string;
  on?: string;
  number?: string;
  article?: string[];
  successor?: string[];
  oneOf?: boolean;
  note?: string;
  commencesOn?: string;
  workingDays?: number;
  dryRun?: boolean;
};

/** `regulation record` and `regulation retract`: the events of a regulation. */
export function recordCommands(
  regulation: Command,
  session: Session,
  finish: (code: ExitCode) => void,
): void {
  regulation
    .command('record <id>')
    .description('登记立改废，并为所影响的事项建立修订任务；登记过的不重复')
    .requiredOption('--kind <kind>', 'enacted、amended、commenced、repealed、expired、superseded、renamed')
    .option('--on <day>', '发生之日；不详的不写', dayOption)
    .option('--number <number>', '文号')
    .option('--article <article>', '只涉及某条，如 第十条；可写多次', listOption)
    .option('--successor <title>', '由哪件取代，或更名后的名称；可写多次', listOption)
    .option('--one-of', '由其中一件取代，须由人选定')
    .option('--note <text>', '来源的原文或说明')
    .option('--commences-on <day>', '公布、修改的施行日，或 unknown（未定）', commencement)
    .option('--working-days <count>', '几个工作日内办理（默认 20）', numberOption)
    .option('--dry-run', '只看影响')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (id: string, options: RecordOptions) => {
      const act = actOf(session, options.as);
      const outcome = await withDatabase(session, (db) => recordEvent(db, id, requestOf(options), act));
      show(session, options.json, outcome, sayEventOutcome);
      finish(0);
    });

  regulation
    .command('retract <event>')
    .description('撤销误登记的立改废；由它而来的任务随之办结')
    .requiredOption('--reason <reason>', '理由')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (event: string, { as, json, reason }: Acting & { reason: string }) => {
      const act = actOf(session, as);
      const retracted = await withDatabase(session, (db) =>
        retractEvent(db, numberOption(event), reason, act),
      );
      show(session, json, retracted, (one) => `已撤销第 ${event} 号立改废的登记：${sayEvent(one.event)}。`);
    });
}

function commencement(text: string): string {
  if (text !== 'unknown' && !isDay(text))
    throw new InvalidArgumentError(`值“${text}”应为 2026-12-01 这样的日期，或 unknown`);
  return text;
}

function requestOf(options: RecordOptions): EventRequest {
  const { kind, on = null, number = null, article = [], successor = [], note = null } = options;
  const titles = titlesIn(successor.join('\n'));
  const successors = titles.length === 0 ? null : { mode: options.oneOf ? 'one-of' : 'all-of', titles };
  const event = checkAgainst<RegulationEvent>(
    'regulation-event',
    { kind, on, documentNumber: number, articles: article, successors, note },
    '立改废',
  );
  const { commencesOn, workingDays, dryRun = false } = options;
  return {
    event,
    dryRun,
    ...(commencesOn === undefined ? {} : { commencesOn: commencesOn === 'unknown' ? null : commencesOn }),
    ...(workingDays === undefined ? {} : { workingDays }),
  };
}
