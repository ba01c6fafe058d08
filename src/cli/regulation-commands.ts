import type { Command } from 'commander';
import { chooseCitation } from '../actions/choose-citation.js';
import { importRegister } from '../actions/import-register.js';
import { findRegulation } from '../actions/record-event.js';
import { saveRegulation } from '../actions/save-regulations.js';
import { dayInShanghai } from '../catalog/day.js';
import { Refusal } from '../refusal.js';
import type { Regulation, RegulationEvent, RegulationKind } from '../regulation/regulation.js';
import { regulationKinds } from '../regulation/regulation.js';
import { searchRegulations } from '../regulation/search-register.js';
import type { RegulationStatus } from '../regulation/status.js';
import { regulationStatuses, statusOn } from '../regulation/status.js';
import { checkAgainst } from '../schema.js';
import { listEventsOf } from '../store/regulation-events.js';
import { readRegister } from '../store/regulations.js';
import { clearanceCommand } from './clearance-command.js';
import { dayOption, listOption, wordOption } from './options.js';
import { readBytes } from './read-bytes.js';
import { recordCommands } from './record-commands.js';
import { sayRegisterImport, sayRegulation, sayRegulationLine } from './say-law.js';
import type { AddCommands, Session } from './session.js';
import { actOf, show, withDatabase } from './session.js';

type Acting = { as?: string; json?: boolean };

export const regulationCommands: AddCommands = (program, session, finish) => {
  const regulation = program.command('regulation').description('法规文件和立改废');
  readingRegulations(regulation, session);
  savingRegulations(regulation, session);
  recordCommands(regulation, session, finish);
  clearanceCommand(regulation, session);

  regulation
    .command('import <file>')
    .description('导入法规文件：每行一件的 JSON、JSON 清单，或规范性文件清理结果的表格')
    .option('--dry-run', '只看会有什么变化')
    .option('--decided-on <day>', '清理结果的公布日，表中没有日期的按这一天', dayOption)
    .option('--number <number>', '公布清理结果的文号')
    .option('--region <region>', '新登记的文件属于哪个地区')
    .option('--known-through <day>', '每行一件的 JSON 收录到哪一天（默认今天）', dayOption)
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (path: string, options: Acting & ImportOptions) => {
      const act = actOf(session, options.as);
      const { readSheets } = await import('../import/import.js');
      const { decidedOn = null, number = null, region = null, knownThrough = null, dryRun = false } = options;
      const request = { dryRun, knownThrough, notice: { decidedOn, documentNumber: number, region } };
      const outcome = await withDatabase(session, (db) =>
        importRegister(db, readSheets, readBytes(path), request, act),
      );
      show(session, options.json, outcome, sayRegisterImport);
      finish(outcome.problems.some(({ severity }) => severity === 'error') ? 1 : 0);
    });

  regulation
    .command('choose <text> <id>')
    .description('指定一条指向不明的依据指哪件法规文件；以后同样的依据都照此')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (text: string, id: string, { as, json }: Acting) => {
      const act = actOf(session, as);
      const chosen = await withDatabase(session, (db) => chooseCitation(db, { text, regulation: id }, act));
      show(session, json, chosen, ({ title }) => `“${text}”以后都指《${title}》。`);
    });
};

type ImportOptions = {
  dryRun?: boolean;
  decidedOn?: string;
  number?: string;
  region?: string;
  knownThrough?: string;
};
type ListOptions = {
  q?: string;
  status?: RegulationStatus;
  kind?: RegulationKind;
  on?: string;
  json?: boolean;
};

function readingRegulations(regulation: Command, session: Session): void {
  regulation
    .command('list')
    .description('列出法规文件')
    .option('--q <words>', '名称、文号、制定机关中的字')
    .option('--kind <kind>', '种类，如 部门规章', wordOption('--kind', regulationKinds))
    .option(
      '--status <status>',
      `效力：${regulationStatuses.join('、')}`,
      wordOption('--status', regulationStatuses),
    )
    .option('--on <day>', '哪一天的效力（默认今天）', dayOption)
    .option('--json', '输出 JSON')
    .action(async ({ q, status, kind, on, json }: ListOptions) => {
      const day = on ?? dayInShanghai(new Date());
      const { regulations } = await withDatabase(session, readRegister);
      const found = searchRegulations(regulations, { q, kind, status }, day);
      show(session, json, { on: day, regulations: found }, () =>
        found.length === 0 ? '没有找到。' : found.map((one) => sayRegulationLine(one, day)).join('\n'),
      );
    });

  regulation
    .command('show <id>')
    .description('一件法规文件，它的立改废和某一天的效力')
    .option('--on <day>', '哪一天的效力（默认今天）', dayOption)
    .option('--json', '输出 JSON')
    .action(async (id: string, { on, json }: ListOptions) => {
      const day = on ?? dayInShanghai(new Date());
      const found = await withDatabase(session, async (db) => {
        const { events: _, ...facts } = await findRegulation(db, id);
        const events = (await listEventsOf(db, id)).filter(({ retracted }) => retracted === null);
        return { ...facts, events };
      });
      const whole: Regulation = { ...found, events: found.events.map(({ event }) => event) };
      const shown = { ...found, on: day, standing: statusOn(whole.events, day) };
      show(session, json, shown, () => sayRegulation(whole, day, found.events));
    });
}

type SavingOptions = Acting & {
  title?: string;
  kind?: string;
  number?: string;
  issuer?: string;
  region?: string;
  alias?: string[];
  demandsDisclosure?: boolean;
  enacted?: string;
  commenced?: string;
};

function savingRegulations(regulation: Command, session: Session): void {
  regulation
    .command('save <id>')
    .description('登记一件法规文件；已登记的，只改写明的几项')
    .option('--title <title>', '名称，不带书名号；新登记的必填')
    .option('--kind <kind>', '种类，如 部门规章；新登记的必填')
    .option('--number <number>', '文号')
    .option('--issuer <issuer>', '制定机关')
    .option('--region <region>', '地方性文件属于哪个地区')
    .option('--alias <title>', '简称或曾用名；可写多次', listOption)
    .option('--demands-disclosure', '它要求公开，目录应当引用')
    .option('--enacted <day>', '公布日', dayOption)
    .option('--commenced <day>', '施行日', dayOption)
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (id: string, options: SavingOptions) => {
      const act = actOf(session, options.as);
      const day = dayInShanghai(act.at);
      const saved = await withDatabase(session, async (db) => {
        const known = (await readRegister(db)).byId(id);
        await saveRegulation(db, withOptions(id, known, options), act);
        return findRegulation(db, id);
      });
      show(session, options.json, saved, () => sayRegulationLine(saved, day));
    });
}

/** @throws Refusal where what a new one must have is missing. */
function withOptions(id: string, known: Regulation | undefined, options: SavingOptions): Regulation {
  const [title, kind] = [options.title ?? known?.title, options.kind ?? known?.kind];
  if (title === undefined || kind === undefined)
    throw new Refusal('request.malformed', { why: '新登记的法规文件须写明 --title 和 --kind' });
  const demands = options.demandsDisclosure ?? known?.demandsDisclosure;
  const events = [happened('enacted', options.enacted), happened('commenced', options.commenced)].flat();
  return checkAgainst<Regulation>(
    'regulation',
    {
      id,
      title,
      kind,
      aliases: options.alias ?? known?.aliases ?? [],
      issuer: options.issuer ?? known?.issuer ?? null,
      documentNumber: options.number ?? known?.documentNumber ?? null,
      region: options.region ?? known?.region ?? null,
      checked: known?.checked ?? true,
      ...(demands === undefined ? {} : { demandsDisclosure: demands }),
      events,
    },
    '法规文件',
  );
}

function happened(kind: RegulationEvent['kind'], on: string | undefined): RegulationEvent[] {
  if (on === undefined) return [];
  return [{ kind, on, documentNumber: null, articles: [], successors: null, note: null }];
}
