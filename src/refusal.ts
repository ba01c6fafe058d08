/**
 * “No” to an understood request. Thrown, so that the transaction around it rolls back; one table gives it a sentence,
 * an HTTP status and an exit code. Anything else that is thrown is our bug.
 */
export class Refusal<C extends RefusalCode = RefusalCode> extends Error {
  readonly code: C;
  readonly details: RefusalDetails[C];

  constructor(code: C, details: RefusalDetails[C]) {
    super(refusalCatalog[code].say(details));
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return refusalCatalog[this.code].status;
  }
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal;
}

/** What each refusal is about: the words its sentence needs. */
export type RefusalDetails = {
  'request.parameter-unknown': { parameter: string; known: string[] };
  'request.parameter-invalid': { parameter: string; found: string; expected: string };
  'request.route-unknown': { path: string };
  'request.method-not-allowed': { method: string; allowed: string[] };
  'request.malformed': { why: string };
  'request.too-large': { limit: string };
  'request.encoding-refused': { encoding: string };
  'token.missing': Record<string, never>;
  'token.wrong': Record<string, never>;
  'login.failed': Record<string, never>;
  'login.throttled': { retryAfterSeconds: number };
  'login.refused': { why: string };
  'login.unavailable': { why: string };
  'request.forged': Record<string, never>;
  'request.too-often': { retryAfterSeconds: number };
  'request.type-refused': { found: string };
  'request.range-unsatisfiable': { size: number };
  'form.type-refused': { found: string };
  'form.invalid': { faults: { field: string; message: string }[] };
  'upload.type-refused': { found: string };
  'upload.file-missing': Record<string, never>;
  'upload.several-files': Record<string, never>;
  'import.unknown': { import: number };
  'import.job-unknown': { job: string };
  'import.interrupted': { job: string };
  'import.other-edition': { edition: string; found: string; version: number };
  'import.queue-full': { retryAfterSeconds: number };
  'edition.unknown': { edition: string; known: string[] };
  'version.unknown': { edition: string; number: number; latest: number };
  'version.none-in-force': { edition: string; on: string; known: string | null; firstOn: string | null };
  'version.stale': { edition: string; base: number; latest: number };
  'domain.unknown': { edition: string; domain: string };
  'item.unknown': { edition: string; code: string };
  'item.not-yet': { code: string; on: string; firstOn: string };
  'draft.unknown': { draft: number };
  'draft.not-open': { draft: number; state: string; step: string };
  'draft.changed': { draft: number; seen: number; now: number };
  'settings.changed': { name: string };
  'draft.reasons-missing': { draft: number; subjects: string[] };
  'draft.nothing-proposed': { draft: number; subject: string };
  'draft.too-large': { draft: number; mostChanges: number; mostMegabytes: number };
  'draft.not-approved': { draft: number };
  'review.own-draft': { draft: number };
  'review.other-review': { draft: number };
  'review.decided': { draft: number; kind: string };
  'review.other-content': { draft: number };
  'review.comment-missing': { draft: number };
  'review.change-returned': { draft: number; subjects: string[] };
  'review.change-open': { draft: number; subjects: string[] };
  'conflict.unknown': { draft: number; key: string };
  'decisions.unreadable': { draft: number; faults: string[] };
  'conflict.choice-invalid': { draft: number; key: string };
  'restore.same': { edition: string; number: number };
  'request.revision-missing': Record<string, never>;
  'draft.empty': { draft: number };
  'draft.misfit': { draft: number; what: string };
  'regulation.unknown': { regulation: string };
  'regulation.id-taken': { regulation: string; title: string };
  'event.unknown': { event: number };
  'event.retracted': { event: number };
  'event.invalid': { why: string };
  'citation.choice-invalid': { text: string; why: string };
  'task.unknown': { task: number };
  'task.missing': { edition: string; code: string };
  'task.not-open': { task: number; state: string };
  'task.reason-missing': { task: number };
  'impact.choice-invalid': { edition: string; code: string };
  'impact.nothing-mechanical': { event: number };
  'notice.unknown': { notice: number };
  'calendar.missing': Record<string, never>;
  'calendar.ends': { from: string; count: number; knownThrough: string };
  'calendar.begins': { from: string; knownFrom: string };
  'calendar.invalid': { why: string };
  'export.not-a-town': { organization: string };
  'date.invalid': { field: string; found: string };
  'publication.note-missing': { draft: number };
  'publication.too-early': { effectiveOn: string; firstOn: string };
  'publication.too-late': { effectiveOn: string; latestOn: string };
  'file.unreadable': { path: string; why: string };
  'schema.mismatch': { source: string; at: string; why: string };
  'catalog.invalid': { source: string; why: string };
  'database.unusable': { why: string };
  'database.not-initialized': Record<string, never>;
  'database.newer': { migration: string };
  'database.not-empty': Record<string, never>;
  'backup.unreadable': { path: string; why: string };
  'backup.not-intact': { what: string };
  'configuration.invalid': { name: string; found: string; expected: string };
  'server.cannot-listen': { address: string; why: string };
  'file.unwritable': { path: string; why: string };
  'account.missing': Record<string, never>;
  'account.unusable': { account: string };
  'account.misspelt': { found: string; account: string };
  'account.unknown': { account: string };
  'account.exists': { account: string };
  'account.name-invalid': { found: string };
  'account.last-administrator': { account: string };
  'account.subject-taken': { subject: string };
  'organization.unknown': { organization: string };
  'organization.invalid': { organization: string; why: string };
  'password.weak': { why: string };
  'password.wrong': Record<string, never>;
  'password.busy': { retryAfterSeconds: number };
  'password.must-change': Record<string, never>;
  'right.missing': { action: string; says: string };
  'role.unknown': { role: string; known: string[] };
  'scope.unknown': { scope: string; known: string[] };
  'token.unknown': { token: number };
  'token.needs-login': Record<string, never>;
  'webhook.unknown': { webhook: number };
  'webhook.delivery-unknown': { webhook: number; delivery: number };
  'webhook.target-refused': { why: string };
  'log.nothing-then': Record<string, never>;
  'log.behind-checkpoint': { file: string; kept: number; sequence: number };
};

export type RefusalCode = keyof RefusalDetails;

type Entry<C extends RefusalCode> = { status: number; say: (details: RefusalDetails[C]) => string };

function sayFirst(subjects: readonly string[]): string {
  return `${subjects.slice(0, 5).join('、')}${subjects.length > 5 ? ' 等' : ''}`;
}

const refusalCatalog: { [C in RefusalCode]: Entry<C> } = {
  'request.parameter-unknown': {
    status: 400,
    say: (d) =>
      `没有参数“${d.parameter}”。${d.known.length ? `可用的参数：${d.known.join('、')}。` : '此地址不接受参数。'}`,
  },
  'request.parameter-invalid': {
    status: 400,
    say: (d) => `参数“${d.parameter}”的值“${d.found}”不对，应为${d.expected}。`,
  },
  'request.route-unknown': {
    status: 404,
    say: (d) => `没有这个地址：${d.path}。可从首页或接口说明 /api/v1/openapi.json 查起。`,
  },
  'request.method-not-allowed': {
    status: 405,
    say: (d) => `此地址不接受 ${d.method}，可用：${d.allowed.join('、')}。`,
  },
  'request.malformed': { status: 400, say: (d) => `请求不完整或格式有误：${d.why}。` },
  'request.too-large': { status: 413, say: (d) => `内容超过 ${d.limit}，请分开提交。` },
  'request.encoding-refused': {
    status: 415,
    say: (d) => `不接受压缩的请求内容（${d.encoding}），请直接发送。`,
  },
  'token.missing': {
    status: 401,
    say: () => '这里要先登录；程序请在请求头中写明 Authorization: Bearer 令牌。',
  },
  'token.wrong': { status: 401, say: () => '令牌不对、已过期或已停用，请另建一个。' },
  'login.failed': { status: 401, say: () => '账号或口令不对。' },
  'login.throttled': {
    status: 429,
    say: (d) => `试错的次数太多，请 ${Math.ceil(d.retryAfterSeconds / 60)} 分钟后再试。`,
  },
  'login.refused': { status: 403, say: (d) => `没有登录：${d.why}。` },
  'login.unavailable': {
    status: 503,
    say: (d) => `现在不能用统一身份登录：${d.why}。请稍后再试，或用口令登录。`,
  },
  'request.forged': {
    status: 403,
    say: () =>
      '没有执行：看不出这个请求是从本系统的页面发出的。请刷新页面再试；仍不行时请管理员核对 BASE_URL。',
  },
  'request.too-often': {
    status: 429,
    say: (d) => `请求太频繁，请 ${d.retryAfterSeconds} 秒后再试。`,
  },
  'request.range-unsatisfiable': {
    status: 416,
    say: (d) => `文件只有 ${d.size} 字节，没有所要的部分；请重新下载。`,
  },
  'request.type-refused': {
    status: 415,
    say: (d) =>
      `内容须是 application/json，收到的是${d.found === '' ? '没有写明类型的内容' : `“${d.found}”`}。`,
  },
  'form.type-refused': {
    status: 415,
    say: (d) => `这里只收网页表单（application/x-www-form-urlencoded），收到的是“${d.found}”。`,
  },
  'form.invalid': { status: 422, say: (d) => d.faults.map(({ message }) => message).join('') },
  'upload.type-refused': {
    status: 415,
    say: (d) =>
      `上传文件须用 multipart/form-data 表单，收到的是${d.found === '' ? '没有写明类型的内容' : `“${d.found}”`}。`,
  },
  'upload.file-missing': { status: 400, say: () => '没有收到文件，请在表单的 file 字段中放一个文件。' },
  'upload.several-files': { status: 400, say: () => '一次只能上传一个文件，请分几次上传。' },
  'import.unknown': { status: 404, say: (d) => `没有第 ${d.import} 次导入。` },
  'import.job-unknown': {
    status: 404,
    say: () =>
      '没有这次导入，或它的结果已过期。已建立的草案不受影响；也可以再传一次同一个文件，不会重复入库。',
  },
  'import.interrupted': {
    status: 503,
    say: () => '处理这次导入的服务进程中途停止了，没有结果。请再传一次同一个文件：已经入库的不会重复。',
  },
  'import.other-edition': {
    status: 409,
    say: (d) =>
      `这个文件是目录版 ${d.found} 第 ${d.version} 版的，不是 ${d.edition} 的，没有导入。如确要导入，请写明（--other-edition）。`,
  },
  'import.queue-full': {
    status: 503,
    say: (d) => `正在读取的文件太多，请 ${d.retryAfterSeconds} 秒后再传。`,
  },
  'edition.unknown': {
    status: 404,
    say: (d) => `没有目录版“${d.edition}”。${d.known.length ? `现有：${d.known.join('、')}。` : ''}`,
  },
  'version.unknown': {
    status: 404,
    say: (d) => `目录版 ${d.edition} 没有第 ${d.number} 版，最新是第 ${d.latest} 版。`,
  },
  'version.none-in-force': {
    status: 404,
    say: (d) =>
      d.firstOn === null
        ? `目录版 ${d.edition} 截至${d.known ?? '现在'}还没有发布过。`
        : `${d.on} 还没有施行的目录。首个版本自 ${d.firstOn} 起施行。`,
  },
  'version.stale': {
    status: 409,
    say: (d) =>
      `这份草案以第 ${d.base} 版为底，${d.edition} 现已是第 ${d.latest} 版，落后 ${d.latest - d.base} 版。请先把草案并到最新版（rebase）。`,
  },
  'domain.unknown': { status: 404, say: (d) => `目录版 ${d.edition} 不含领域“${d.domain}”。` },
  'item.unknown': { status: 404, say: (d) => `目录版 ${d.edition} 从未有过事项 ${d.code}。` },
  'item.not-yet': {
    status: 404,
    say: (d) => `${d.on} 的目录中还没有事项 ${d.code}，它自 ${d.firstOn} 起列入。`,
  },
  'draft.unknown': { status: 404, say: (d) => `没有第 ${d.draft} 号草案。` },
  'draft.not-open': { status: 409, say: (d) => `第 ${d.draft} 号草案${d.state}，不能${d.step}。` },
  'draft.changed': {
    status: 409,
    say: (d) =>
      `第 ${d.draft} 号草案在您打开以后有人改过（您看的是第 ${d.seen} 稿，现在是第 ${d.now} 稿），没有保存。请重新打开，看过改动再改。`,
  },
  'settings.changed': {
    status: 409,
    say: (d) => `${d.name}在您打开以后有人改过，没有保存。请看过改动再改。`,
  },
  'draft.reasons-missing': {
    status: 409,
    say: (d) =>
      `第 ${d.draft} 号草案有 ${d.subjects.length} 处实质变更没有写理由（${sayFirst(d.subjects)}）。请逐处写明，或在提交时写一个总的理由。`,
  },
  'draft.too-large': {
    status: 422,
    say: (d) =>
      `第 ${d.draft} 号草案装不下了：一份草案最多 ${d.mostChanges} 处变更、${d.mostMegabytes} MB。请先提交这一份，其余另建草案。`,
  },
  'draft.nothing-proposed': {
    status: 404,
    say: (d) => `第 ${d.draft} 号草案没有关于 ${d.subject} 的变更。`,
  },
  'draft.not-approved': {
    status: 409,
    say: (d) =>
      `第 ${d.draft} 号草案还没有通过合法性审核和保密审查（须由起草人以外的两人分别审核），不能发布。`,
  },
  'review.own-draft': {
    status: 409,
    say: (d) => `您起草或修改过第 ${d.draft} 号草案，不能由您审核。请由别人审核。`,
  },
  'review.other-review': {
    status: 409,
    say: (d) => `您已对第 ${d.draft} 号草案作过另一项审核。合法性审核和保密审查须由两人分别进行。`,
  },
  'review.decided': { status: 409, say: (d) => `第 ${d.draft} 号草案的${d.kind}已有结论。` },
  'review.other-content': {
    status: 409,
    say: (d) => `您看过之后第 ${d.draft} 号草案的内容变了，没有记下您的结论。请看过现在的内容再审。`,
  },
  'review.comment-missing': { status: 400, say: (d) => `退回第 ${d.draft} 号草案须写明意见。` },
  'review.change-returned': {
    status: 409,
    say: (d) =>
      `您把第 ${d.draft} 号草案的 ${d.subjects.length} 项变动标为退回（${sayFirst(d.subjects)}），不能通过整份草案。请退回草案，或先改为通过。`,
  },
  'review.change-open': {
    status: 409,
    say: (d) =>
      `第 ${d.draft} 号草案还有 ${d.subjects.length} 项变动您没有作标记（${sayFirst(d.subjects)}）。请逐项或按缘由通过，再通过整份草案。`,
  },
  'conflict.unknown': { status: 404, say: (d) => `第 ${d.draft} 号草案没有冲突“${d.key}”，可能已经解决。` },
  'decisions.unreadable': {
    status: 422,
    say: (d) =>
      `没有记下任何选定，请改好再交：${d.faults.slice(0, 10).join('；')}${d.faults.length > 10 ? `；等 ${d.faults.length} 处` : ''}。`,
  },
  'conflict.choice-invalid': {
    status: 400,
    say: (d) => `第 ${d.draft} 号草案的冲突“${d.key}”不能这样选：选 ours、theirs、base，或写一个合适的值。`,
  },
  'restore.same': { status: 409, say: (d) => `${d.edition} 现在的内容与第 ${d.number} 版相同，不需要恢复。` },
  'request.revision-missing': {
    status: 428,
    say: () => '请在请求头 If-Match 中写明您看到的是草案的第几稿，如 If-Match: "3"。',
  },
  'draft.empty': { status: 409, say: (d) => `第 ${d.draft} 号草案没有任何变更，不需要发布。` },
  'draft.misfit': { status: 409, say: (d) => `第 ${d.draft} 号草案与现行目录对不上：${d.what}。` },
  'regulation.unknown': { status: 404, say: (d) => `没有登记法规文件“${d.regulation}”。` },
  'regulation.id-taken': {
    status: 409,
    say: (d) => `标识“${d.regulation}”已是《${d.title}》的，请换一个。`,
  },
  'event.unknown': { status: 404, say: (d) => `没有登记第 ${d.event} 号立改废。` },
  'event.retracted': { status: 409, say: (d) => `第 ${d.event} 号立改废的登记已经撤销。` },
  'event.invalid': { status: 422, say: (d) => `这项立改废不能登记：${d.why}。` },
  'citation.choice-invalid': { status: 422, say: (d) => `不能指定“${d.text}”所指的法规文件：${d.why}。` },
  'task.unknown': { status: 404, say: (d) => `没有第 ${d.task} 号修订任务。` },
  'task.missing': {
    status: 409,
    say: (d) => `${d.edition} 的 ${d.code} 没有这项立改废的修订任务，请先建立任务。`,
  },
  'task.not-open': { status: 409, say: (d) => `第 ${d.task} 号修订任务${d.state}，不能这样办理。` },
  'task.reason-missing': { status: 422, say: () => '经评估无需修改的，须写明理由。' },
  'impact.choice-invalid': {
    status: 422,
    say: (d) => `${d.edition} 的 ${d.code} 没有这样的修改建议，请先看影响分析。`,
  },
  'impact.nothing-mechanical': {
    status: 409,
    say: (d) => `第 ${d.event} 号立改废没有可以直接起草的修订任务：都已办理，或要先由人选定。`,
  },
  'notice.unknown': { status: 404, say: (d) => `没有第 ${d.notice} 号变动提醒要这个单位签收。` },
  'calendar.missing': { status: 409, say: () => '还没有登记工作日历，算不出办理期限。请先登记。' },
  'calendar.ends': {
    status: 409,
    say: (d) =>
      `工作日历只到 ${d.knownThrough}，算不出 ${d.from} 起第 ${d.count} 个工作日。请先登记下一年的节假日安排。`,
  },
  'calendar.begins': {
    status: 409,
    say: (d) => `工作日历从 ${d.knownFrom} 起，算不出 ${d.from} 以后的工作日。`,
  },
  'calendar.invalid': { status: 422, say: (d) => `工作日历有误：${d.why}。` },
  'export.not-a-town': {
    status: 400,
    say: (d) => `“${d.organization}”不是乡镇或街道，目录中没有可以换成它的名称。`,
  },
  'date.invalid': { status: 400, say: (d) => `${d.field}“${d.found}”不是日期，请写成 2026-12-01 这样。` },
  'publication.note-missing': {
    status: 400,
    say: (d) => `发布第 ${d.draft} 号草案须写明修订说明（--note）。`,
  },
  'publication.too-early': {
    status: 400,
    say: (d) => `施行日 ${d.effectiveOn} 早于首个版本的施行日 ${d.firstOn}，请核对年份。`,
  },
  'publication.too-late': {
    status: 400,
    say: (d) => `施行日 ${d.effectiveOn} 太远，最晚 ${d.latestOn}，请核对年份。`,
  },
  'file.unreadable': { status: 400, say: (d) => `读不了文件 ${d.path}：${d.why}。` },
  'account.missing': {
    status: 401,
    say: () =>
      '不知道是谁在操作。网页上请先登录，命令行请用 --as 写明账号（或设环境变量 DISCLOSURE_CATALOG_AS）。',
  },
  'account.misspelt': {
    status: 401,
    say: (d) => `账号“${d.found}”写得和登记的不一样，请照写：${d.account}。`,
  },
  'account.unusable': {
    status: 401,
    say: (d) => `账号“${d.account}”不存在或已停用，请向管理员核对。`,
  },
  'account.unknown': { status: 404, say: (d) => `没有账号“${d.account}”。` },
  'account.exists': {
    status: 409,
    say: (d) => `账号“${d.account}”已经有了（不分大小写和全半角）。停用的账号也不能重名，请换一个名称。`,
  },
  'account.name-invalid': {
    status: 400,
    say: (d) => `“${d.found}”不能作账号名：用 2 到 40 个字母、汉字或数字，中间可有 . _ -。`,
  },
  'account.last-administrator': {
    status: 409,
    say: (d) => `“${d.account}”是最后一个管理员，不能停用或去掉这个角色。请先另设一个。`,
  },
  'account.subject-taken': {
    status: 409,
    say: (d) => `统一身份“${d.subject}”已用于另一个账号。`,
  },
  'organization.unknown': { status: 404, say: (d) => `没有单位“${d.organization}”。` },
  'organization.invalid': { status: 422, say: (d) => `单位“${d.organization}”：${d.why}。` },
  'password.weak': { status: 400, say: (d) => `这个口令不能用：${d.why}。` },
  'password.wrong': { status: 403, say: () => '原口令不对。' },
  'password.busy': {
    status: 503,
    say: (d) => `同时登录的人太多，请 ${d.retryAfterSeconds} 秒后再试。`,
  },
  'password.must-change': {
    status: 403,
    say: () => '还在用首次口令，请先修改口令（网页右上角“我的账号”）。',
  },
  'right.missing': {
    status: 403,
    say: (d) => `没有“${d.says}”的权限。需要时请向管理员申请。`,
  },
  'role.unknown': { status: 400, say: (d) => `没有角色“${d.role}”。可用：${d.known.join('、')}。` },
  'scope.unknown': { status: 400, say: (d) => `没有范围“${d.scope}”。可用：${d.known.join('、')}。` },
  'token.unknown': { status: 404, say: (d) => `没有第 ${d.token} 号令牌。` },
  'token.needs-login': {
    status: 403,
    say: () => '不能用令牌新建令牌。请登录网页，或在服务器上用命令行新建。',
  },
  'webhook.unknown': { status: 404, say: (d) => `没有第 ${d.webhook} 号通知地址。` },
  'webhook.delivery-unknown': {
    status: 404,
    say: (d) => `第 ${d.webhook} 号通知地址没有第 ${d.delivery} 条投递。`,
  },
  'webhook.target-refused': { status: 400, say: (d) => `不能通知这个地址：${d.why}。` },
  'log.nothing-then': { status: 404, say: () => '这段时间没有操作记录。' },
  'log.behind-checkpoint': {
    status: 500,
    say: (d) =>
      `操作记录只到第 ${d.sequence} 条，封存文件 ${d.file} 中却有第 ${d.kept} 条的封存点：记录被截去过，或数据库换成了旧的。请运行 verify 核对。`,
  },
  'file.unwritable': { status: 500, say: (d) => `写不了文件 ${d.path}：${d.why}。` },
  'schema.mismatch': { status: 422, say: (d) => `${d.source} 的 ${d.at} 不合格式：${d.why}。` },
  'catalog.invalid': { status: 422, say: (d) => `${d.source}：${d.why}。` },
  'database.unusable': { status: 503, say: (d) => `数据库不能用：${d.why}。` },
  'database.not-initialized': {
    status: 503,
    say: () => '数据库还没有建立。请先运行 disclosure-catalog init。',
  },
  'database.newer': {
    status: 503,
    say: (d) => `数据库由更新的程序建立（${d.migration}），请升级本程序后再用。`,
  },
  'database.not-empty': {
    status: 409,
    say: () =>
      '数据库不是空的，没有恢复，原有的内容没有改动。请把 DATABASE_URL 指到一个还没有的文件或空的库。',
  },
  'backup.unreadable': { status: 422, say: (d) => `读不了备份 ${d.path}：${d.why}。` },
  'backup.not-intact': {
    status: 422,
    say: (d) => `备份没有通过核对，没有采用：${d.what}请用 verify 核对原来的数据库，或换一份备份。`,
  },
  'server.cannot-listen': {
    status: 500,
    say: (d) => `不能在 ${d.address} 提供服务：${d.why}。可用 PORT、HOST 换一个。`,
  },
  'configuration.invalid': {
    status: 500,
    say: (d) => `环境变量 ${d.name} 的值“${d.found}”不对，应为${d.expected}。`,
  },
};

export const refusalCodes = Object.keys(refusalCatalog) as readonly RefusalCode[];
