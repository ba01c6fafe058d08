type Row = Record<string, unknown>;

const at = '2026-03-01T04:00:00.000Z';
const event = JSON.stringify({ kind: 'enacted', on: '2014-02-21' });
const act = JSON.stringify({ id: 'shjz', title: '社会救助暂行办法', kind: 'administrative-regulation' });

/** By the migration that made their tables, rows as a program of that time kept them: table, rows. */
export const rowsSince: Readonly<Record<string, readonly (readonly [table: string, row: Row])[]>> = {
  '002-accounts': [
    ['organization', { id: 'longting', kind: 'district', parent: null, position: 0, successor_mode: null }],
    [
      'organization',
      { id: 'beijiao', kind: 'township', parent: 'longting', position: 1, successor_mode: null },
    ],
    [
      'organization_name',
      { organization_id: 'beijiao', sequence: 1, name: '北郊乡', valid_from: null, valid_to: null },
    ],
    ['organization_alias', { organization_id: 'beijiao', alias: '北郊乡人民政府' }],
    [
      'account',
      {
        id: 1,
        name: '法制科',
        name_key: '法制科',
        display_name: '法制科',
        password_hash: null,
        must_change_password: 0,
        password_changed_at: null,
        oidc_subject: null,
        created_at: at,
        disabled_at: null,
      },
    ],
    ['account_role', { account_id: 1, role: 'publisher', organization_id: 'longting' }],
    ['setting', { name: 'session-secret', value: 'of-the-old-program' }],
  ],
  '003-drafts': [
    [
      'review',
      {
        id: 1,
        draft_id: 1,
        kind: 'legality',
        reviewer: '法审员',
        decision: 'approve',
        digest: 'draft-1:00',
        comment: null,
        at,
      },
    ],
    [
      'merge_decision',
      { edition_id: 1, key: '19-001/note', choice: 'ours', decided_by: '法制科', decided_at: at },
    ],
  ],
  '004-law': [
    ['regulation', { id: 'shjz', title: '社会救助暂行办法', body: act }],
    [
      'regulation_event',
      { id: 1, regulation_id: 'shjz', digest: '01', body: event, recorded_at: at, recorded_by: '法制科' },
    ],
    [
      'task',
      {
        id: 1,
        event_id: 1,
        edition_id: 1,
        code: '19-001',
        domain: '19',
        regulation_id: 'shjz',
        body: null,
        proposals: '[]',
        state: 'open',
        due_on: '2026-04-01',
        draft_id: null,
        version: null,
        reason: null,
        made_at: at,
        ended_at: null,
      },
    ],
    ['calendar', { name: 'working-days', body: '{}' }],
  ],
  '006-waiting-imports': [
    [
      'waiting_import',
      {
        id: 1,
        edition_id: 1,
        file_name: '目录.csv',
        bytes: Buffer.from('领域,事项'),
        received_at: at,
        received_by: '法制科',
        choices: '{}',
      },
    ],
  ],
  '008-announcements': [['told_standing', { regulation_id: 'shjz', body: '{}' }]],
  '009-webhooks': [
    [
      'webhook',
      {
        id: 1,
        url: 'https://portal.example/hook',
        types: '[]',
        paused: 0,
        secret: 'whsec_b2Y=',
        former_secret: null,
        former_until: null,
        created_at: at,
        created_by: '法制科',
      },
    ],
    [
      'webhook_delivery',
      { id: 1, webhook_id: 1, sequence: 1, state: 'delivered', tries: 1, due_at: null, leased_until: null },
    ],
    ['webhook_try', { delivery_id: 1, at, status: 204, fault: null }],
  ],
  '010-import-jobs': [
    ['import_job', { id: 'job', account: '法制科', state: 'done', alive_until: at, result: '{}' }],
  ],
  '011-receipts': [
    ['receipt', { sequence: 1, organization_id: 'beijiao', signed_by: '法制科', signed_at: at }],
  ],
  '012-review-marks': [
    [
      'review_mark',
      {
        id: 1,
        draft_id: 1,
        kind: 'secrecy',
        reviewer: '密审员',
        digest: 'draft-1:00',
        decision: 'approve',
        comment: '无密',
        at,
      },
    ],
  ],
};
