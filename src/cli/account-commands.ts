import type { Command } from 'commander';
import type { Account } from '../account/account.js';
import type { Act } from '../account/actor.js';
import type { Grant } from '../account/role.js';
import { roles } from '../account/role.js';
import type { AddedAccount } from '../actions/add-account.js';
import { addAccount } from '../actions/add-account.js';
import { changeAccount } from '../actions/change-account.js';
import { disableAccount, enableAccount } from '../actions/disable-account.js';
import { listAccounts, readAccount } from '../actions/read-accounts.js';
import { resetPassword } from '../actions/reset-password.js';
import type { Db } from '../store/engine.js';
import { roleOption } from './options.js';
import type { AddCommands, Session } from './session.js';
import { actOf, show, withDatabase } from './session.js';

type Acting = { as?: string; json?: boolean };
type Described = Acting & { displayName?: string; role?: Grant[]; dropRole?: Grant[]; oidcSubject?: string };

const roleHelp = `角色=单位标识，如 editor=longting；可写多次。角色：${Object.keys(roles).join('、')}`;

export const accountCommands: AddCommands = (program, session) => {
  const account = program.command('account').description('账号');
  const command = (words: string, description: string): Command =>
    account
      .command(words)
      .description(description)
      .option('--as <account>', '以谁的名义')
      .option('--json', '输出 JSON');

  command('add <name>', '新建账号；首次口令只显示这一次，登录后须修改；有统一身份标识的没有口令')
    .requiredOption('--display-name <name>', '姓名或称呼')
    .option('--role <role=organization>', roleHelp, roleOption)
    .option('--oidc-subject <subject>', '统一身份中的标识')
    .action(async (name: string, options: Described & { displayName: string }) => {
      const { displayName, role: grants = [], oidcSubject = null } = options;
      const added = await acting(session, options, (db, act) =>
        addAccount(db, { name, displayName, grants, oidcSubject }, act),
      );
      show(session, options.json, added, sayPassword);
    });

  command('list', '列出自己管得到的账号').action(async (options: Acting) => {
    const accounts = await acting(session, options, listAccounts);
    show(session, options.json, { accounts }, () => accounts.map(sayAccount).join('\n'));
  });

  command('change <name>', '修改账号；没有写明的不变')
    .option('--display-name <name>', '姓名或称呼')
    .option('--role <role=organization>', `增加${roleHelp}`, roleOption)
    .option('--drop-role <role=organization>', '去掉的角色；可写多次', roleOption)
    .option('--oidc-subject <subject>', '统一身份中的标识；空的为取消')
    .action(async (name: string, options: Described) => {
      const changed = await acting(session, options, async (db, act) => {
        const { grants } = await readAccount(db, name, act);
        return changeAccount(db, name, changeOf(grants, options), act);
      });
      show(session, options.json, changed, sayAccount);
    });

  const single: [name: string, description: string, work: Work<Account>][] = [
    ['show <name>', '一个账号', readAccount],
    ['disable <name>', '停用账号：不能再登录，令牌作废', disableAccount],
    ['enable <name>', '恢复停用的账号', enableAccount],
  ];
  for (const [words, description, work] of single)
    command(words, description).action(async (name: string, options: Acting) => {
      const done = await acting(session, options, (db, act) => work(db, name, act));
      show(session, options.json, done, sayAccount);
    });

  command('password <name>', '重置口令；新口令只显示这一次，登录后须修改').action(
    async (name: string, options: Acting) => {
      const reset = await acting(session, options, (db, act) => resetPassword(db, name, act));
      show(session, options.json, reset, sayPassword);
    },
  );
};

type Work<T> = (db: Db, name: string, act: Act) => Promise<T>;

/** Does something in the database as the one named. */
function acting<T>(session: Session, { as }: Acting, work: (db: Db, act: Act) => Promise<T>): Promise<T> {
  const act = actOf(session, as);
  return withDatabase(session, (db) => work(db, act));
}

function changeOf(held: readonly Grant[], { displayName, role = [], dropRole = [], oidcSubject }: Described) {
  const isOne = (grants: readonly Grant[], one: Grant) =>
    grants.some((grant) => grant.role === one.role && grant.organization === one.organization);
  const grants = [...held.filter((grant) => !isOne([...dropRole, ...role], grant)), ...role];
  return {
    ...(displayName === undefined ? {} : { displayName }),
    ...(role.length + dropRole.length === 0 ? {} : { grants }),
    ...(oidcSubject === undefined ? {} : { oidcSubject: oidcSubject === '' ? null : oidcSubject }),
  };
}

function sayAccount({ name, displayName, grants, mustChangePassword, disabledAt }: Account): string {
  const held = grants.map(
    ({ role, organization }) => `${(roles[role] as string | undefined) ?? role}（${organization}）`,
  );
  const notes = [
    ...(disabledAt === null ? [] : [`已停用（${disabledAt}）`]),
    ...(mustChangePassword ? ['还没改首次口令'] : []),
  ];
  return [name, displayName, held.join('、') || '没有角色', ...notes].join('\t');
}

function sayPassword({ account, password }: AddedAccount): string {
  if (password === null) return `${sayAccount(account)}\n没有口令：用统一身份认证登录`;
  return `${sayAccount(account)}\n首次口令（只显示这一次）：${password}`;
}
