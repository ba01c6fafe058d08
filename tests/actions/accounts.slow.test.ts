import { describe, expect, it } from '@jest/globals';
import type { Account } from '../../src/account/account.js';
import { addAccount } from '../../src/actions/add-account.js';
import { addToken } from '../../src/actions/add-token.js';
import { changeAccount } from '../../src/actions/change-account.js';
import { disableAccount, enableAccount } from '../../src/actions/disable-account.js';
import { addFirstAdministrator } from '../../src/actions/first-administrator.js';
import { listAccounts, readAccount } from '../../src/actions/read-accounts.js';
import { resetPassword } from '../../src/actions/reset-password.js';
import { listTokens } from '../../src/actions/read-tokens.js';
import { matchesPassword } from '../../src/account/password.js';
import type { Grant, Role } from '../../src/account/role.js';
import { findAccount } from '../../src/store/accounts.js';
import { openDatabase } from '../../src/store/database.js';
import type { Db } from '../../src/store/engine.js';
import { readLines, searchLog } from '../../src/store/event-log.js';
import { saveOrganization } from '../../src/store/organizations.js';
import { addSession, findSession } from '../../src/store/sessions.js';
import { anAccount, organizations } from '../accounts.js';
import { anAct } from '../builders.js';
import { onBothEngines } from '../engines.js';

const act = anAct();
const by = (name: string) => anAct('2026-11-25', name);
const grant = (role: Role, organization: string): Grant => ({ role, organization });
const wanted = (name: string, ...grants: Grant[]) => ({ name, displayName: name, grants, oidcSubject: null });
const logText = async (db: Db) => {
  const lines: string[] = [];
  for await (const { text } of readLines(db)) lines.push(JSON.stringify(JSON.parse(text)));
  return lines.join('\n');
};
const namesSeen = async (db: Db, name: string) => (await listAccounts(db, by(name))).map((one) => one.name);

onBothEngines('accounts', (open) => {
  it('given a new one, then it can sign in with the password said once, which must be changed', async () => {
    const { db } = await open();
    const { account, password } = await addAccount(db, wanted('法制科', grant('editor', 'longting')), act);
    const expected: Account = {
      name: '法制科',
      displayName: '法制科',
      grants: [grant('editor', 'longting')],
      mustChangePassword: true,
      oidcSubject: null,
      createdAt: act.at.toISOString(),
      disabledAt: null,
    };
    expect([account, await readAccount(db, '法制科', act)]).toEqual([expected, expected]);
    const kept = await findAccount(db, '法制科');
    expect(await matchesPassword(kept?.passwordHash ?? null, password!)).toBe(true);
  });

  it('given a name in other width or case, also of one that is disabled, then it is taken (T-AC-06)', async () => {
    const { db } = await open();
    await addAccount(db, wanted('Zhang', grant('editor', 'longting')), act);
    await disableAccount(db, 'zhang', act);
    for (const name of ['Zhang', 'zhang', 'ＺＨＡＮＧ'])
      await expect(addAccount(db, wanted(name), act)).rejects.toMatchObject({ code: 'account.exists' });
    await expect(db.deleteFrom('account').where('name', '=', 'Zhang').execute()).rejects.toMatchObject({
      message: expect.stringContaining('never deleted'),
    });
    await expect(db.deleteFrom('organization').where('id', '=', 'beijiao').execute()).rejects.toMatchObject({
      message: expect.stringContaining('never deleted'),
    });
  });

  it.each([
    ['system', 'account.name-invalid'],
    ['a', 'account.name-invalid'],
    ['a b', 'account.name-invalid'],
  ])('given the name %j, then %s', async (name, code) => {
    const { db } = await open();
    await expect(addAccount(db, wanted(name), act)).rejects.toMatchObject({ code });
  });

  it('given roles or organizations nobody knows, then they are refused', async () => {
    const { db } = await open();
    const root = grant('root' as Role, 'longting');
    await expect(addAccount(db, wanted('甲科', root), act)).rejects.toMatchObject({ code: 'role.unknown' });
    const nowhere = [grant('editor', 'longting'), grant('editor', 'nowhere')];
    await expect(
      addAccount(db, wanted('甲科', ...nowhere), { actor: { kind: 'system' }, at: act.at }),
    ).rejects.toMatchObject({
      code: 'organization.unknown',
    });
  });

  it('given a subject of the identity provider, then it is one account’s only', async () => {
    const { db } = await open();
    await addAccount(db, { ...wanted('甲科'), oidcSubject: 'a1' }, act);
    await expect(addAccount(db, { ...wanted('乙科'), oidcSubject: 'a1' }, act)).rejects.toMatchObject({
      code: 'account.subject-taken',
    });
    await changeAccount(db, '甲科', { oidcSubject: null }, act);
    await addAccount(db, { ...wanted('乙科'), oidcSubject: 'a1' }, act);
  });

  it('given an account that gets a subject before its first password was changed, then that password is none', async () => {
    const { db } = await open();
    await addAccount(db, wanted('甲科'), act);
    const id = Buffer.alloc(32, 1);
    const { key } = (await findAccount(db, '甲科'))!;
    await addSession(db, { id, csrf: 'x' }, { accountKey: key, address: null, at: act.at });
    const changed = await changeAccount(db, '甲科', { oidcSubject: 'a1' }, act);
    expect([changed.mustChangePassword, await findSession(db, id)]).toEqual([false, null]);
    expect((await findAccount(db, '甲科'))?.passwordHash).toBeNull();
    const { password } = await resetPassword(db, '甲科', act);
    await changeAccount(db, '甲科', { displayName: '甲' }, act);
    const kept = await findAccount(db, '甲科');
    expect([await matchesPassword(kept!.passwordHash, password), kept?.mustChangePassword]).toEqual([
      true,
      true,
    ]);
  });

  it('given only what is given changes, and the log has it before and after', async () => {
    const { db } = await open();
    await addAccount(db, wanted('法制科', grant('editor', 'longting')), act);
    await changeAccount(db, '法制科', { grants: [grant('publisher', 'longting')] }, act);
    await changeAccount(db, '法制科', { displayName: '法制科' }, act);
    expect(await searchLog(db, { action: 'account.change' }, 10)).toMatchObject([
      {
        thing: { kind: 'account', id: '法制科' },
        details: {
          grants: { before: [grant('editor', 'longting')], after: [grant('publisher', 'longting')] },
        },
      },
    ]);
  });

  it('given it is disabled, then its sessions and tokens end, and nothing can be done as it; enabled, it can', async () => {
    const { db } = await open();
    await addAccount(db, wanted('法制科', grant('editor', 'longting')), act);
    await addToken(db, { name: '程序', scopes: null, days: 90 }, by('法制科'));
    const { key } = (await findAccount(db, '法制科'))!;
    const id = Buffer.alloc(32, 1);
    await addSession(db, { id, csrf: 'x' }, { accountKey: key, address: null, at: act.at });
    await disableAccount(db, '法制科', act);
    expect([await findSession(db, id), await listTokens(db, '法制科', act)]).toMatchObject([
      null,
      [{ revokedAt: act.at.toISOString() }],
    ]);
    await expect(listTokens(db, null, by('法制科'))).rejects.toMatchObject({ code: 'account.unusable' });
    await enableAccount(db, '法制科', act);
    expect(await listTokens(db, null, by('法制科'))).toHaveLength(1);
  });

  it('given a password is reset, then the old one is none, sessions end, and it must be changed', async () => {
    const { db } = await open();
    const { password: old } = await addAccount(db, wanted('法制科', grant('editor', 'longting')), act);
    const { key } = (await findAccount(db, '法制科'))!;
    const id = Buffer.alloc(32, 1);
    await addSession(db, { id, csrf: 'x' }, { accountKey: key, address: null, at: act.at });
    const { password, account } = await resetPassword(db, '法制科', act);
    const { passwordHash } = (await findAccount(db, '法制科'))!;
    expect([
      await matchesPassword(passwordHash, old!),
      await matchesPassword(passwordHash, password),
    ]).toEqual([false, true]);
    expect([await findSession(db, id), account.mustChangePassword]).toEqual([null, true]);
  });

  it('given a stolen token, when the password is reset, then it ends too, and the log says how many (T-AC-05)', async () => {
    const { db } = await open();
    await addAccount(db, wanted('法制科', grant('editor', 'longting')), act);
    await addToken(db, { name: '程序', scopes: null, days: 90 }, by('法制科'));
    await addToken(db, { name: '另一个', scopes: null, days: 90 }, by('法制科'));
    await resetPassword(db, '法制科', act);
    expect((await listTokens(db, '法制科', act)).map(({ revokedAt }) => revokedAt)).toEqual([
      act.at.toISOString(),
      act.at.toISOString(),
    ]);
    expect(await searchLog(db, { action: 'password.reset' }, 10)).toMatchObject([{ details: { tokens: 2 } }]);
  });

  it('given a first password that nobody changed, then a token can’t go round it, and the command line is open', async () => {
    const { db } = await open();
    await addAccount(db, wanted('法制科', grant('editor', 'longting')), act);
    const through = (via: 'page' | 'api' | 'cli') => {
      const { at, actor } = by('法制科');
      return listTokens(db, null, { at, actor: { ...actor, via } as typeof actor });
    };
    for (const via of ['page', 'api'] as const)
      await expect(through(via)).rejects.toMatchObject({ code: 'password.must-change' });
    expect(await through('cli')).toEqual([]);
  });

  it('given the last who administers the district, then neither the role nor the account can go', async () => {
    const { db } = await open();
    await anAccount(db, '停用的', { administrator: 'longting' });
    await disableAccount(db, '停用的', act);
    const refused = { code: 'account.last-administrator' };
    await expect(disableAccount(db, '测试员', act)).rejects.toMatchObject(refused);
    await expect(changeAccount(db, '测试员', { grants: [] }, act)).rejects.toMatchObject(refused);
    await enableAccount(db, '停用的', act);
    await disableAccount(db, '测试员', act);
    await expect(listAccounts(db, act)).rejects.toMatchObject({ code: 'account.unusable' });
  });

  it('given two who disable each other at once, then one is left', async () => {
    const { db } = await open();
    await anAccount(db, '另一人', { administrator: 'longting' });
    const done = await Promise.allSettled([
      disableAccount(db, '另一人', act),
      disableAccount(db, '测试员', by('另一人')),
    ]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('given any of this, then no secret is in the log (T-AU-07)', async () => {
    const { db } = await open();
    const { password } = await addAccount(db, wanted('法制科', grant('editor', 'longting')), act);
    const reset = await resetPassword(db, '法制科', act);
    const { secret } = await addToken(db, { name: '程序', scopes: ['import'], days: 1 }, by('法制科'));
    const kept = (await findAccount(db, '法制科'))!;
    const text = await logText(db);
    expect(text).toContain('法制科');
    for (const canary of [password, reset.password, secret, kept.passwordHash!, 'argon2'])
      expect(text).not.toContain(canary);
  });
});

onBothEngines('who may see and change which account', (open) => {
  const aTown = async () => {
    const { db } = await open();
    await anAccount(db, '乡管理员', { administrator: 'beijiao' });
    await anAccount(db, '乡编辑', { township: 'beijiao' });
    await anAccount(db, '区编辑', { editor: 'longting' });
    await anAccount(db, '两处', { township: 'beijiao', editor: 'longting' });
    await anAccount(db, '无角色', {});
    return db;
  };

  it('given an administrator of a town, then those all of whose roles are below it, and no others', async () => {
    const db = await aTown();
    expect(await namesSeen(db, '乡管理员')).toEqual(['乡管理员', '乡编辑']);
    expect(await namesSeen(db, '测试员')).toEqual(
      expect.arrayContaining(['测试员', '乡管理员', '乡编辑', '区编辑', '两处', '无角色']),
    );
  });

  it.each(['区编辑', '两处', '无角色', '测试员', '没有的人'])(
    'given %s, then it is the same to a town as one that is not there (T-AC-03)',
    async (name) => {
      const db = await aTown();
      const town = by('乡管理员');
      const tried = [
        () => readAccount(db, name, town),
        () => changeAccount(db, name, { displayName: '改名' }, town),
        () => changeAccount(db, name, { grants: [grant('root' as Role, 'nowhere')] }, town),
        () => disableAccount(db, name, town),
        () => enableAccount(db, name, town),
        () => resetPassword(db, name, town),
        () => listTokens(db, name, town),
      ];
      for (const attempt of tried)
        await expect(attempt()).rejects.toMatchObject({
          code: 'account.unknown',
          message: `没有账号“${name}”。`,
        });
    },
  );

  it('given roles beyond the town, then a town can neither give nor leave them', async () => {
    const db = await aTown();
    const town = by('乡管理员');
    const refused = { code: 'right.missing' };
    for (const grants of [
      [grant('editor', 'longting')],
      [grant('township', 'beijiao'), grant('editor', 'longting')],
      [],
    ]) {
      await expect(changeAccount(db, '乡编辑', { grants }, town)).rejects.toMatchObject(refused);
      await expect(addAccount(db, wanted('新人', ...grants), town)).rejects.toMatchObject(refused);
    }
    await expect(
      changeAccount(db, '乡管理员', { grants: [grant('administrator', 'longting')] }, town),
    ).rejects.toMatchObject(refused);
    await addAccount(db, wanted('新人', grant('township', 'beijiao')), town);
    expect((await findAccount(db, '乡编辑'))?.grants).toEqual([grant('township', 'beijiao')]);
  });

  it('given no roles, a role nobody knows any more, or a disabled account, then nothing is seen (T-AC-05)', async () => {
    const db = await aTown();
    await anAccount(db, '旧角色', {});
    const old = (await findAccount(db, '旧角色'))!;
    await db
      .insertInto('account_role')
      .values({ account_id: old.key, role: 'auditor', organization_id: 'longting' })
      .execute();
    for (const name of ['无角色', '旧角色', '区编辑'])
      await expect(listAccounts(db, by(name))).rejects.toMatchObject({ code: 'right.missing' });
    await disableAccount(db, '乡管理员', act);
    await expect(listAccounts(db, by('乡管理员'))).rejects.toMatchObject({ code: 'account.unusable' });
    await expect(listAccounts(db, by('没有的人'))).rejects.toMatchObject({ code: 'account.unusable' });
  });

  it('given rights that are taken away, then the next request obeys (T-AC-09)', async () => {
    const db = await aTown();
    expect(await namesSeen(db, '乡管理员')).not.toEqual([]);
    await changeAccount(db, '乡管理员', { grants: [grant('township', 'beijiao')] }, act);
    await expect(listAccounts(db, by('乡管理员'))).rejects.toMatchObject({ code: 'right.missing' });
  });
});

describe('the first administrator', () => {
  const empty = async () => {
    const database = await openDatabase('sqlite::memory:', { create: true });
    for (const organization of organizations) await saveOrganization(database.db, organization);
    return database;
  };
  const at = act.at;

  it('given no account, then one administers what nobody is above, with a password said once', async () => {
    const { db, close } = await empty();
    const made = await addFirstAdministrator(db, { name: 'admin', password: null }, at);
    const kept = (await findAccount(db, 'admin'))!;
    expect([kept.grants, kept.mustChangePassword]).toEqual([[grant('administrator', 'longting')], true]);
    expect(await matchesPassword(kept.passwordHash, made!.password!)).toBe(true);
    expect(await addFirstAdministrator(db, { name: 'other', password: null }, at)).toBeNull();
    const text = await logText(db);
    expect(text).toContain('"account":"system"');
    expect(text).not.toContain(made!.password!);
    await close();
  });

  it('given a chosen password, then it is not said again, and a weak one or a bad name is refused', async () => {
    const { db, close } = await empty();
    const refused: [name: string, password: string | null, code: string][] = [
      ['admin', '12345678', 'password.weak'],
      ['system', null, 'account.name-invalid'],
    ];
    for (const [name, password, code] of refused)
      await expect(addFirstAdministrator(db, { name, password }, at)).rejects.toMatchObject({ code });
    const password = 'Sunlit-7-orchards';
    expect(await addFirstAdministrator(db, { name: '管理科', password }, at)).toEqual({
      name: '管理科',
      password: null,
    });
    expect(await matchesPassword((await findAccount(db, '管理科'))!.passwordHash, password)).toBe(true);
    await close();
  });
});
