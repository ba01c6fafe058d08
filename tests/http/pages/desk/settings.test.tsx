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
import { oncePage } from '../../../../src/http/pages/desk/settings/once-page.js';
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
        title: '新建的账号',
        said: '已新建账号“王芳”。',
        label: '首次口令',
        secret: 'abcd-efgh-1234',
        then: '请把口令转告本人。',
        back: { text: '账号', href: '/desk/settings/accounts' },
      }),
    );
  });
});
