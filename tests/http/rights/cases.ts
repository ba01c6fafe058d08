/** What one route is asked, for a thing within reach of 龙亭区, one of another district, and one that is not there. */
export type Case = {
  /** Whose roles allow it on what is their own; `all`: every account that can be used. */
  may: string[] | 'all';
  own: Ask;
  /** null: the route names no thing. */
  foreign: Ask | null;
  absent: Ask | null;
  /** How the hidden and the absent are answered; null: what it is about is public, so that the right is named. */
  hidden: string | null;
};

export type Ask = { path: string; body?: unknown; revision?: string; file?: string };

/** Numbers of drafts, imports and tokens as the world makes them. */
const draft = {
  editing: 2,
  inReview: 3,
  approved: 4,
  foreignEditing: 5,
  foreignInReview: 6,
  foreignSubmitted: 7,
};

const aSheet = '一级事项,二级事项\n最低生活保障,新的事';
const aList = '单位标识,名称,类型,上级\nxincun,新村,村,beijiao';

const aClearance = '序号,文件名称,文号,清理结果\n1,龙亭区旧办法,汴龙政〔2010〕2号,失效';

/** The events and tasks of the world: what ended the act that every item cites, and what changed an article none cites. */
const law = { repeal: 3, amendment: 4, notice: 8, tasks: { own: 1, foreign: 5, absent: 9999 } };
const anEvent = {
  kind: 'repealed',
  on: '2026-11-01',
  documentNumber: null,
  articles: [],
  successors: null,
  note: null,
};
const aRegulation = {
  id: 'shjz',
  title: '新办法',
  aliases: [],
  kind: '规范性文件',
  issuer: null,
  documentNumber: null,
  region: null,
  checked: true,
  events: [anEvent],
};

const members = ['编辑员', '北郊乡'];
const readers = [...members, '审核员', '保密员', '发布员'];

/** Three asks for a path with one thing in it. */
function on(
  path: (thing: number | string) => string,
  things: { own: number | string; foreign: number | string; absent: number | string },
  ask: Omit<Ask, 'path'> = {},
): Pick<Case, 'own' | 'foreign' | 'absent'> {
  const { own, foreign, absent } = things;
  return {
    own: { path: path(own), ...ask },
    foreign: { path: path(foreign), ...ask },
    absent: { path: path(absent), ...ask },
  };
}

const drafts = { own: draft.editing, foreign: draft.foreignEditing, absent: 9999 };
const revised = { revision: '2' };
const change = { kind: 'edit', code: '19-002', fields: { note: '新' }, reason: '新办法' };
const onDraft = (tail: string, ask: Omit<Ask, 'path'> = {}, things = drafts) =>
  ({ ...on((id) => `/drafts/${id}${tail}`, things, ask), hidden: 'draft.unknown' }) as const;
const submitted = { own: draft.inReview, foreign: draft.foreignInReview, absent: 9999 };
const review = { decision: 'return', comment: '不妥', digest: `draft-1:${'0'.repeat(64)}` };

const accounts = { own: '目标', foreign: '祥符编辑', absent: '没有这人' };
const onAccount = (tail: string, ask: Omit<Ask, 'path'> = {}) =>
  ({
    ...on((name) => `/accounts/${encodeURIComponent(name)}${tail}`, accounts, ask),
    hidden: 'account.unknown',
  }) as const;

const imports = { own: 1, foreign: 2, absent: 9999 };
const organization = (id: string, name: string, parent: string) => ({
  id,
  kind: 'township',
  parent,
  names: [{ name, validFrom: null, validTo: null }],
  aliases: ['别名'],
  successors: null,
});

/** What concerns everybody: with two districts nobody has the whole. */
const ofTheWhole = (own: Ask): Case => ({ may: [], own, foreign: null, absent: null, hidden: null });

/** One row a route that is not public, by its operation. */
export const cases: Record<string, Case> = {
  importFile: {
    may: members,
    own: { path: '/editions/longting-township/imports', file: aSheet },
    foreign: { path: '/editions/xiangfu-district/imports', file: aSheet },
    absent: null,
    hidden: null,
  },
  recogniseFile: {
    may: 'all',
    own: { path: '/which', file: aSheet },
    foreign: null,
    absent: null,
    hidden: null,
  },
  readImportJob: {
    may: [],
    own: { path: '/import-jobs/none' },
    foreign: null,
    absent: null,
    hidden: 'import.job-unknown',
  },
  readImport: { may: members, ...on((id) => `/imports/${id}`, imports), hidden: 'import.unknown' },
  readImportReport: {
    may: members,
    ...on((id) => `/imports/${id}/report.xlsx`, imports),
    hidden: 'import.unknown',
  },
  readSinceExport: {
    may: 'all',
    own: { path: '/editions/longting-township/since-export' },
    foreign: null,
    absent: null,
    hidden: null,
  },
  listDrafts: { may: 'all', own: { path: '/drafts' }, foreign: null, absent: null, hidden: null },
  addDraft: {
    may: members,
    own: { path: '/drafts', body: { edition: 'longting-township', title: '新' } },
    foreign: { path: '/drafts', body: { edition: 'xiangfu-district', title: '新' } },
    absent: null,
    hidden: null,
  },
  readDraft: { may: readers, ...onDraft('') },
  renameDraft: { may: members, ...onDraft('', { ...revised, body: { title: '新名' } }) },
  proposeChange: { may: members, ...onDraft('/changes', { ...revised, body: change }) },
  dropChange: { may: members, ...onDraft('/changes/19-001', revised) },
  overrideWeight: {
    may: members,
    ...onDraft('/weights', {
      ...revised,
      body: { code: '19-001', field: 'note', weight: 'formal', reason: '仅标点' },
    }),
  },
  diffDraft: { may: readers, ...onDraft('/diff') },
  diffDraftComparisonDocx: { may: readers, ...onDraft('/diff.docx') },
  diffDraftExplanationDocx: { may: readers, ...onDraft('/diff.explanation.docx') },
  diffDraftComparisonXlsx: { may: readers, ...onDraft('/diff.xlsx') },
  diffDraftChangeListXlsx: { may: readers, ...onDraft('/diff.list.xlsx') },
  diffDraftComparisonHtml: { may: readers, ...onDraft('/diff.html') },
  readDraftCatalog: { may: readers, ...onDraft('/catalog') },
  listDraftProblems: { may: readers, ...onDraft('/problems') },
  listConflicts: { may: readers, ...onDraft('/conflicts') },
  exportConflicts: { may: readers, ...onDraft('/conflicts.xlsx') },
  decideConflicts: { may: members, ...onDraft('/decisions', { file: '冲突号,决定\n' }) },
  rebaseDraft: { may: members, ...onDraft('/rebase', { ...revised, body: { decisions: [] } }) },
  submitDraft: { may: members, ...onDraft('/submission', { ...revised, body: { reason: null } }) },
  recallDraft: { may: members, ...onDraft('/submission', { revision: '3' }, submitted) },
  reviewLegality: { may: ['审核员'], ...onDraft('/reviews/legality', { body: review }, submitted) },
  reviewSecrecy: { may: ['保密员'], ...onDraft('/reviews/secrecy', { body: review }, submitted) },
  publishDraft: {
    may: ['发布员'],
    ...onDraft(
      '/publication',
      { body: { effectiveOn: '2026-12-01', note: '修订' } },
      { own: draft.approved, foreign: draft.foreignSubmitted, absent: 9999 },
    ),
  },
  abandonDraft: { may: members, ...onDraft('/abandonment', revised) },
  restoreVersion: {
    may: ['编辑员'],
    own: { path: '/editions/longting-district/restorations', body: { version: 1 } },
    foreign: { path: '/editions/xiangfu-district/restorations', body: { version: 1 } },
    absent: null,
    hidden: null,
  },
  saveRegulation: {
    may: ['编辑员'],
    own: { path: '/regulations', body: { ...aRegulation, id: 'xinbanfa' } },
    foreign: null,
    absent: null,
    hidden: null,
  },
  importRegulations: {
    may: ['编辑员'],
    own: { path: '/regulations/imports', file: aClearance },
    foreign: null,
    absent: null,
    hidden: null,
  },
  chooseCitation: {
    may: ['编辑员'],
    own: { path: '/citation-choices', body: { text: '《没有登记的办法》', regulation: 'shjz' } },
    foreign: null,
    absent: null,
    hidden: null,
  },
  recordEvent: {
    may: ['编辑员'],
    own: {
      path: '/regulations/shjz/events',
      body: { event: { ...anEvent, kind: 'amended', articles: ['第三十一条'] } },
    },
    foreign: null,
    absent: null,
    hidden: null,
  },
  readImpacts: {
    may: readers,
    own: { path: `/events/${law.repeal}/impacts` },
    foreign: null,
    absent: null,
    hidden: null,
  },
  confirmEvent: {
    may: ['编辑员'],
    own: {
      path: `/events/${law.amendment}/tasks`,
      body: { items: [{ edition: 'longting-district', code: '19-001' }] },
    },
    foreign: null,
    absent: null,
    hidden: null,
  },
  draftImpacts: {
    may: ['编辑员'],
    own: { path: `/events/${law.repeal}/drafts`, body: { items: null } },
    foreign: {
      path: `/events/${law.repeal}/drafts`,
      body: { items: [{ edition: 'xiangfu-district', code: '19-001', choice: null }] },
    },
    absent: null,
    hidden: null,
  },
  retractEvent: {
    may: ['编辑员'],
    own: { path: `/events/${law.repeal}/retraction`, body: { reason: '看错了' } },
    foreign: null,
    absent: null,
    hidden: null,
  },
  listTasks: {
    may: readers,
    own: { path: '/tasks' },
    foreign: { path: '/tasks?edition=xiangfu-district' },
    absent: null,
    hidden: null,
  },
  closeTask: {
    may: ['编辑员'],
    ...on((id) => `/tasks/${id}/closing`, law.tasks, { body: { reason: '不涉及' } }),
    hidden: 'task.unknown',
  },
  listNotices: {
    may: ['编辑员', '审核员', '发布员', '北郊乡'],
    own: { path: '/notices' },
    foreign: { path: '/notices?edition=xiangfu-district' },
    absent: null,
    hidden: null,
  },
  signNotice: {
    may: ['北郊乡'],
    own: { path: `/notices/${law.notice}/receipts/beijiao` },
    foreign: { path: `/notices/${law.notice}/receipts/xiangfu-town` },
    absent: { path: '/notices/9999/receipts/beijiao' },
    hidden: 'notice.unknown',
  },
  changeWorkingDays: {
    may: ['编辑员'],
    own: {
      path: '/working-days',
      body: {
        from: '2026-01-01',
        knownThrough: '2027-12-31',
        sources: [{ title: '节假日安排', issuedOn: '2026-11-01' }],
        holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
        workdays: ['2027-01-09'],
      },
    },
    foreign: null,
    absent: null,
    hidden: null,
  },
  checkEdition: {
    may: readers,
    own: { path: '/editions/longting-township/health' },
    foreign: { path: '/editions/xiangfu-district/health' },
    absent: null,
    hidden: null,
  },
  checkDraft: { may: readers, ...onDraft('/health') },
  reportWork: {
    may: readers,
    own: { path: '/reports/work?from=2026-01-01&to=2026-12-31' },
    foreign: null,
    absent: null,
    hidden: null,
  },
  saveOrganization: {
    may: ['管理员'],
    own: { path: '/organizations/beijiao', body: organization('beijiao', '北郊乡人民政府', 'longting') },
    foreign: {
      path: '/organizations/xiangfu-town',
      body: organization('xiangfu-town', '朱仙镇人民政府', 'xiangfu'),
    },
    absent: null,
    hidden: null,
  },
  importOrganizations: {
    may: ['管理员'],
    own: { path: '/organizations/imports', file: aList },
    foreign: null,
    absent: null,
    hidden: null,
  },
  listAccounts: { may: ['管理员'], own: { path: '/accounts' }, foreign: null, absent: null, hidden: null },
  addAccount: {
    may: ['管理员'],
    own: { path: '/accounts', body: anAccountOf('longting-civil-affairs') },
    foreign: { path: '/accounts', body: anAccountOf('xiangfu') },
    absent: null,
    hidden: null,
  },
  readAccount: { may: ['管理员'], ...onAccount('') },
  changeAccount: { may: ['管理员'], ...onAccount('', { body: { displayName: '新名' } }) },
  disableAccount: { may: ['管理员'], ...onAccount('/disabling') },
  enableAccount: {
    may: ['管理员'],
    ...onAccount('/disabling'),
    own: { path: `/accounts/${encodeURIComponent('已停用')}/disabling` },
  },
  resetPassword: { may: ['管理员'], ...onAccount('/password') },
  listWebhooks: ofTheWhole({ path: '/webhooks' }),
  addWebhook: ofTheWhole({ path: '/webhooks', body: { url: 'https://portal.example.gov.cn/' } }),
  changeWebhook: ofTheWhole({ path: '/webhooks/1', body: { paused: true } }),
  removeWebhook: ofTheWhole({ path: '/webhooks/1' }),
  rotateWebhookSecret: ofTheWhole({ path: '/webhooks/1/secret' }),
  listDeliveries: ofTheWhole({ path: '/webhooks/1/deliveries' }),
  resendDelivery: ofTheWhole({ path: '/webhooks/1/deliveries/1/resending' }),
  listTokens: { may: 'all', own: { path: '/tokens' }, foreign: null, absent: null, hidden: null },
  addToken: {
    may: [],
    own: { path: '/tokens', body: { name: '新' } },
    foreign: null,
    absent: null,
    hidden: null,
  },
  revokeToken: {
    may: ['管理员'],
    ...on((id) => `/tokens/${id}`, { own: 9, foreign: 10, absent: 9999 }),
    hidden: 'token.unknown',
  },
  readLog: ofTheWhole({ path: '/log' }),
  readCheckpoint: ofTheWhole({ path: '/log/checkpoint' }),
  exportLog: ofTheWhole({ path: '/log/export.jsonl' }),
};

function anAccountOf(organization: string) {
  return { name: '新人', displayName: '新人', grants: [{ role: 'editor', organization }] };
}
