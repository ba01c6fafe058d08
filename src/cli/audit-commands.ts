import { exportLines, exportLog } from '../actions/log-export.js';
import { readCheckpoint, readLog } from '../actions/read-log.js';
import { sayCheckpoint } from '../log/checkpoint.js';
import type { LogEntry } from '../log/entry.js';
import { parseFrom, parseTo } from '../log/time.js';
import { sayEntry, spellOut } from '../log/words.js';
import { Refusal } from '../refusal.js';
import { numberOption, timeOption } from './options.js';
import type { AddCommands } from './session.js';
import { actOf, show, withDatabase } from './session.js';
import { writeWholeFrom } from './write-whole.js';

type Asking = { as?: string; json?: boolean };
type Finding = Asking & {
  account?: string;
  action?: string;
  thing?: string;
  edition?: string;
  from?: string;
  to?: string;
  before?: number;
  limit: number;
};

export const auditCommands: AddCommands = (program, session) => {
  const audit = program.command('audit').description('操作记录：谁在何时做了什么');

  audit
    .command('list')
    .description('列出操作记录，新的在前')
    .option('--account <account>', '谁的')
    .option('--action <action>', '什么操作，如 version.publish')
    .option('--thing <thing>', '关于什么，如 version:longting-district/2')
    .option('--edition <edition>', '关于哪个目录版')
    .option('--from <time>', '从哪天或哪一刻起', timeOption(parseFrom))
    .option('--to <time>', '到哪天（含）或哪一刻为止', timeOption(parseTo))
    .option('--before <number>', '只列第几条以前的', numberOption)
    .option('--limit <number>', '最多几条', numberOption, 50)
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async ({ as, json, limit, ...query }: Finding) => {
      const act = actOf(session, as);
      const entries = await withDatabase(session, (db) => readLog(db, query, limit, act));
      if (json) session.say(spellOut(JSON.stringify({ entries }, null, 2)));
      else session.say(sayEntries(entries));
    });

  audit
    .command('export')
    .description('导出操作记录（JSONL，格式见 docs/log-format.md）；导出本身也有记录')
    .requiredOption('-o, --output <file>', '写到哪个文件；- 为标准输出')
    .option('--from <time>', '从哪天或哪一刻起', timeOption(parseFrom))
    .option('--to <time>', '到哪天（含）或哪一刻为止', timeOption(parseTo))
    .option('--as <account>', '以谁的名义')
    .action(async ({ as, output, ...range }: { as?: string; output: string; from?: string; to?: string }) => {
      const act = actOf(session, as);
      await withDatabase(session, async (db) => {
        const found = await exportLog(db, range, Number.MAX_SAFE_INTEGER, act);
        if (!found) throw new Refusal('log.nothing-then', {});
        const { first, last } = found.part;
        await writeWholeFrom(output, exportLines(db, found.part));
        if (output !== '-') session.note(`已写入 ${output}（第 ${first} 至 ${last} 条）。`);
      });
    });

  audit
    .command('checkpoint')
    .description('打印现在的封存点，交到数据库以外保管；设了 LOG_KEY 的带印记')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async ({ as, json }: Asking) => {
      const act = actOf(session, as);
      const point = await withDatabase(session, (db) => readCheckpoint(db, act));
      if (!point) throw new Refusal('log.nothing-then', {});
      const line = sayCheckpoint(point, session.configuration.logKeys);
      show(session, json, { ...point, line }, () => line);
    });
};

function sayEntries(entries: readonly LogEntry[]): string {
  return entries.length === 0 ? '没有这样的操作记录。' : entries.map(sayEntry).join('\n');
}
