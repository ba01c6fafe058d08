import { scopes } from '../account/scope.js';
import type { Token } from '../account/token.js';
import { addToken, tokenDays } from '../actions/add-token.js';
import { listTokens } from '../actions/read-tokens.js';
import { revokeToken } from '../actions/revoke-token.js';
import { listOption, numberOption } from './options.js';
import type { AddCommands } from './session.js';
import { actOf, show, withDatabase } from './session.js';

type Acting = { as?: string; json?: boolean };
type Adding = Acting & { name: string; scope?: string[]; days: number };

export const tokenCommands: AddCommands = (program, session) => {
  const token = program.command('token').description('程序用的令牌');

  token
    .command('add')
    .description('新建自己的令牌；只有令牌本身写到标准输出，且只这一次')
    .requiredOption('--name <name>', '给哪个程序用')
    .option(
      '--scope <scope>',
      `只准做什么（默认与账号相同）：${Object.keys(scopes).join('、')}；可写多次`,
      listOption,
    )
    .option('--days <days>', `有效多少天，最多 ${tokenDays.most}`, numberOption, tokenDays.usual)
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async ({ name, scope = [], days, as, json }: Adding) => {
      const act = actOf(session, as);
      const wanted = { name, scopes: scope.length > 0 ? scope : null, days };
      const added = await withDatabase(session, (db) => addToken(db, wanted, act));
      show(session, json, added, ({ secret }) => secret);
      if (!json) session.note(sayToken(added.token));
    });

  token
    .command('list')
    .description('列出令牌，新的在前')
    .option('--account <account>', '谁的（默认自己的）')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async ({ account = null, as, json }: Acting & { account?: string | null }) => {
      const act = actOf(session, as);
      const tokens = await withDatabase(session, (db) => listTokens(db, account, act));
      show(session, json, { tokens }, () =>
        tokens.length === 0 ? '没有令牌。' : tokens.map(sayToken).join('\n'),
      );
    });

  token
    .command('revoke <id>')
    .description('停用一个令牌')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (id: string, { as, json }: Acting) => {
      const act = actOf(session, as);
      const revoked = await withDatabase(session, (db) => revokeToken(db, numberOption(id), act));
      show(session, json, revoked, sayToken);
    });
};

function sayToken({ id, account, name, scopes, expiresAt, revokedAt }: Token): string {
  const ends = revokedAt === null ? `至 ${expiresAt}` : `已停用（${revokedAt}）`;
  return [`第 ${id} 号`, account, name, scopes?.join('、') ?? '不限范围', ends].join('\t');
}
