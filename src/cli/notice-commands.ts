import { listNotices, tellNotices } from '../actions/read-notices.js';
import { signNotice } from '../actions/sign-notice.js';
import type { Notice } from '../announcement/notice.js';
import { dayOf } from '../catalog/day.js';
import { numberOption } from './options.js';
import { readingAct } from './reading-act.js';
import type { AddCommands } from './session.js';
import { actOf, show, withDatabase } from './session.js';

type ListOptions = { edition?: string; unsigned?: boolean; json?: boolean };
type SignOptions = { for: string; as?: string; json?: boolean };

export const noticeCommands: AddCommands = (program, session) => {
  const notice = program
    .command('notice')
    .description('变动提醒：版本和所引法规的变动，由用到目录的单位签收');

  notice
    .command('list')
    .description('列出变动提醒和各单位的签收，最近的在前')
    .option('--edition <edition>', '只看一个目录版')
    .option('--unsigned', '只看还有单位没有签收的')
    .option('--json', '输出 JSON')
    .action(async ({ edition, unsigned, json }: ListOptions) => {
      const notices = await withDatabase(session, async (db) =>
        tellNotices(db, await listNotices(db, { edition, unsigned }, readingAct())),
      );
      show(session, json, { notices }, () =>
        notices.length === 0 ? '没有变动提醒。' : notices.map(sayNotice).join('\n'),
      );
    });

  notice
    .command('sign <notice>')
    .description('以一个单位的名义签收一条变动提醒')
    .requiredOption('--for <organization>', '哪个单位')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (id: string, options: SignOptions) => {
      const act = actOf(session, options.as);
      const receipt = await withDatabase(session, (db) => signNotice(db, numberOption(id), options.for, act));
      show(
        session,
        options.json,
        receipt,
        ({ organization, by, at }) => `第 ${id} 号变动提醒：${organization} 由 ${by} 于 ${dayOf(at)} 签收。`,
      );
    });
};

function sayNotice({ sequence, at, title, paragraphs, signers }: Notice): string {
  const signed = signers.map(
    ({ name, receipt }) =>
      `${name} ${receipt === null ? '未签收' : `${receipt.by} ${dayOf(receipt.at)} 签收`}`,
  );
  return `${sequence}\t${dayOf(at)}\t${title}\t${paragraphs.join('')}\t${signed.join('；')}`;
}
