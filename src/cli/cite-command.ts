import { dayInShanghai } from '../catalog/day.js';
import { Refusal } from '../refusal.js';
import type { ShownCitation } from '../regulation/cite.js';
import { citeText } from '../regulation/cite.js';
import type { Register } from '../regulation/register.js';
import { registerOf } from '../regulation/register.js';
import { readRegisterFile } from '../import/register/read-register-file.js';
import { reportProblem } from '../problem.js';
import { readRegister } from '../store/regulations.js';
import { readBytes } from './read-bytes.js';
import { sayProblem } from './say-import.js';
import type { AddCommands, Session } from './session.js';
import { show, withDatabase } from './session.js';

type CiteOptions = { jsonl?: string; register?: string; json?: boolean };

export const citeCommand: AddCommands = (program, session) => {
  program
    .command('cite [text]')
    .description('读出一段公开依据中的各条依据，以及各指哪件法规文件')
    .option('--jsonl <file>', '逐行读 {"id", "raw"}，逐行输出')
    .option('--register <file>', '按这个文件中的法规文件（JSON 或每行一件），不用数据库')
    .option('--json', '输出 JSON')
    .action(async (text: string | undefined, options: CiteOptions) => {
      if ((text === undefined) === (options.jsonl === undefined))
        throw new Refusal('request.malformed', { why: '写明一段依据，或用 --jsonl 指明一个文件，二者取一' });
      const register = await openRegister(session, options.register);
      if (text !== undefined) {
        show(session, options.json, citeText(text, register), sayCitations);
        return;
      }
      for (const { id, raw } of readCells(options.jsonl ?? ''))
        session.say(JSON.stringify({ id, ...citeText(raw, register) }));
    });
};

async function openRegister(session: Session, path: string | undefined): Promise<Register> {
  if (path === undefined) return withDatabase(session, readRegister);
  const { value, problems } = readRegisterFile(readBytes(path), dayInShanghai(new Date()));
  for (const problem of problems.slice(0, 10)) session.note(sayProblem(reportProblem(problem)));
  return registerOf(value);
}

type Cell = { id: unknown; raw: string };

function readCells(path: string): Cell[] {
  return readBytes(path)
    .toString('utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [readCell(line, path, index + 1)]));
}

function readCell(line: string, path: string, number: number): Cell {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && 'raw' in value && typeof value.raw === 'string')
      return { id: 'id' in value ? value.id : null, raw: value.raw };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Refusal('file.unreadable', { path, why: `第 ${number} 行不是 {"id", "raw"}` });
}

const linkWords = { linked: '', ambiguous: '指向不明', unknown: '未登记' } as const;

function sayCitations({ citations, leftover }: { citations: ShownCitation[]; leftover: string }): string {
  const lines = citations.map(({ text, link, articles }) => {
    const means = link.title === null ? linkWords[link.state] : `《${link.title}》`;
    return `${text}\t${means}${articles.length === 0 ? '' : `\t${articles.join('、')}`}`;
  });
  if (leftover !== '') lines.push(`不是依据的文字\t${leftover}`);
  return lines.length === 0 ? '没有读出依据。' : lines.join('\n');
}
