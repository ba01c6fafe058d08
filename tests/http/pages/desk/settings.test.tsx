import { describe, expect, it } from '@jest/globals';
import {
  accountFaults,
  emptyAccount,
  inputOf,
  readAccountForm,
} from '../../../../src/http/pages/desk/settings/accounts/form.js';
import { accountFormPage } from '../../../../src/http/pages/desk/settings/accounts/form-page.js';
import { accountsPage } from '../../../../src/http/pages/desk/settings/accounts/list-page.js';
import { settingsIndex } from '../../../../src/http/pages/desk/settings/index-page.js';
import { renderPage } from '../../../../src/http/pages/html.js';
import { oncePage } from '../../../../src/http/pages/desk/settings/once-page.js';
import { inputOf as organizationInputOf } from '../../../../src/http/pages/desk/settings/organizations/form.js';
import { organizationPage } from '../../../../src/http/pages/desk/settings/organizations/form-page.js';
import { organizationImportPage } from '../../../../src/http/pages/desk/settings/organizations/import-page.js';
import { organizationsPage } from '../../../../src/http/pages/desk/settings/organizations/list-page.js';
import { tokensPage } from '../../../../src/http/pages/desk/settings/tokens/page.js';
import { organizationChoices } from '../../../../src/http/pages/desk/settings/organizations/tree.js';
import { Refusal } from '../../../../src/refusal.js';
import { anOrganization, organizations } from '../../../accounts.js';
import { expectGoldenPage } from '../golden-page.js';
import { aDeskFrame } from './desk-frame.js';

const desk = aDeskFrame();
const choices = organizationChoices(organizations, '2026-11-27');
const account = {
  name: 'wang.fang',
  displayName: '王芳',
  grants: [{ role: 'editor', organization: 'longting' } as const],
  mustChangePassword: false,
  oidcSubject: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  disabledAt: null,
};

describe('organizations to choose from', () => {
  it('given some below others, then each stands below its own, and those that ended are left out', () => {
    const merged = {
      ...anOrganization('old', '旧局'),
      successors: { mode: 'merged-into', organizations: ['new'] } as const,
    };
    const village = anOrganization('xincun', '新村', 'village', 'beijiao');
    const whole = [
      ...organizations.slice(0, 2),
      { ...merged, successors: { ...merged.successors, organizations: ['new'] } },
      village,
    ];
    expect(organizationChoices(whole, '2026-11-27')).toEqual([
      { value: 'longting', text: '龙亭区人民政府' },
      { value: 'beijiao', text: '　北郊乡人民政府' },
      { value: 'xincun', text: '　　新村' },
    ]);
  });

  it('given one whose upper is out of reach, then it stands at the top', () => {
    expect(
      organizationChoices([anOrganization('xincun', '新村', 'village', 'beijiao')], '2026-11-27'),
    ).toEqual([{ value: 'xincun', text: '新村' }]);
  });
});

describe('the form of an account', () => {
  it('given one that nobody touched, then it stays what it is', () => {
    const { displayName, grants, oidcSubject } = account;
    expect(readAccountForm(inputOf(account))).toEqual({ displayName, grants, oidcSubject });
  });

  it('given lines left free and one role twice, then only what was chosen is kept, once', () => {
    const input = {
      ...emptyAccount,
      displayName: ' 王芳 ',
      role: ['editor', '', 'editor'],
      organization: ['longting', '', 'longting'],
    };
    expect(readAccountForm(input)).toEqual({
      displayName: '王芳',
      oidcSubject: null,
      grants: [{ role: 'editor', organization: 'longting' }],
    });
  });

  it('given a role without an organization, then it is not guessed at', () => {
    const read = () =>
      readAccountForm({ ...emptyAccount, displayName: '王芳', role: ['editor'], organization: [''] });
    expect(read).toThrow('每个角色都要选定单位');
  });

  it('given a name that is taken, then it is put right at the name', () => {
    expect(accountFaults(new Refusal('account.exists', { account: 'wang.fang' }))).toMatchObject([
      { field: 'name' },
    ]);
  });
});

describe('the pages of settings', () => {
  it('given what somebody may set, then it is listed with what it is for', () => {
    const places = [{ text: '账号', about: '谁能登录', href: '/desk/settings/accounts' }];
    expectGoldenPage('desk-settings.html', settingsIndex({ desk, places }));
  });

  it('given accounts in every state, then each is listed with its roles', () => {
    const row = {
      name: 'wang.fang',
      displayName: '王芳',
      roles: [{ role: '编辑', organization: '龙亭区人民政府' }],
    };
    expectGoldenPage(
      'desk-accounts.html',
      accountsPage({
        desk,
        filter: { q: '王', show: 'used' },
        counts: { used: 3, disabled: 0 },
        rows: [
          { ...row, isProvided: false, state: 'usable' },
          { ...row, name: '王芳', roles: [], isProvided: true, state: 'first-password' },
          { ...row, isProvided: false, state: 'disabled' },
        ],
      }),
    );
  });

  it('given an account, then its roles can be changed, its password reset and it disabled', () => {
    expectGoldenPage(
      'desk-account.html',
      accountFormPage({
        desk,
        known: {
          name: 'wang.fang',
          displayName: '王芳',
          state: 'usable',
          createdOn: '2026-01-01',
          tokens: '/desk/settings/tokens?account=wang.fang',
        },
        input: inputOf(account),
        clash: {
          what: '这个账号',
          by: { name: '李明', at: '2026-11-25T02:42:00.000Z' },
          fields: [{ label: '姓名', seen: ['王芳'], theirs: ['王芬'], yours: ['王方'] }],
        },
        organizations: choices,
        faults: [{ field: 'grants', message: '每个角色都要选定单位，每个单位都要选定角色。' }],
      }),
    );
  });

  it('given a first password, then it is said once, with what to do with it', () => {
    expectGoldenPage(
      'desk-once.html',
      oncePage({
        desk,
        once: {
          title: '新建的账号',
          said: '已新建账号“王芳”。',
          label: '首次口令',
          secret: 'abcd-efgh-1234',
          then: '请把口令转告本人。',
          back: { text: '账号', href: '/desk/settings/accounts' },
        },
      }),
    );
    expect(renderPage(oncePage({ desk, once: null }))).toMatch(/没有记下的，请重置口令/);
  });

  it('given tokens in every state, then each says what it is good for and until when', () => {
    const row = { addedOn: '2026-11-01', until: '2027-01-30' };
    expectGoldenPage(
      'desk-tokens.html',
      tokensPage({
        desk,
        account: null,
        rows: [
          { ...row, id: 3, name: '门户网站', scopes: ['export', 'law'], state: 'usable' },
          { ...row, id: 2, name: '旧程序', scopes: null, state: 'revoked' },
          { ...row, id: 1, name: '试用', scopes: [], state: 'expired' },
        ],
        input: { name: '', days: '90', scopes: [] },
        faults: [{ field: 'name', message: '请写令牌的名称。' }],
      }),
    );
  });

  it('given organizations, then each stands below its own, with what it was and became', () => {
    const [first, second] = organizations;
    expectGoldenPage(
      'desk-organizations.html',
      organizationsPage({
        desk,
        mayChange: true,
        rows: [
          { organization: first!, depth: 0, name: '龙亭区人民政府', formerly: [], became: null },
          {
            organization: { ...second!, aliases: ['北郊乡'] },
            depth: 1,
            name: '北郊乡人民政府',
            formerly: ['北郊公社'],
            became: '已并入柳园口乡人民政府',
          },
          ...[2, 3, 4].map((depth) => ({
            organization: second!,
            depth,
            name: '新村',
            formerly: [],
            became: null,
          })),
        ],
      }),
    );
  });

  it('given an organization, then it can be put right, renamed and ended', () => {
    expectGoldenPage(
      'desk-organization.html',
      organizationPage({
        desk,
        known: {
          id: 'beijiao',
          name: '北郊乡人民政府',
          names: [{ name: '北郊乡人民政府', validFrom: '1983-01-01', validTo: null }],
          became: null,
        },
        mayChange: true,
        others: choices,
        input: organizationInputOf(organizations[1]!),
        rename: { newName: '北郊镇人民政府', renamedOn: '', revision: '1', seen: '{}' },
        end: { mode: 'split-into', successors: ['liuyuankou'], endedOn: '', revision: '1', seen: '{}' },
        clash: null,
        faults: [{ field: 'successors', message: '分设须有两个以上单位' }],
      }),
    );
  });

  it('given a list that was tried, then the page tells what it would do and what is wrong', () => {
    const at = { sheet: '单位', row: 3, cell: 'B3' };
    expectGoldenPage(
      'desk-organization-import.html',
      organizationImportPage({
        desk,
        faults: [],
        tried: {
          fileName: '单位.xlsx',
          names: (ids) => ids.join('、'),
          result: {
            outcome: 'dry-run',
            added: ['xincun'],
            changed: [],
            unchanged: ['beijiao'],
            problems: [{ code: 'organization.name-missing', severity: 'warning', at, message: '没有名称。' }],
          },
        },
      }),
    );
  });
});
