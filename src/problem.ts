/** Where in a file something is wrong, as a spreadsheet shows it. Born in the reader, never recomputed. */
export type Position = {
  sheet: string | null;
  /** From 1. */
  row: number | null;
  /** A1 style, e.g. `D3`. */
  cell: string | null;
};

export type Severity = 'error' | 'warning' | 'info';

/** Something wrong in data, at a place. One line per thing that can be wrong. */
export type Problem =
  FileProblem | BaseProblem | TableProblem | ItemProblem | OrganizationProblem | RegisterProblem;

/** Why a file as a whole could not be read. */
export type FileProblem =
  | { code: 'file.empty'; at: Position }
  | { code: 'file.too-large'; at: Position; limit: string }
  | { code: 'file.unpacks-too-large'; at: Position; limit: string }
  | { code: 'file.too-many-rows'; at: Position; limit: number }
  | { code: 'file.too-slow'; at: Position; seconds: number }
  | { code: 'file.too-complex'; at: Position }
  | { code: 'file.too-much-memory'; at: Position; limit: string }
  | { code: 'file.damaged'; at: Position }
  | { code: 'file.password-protected'; at: Position }
  | { code: 'file.not-a-spreadsheet'; at: Position; found: string }
  | { code: 'file.old-word'; at: Position }
  | { code: 'file.encoding-unknown'; at: Position }
  | { code: 'file.no-table'; at: Position }
  | { code: 'file.not-filled-in'; at: Position }
  | { code: 'file.json-export'; at: Position }
  | { code: 'file.not-a-catalog'; at: Position; heading: string }
  | { code: 'file.type-differs'; at: Position; found: string; named: string };

/** On import: what is odd about the version a file was made on. */
export type BaseProblem =
  /** Others were published since: what both changed is asked, and nothing newer is undone. */
  | { code: 'file.base-old'; at: Position; base: number; latest: number }
  /** The file does not say which, but more of its rows read as they did then than as they do now. */
  | { code: 'file.base-assumed'; at: Position; base: number; latest: number; rows: number }
  /** It says a version that was not published here. */
  | { code: 'file.base-unknown'; at: Position; edition: string; version: number }
  /** It is of another edition, and a person said to take it all the same. */
  | { code: 'file.other-edition'; at: Position; edition: string };

/** What is wrong with a register of regulations or a list of 规范性文件清理结果. */
export type RegisterProblem =
  | { code: 'register.no-table'; at: Position }
  | { code: 'register.line-unreadable'; at: Position; why: string }
  | { code: 'register.title-missing'; at: Position }
  | { code: 'register.verdict-missing'; at: Position }
  | { code: 'register.verdict-unreadable'; at: Position; found: string }
  /** 拟废止 and the like decide nothing. */
  | { code: 'register.verdict-proposed'; at: Position; verdict: string }
  | { code: 'register.day-unreadable'; at: Position; found: string }
  | { code: 'register.repeated'; at: Position; first: Position; title: string }
  /** Several regulations on record are called so, and no number tells them apart. */
  | { code: 'register.ambiguous'; at: Position; title: string; count: number }
  /** Said to be valid, but ended on record. */
  | { code: 'register.contradicted'; at: Position; verdict: string; title: string };

/** What is odd about a sheet, a table or a column. */
export type TableProblem =
  | { code: 'sheet.not-a-catalog'; at: Position; heading: string }
  | { code: 'table.flattened'; at: Position }
  | { code: 'table.header-missing'; at: Position }
  | { code: 'column.unknown'; at: Position; heading: string }
  | { code: 'row.ignored'; at: Position; found: string }
  | { code: 'domain.missing'; at: Position }
  | { code: 'domain.unknown'; at: Position; found: string };

/** What is wrong with one item. */
export type ItemProblem =
  | { code: 'item.title-missing'; at: Position }
  | { code: 'item.content-missing'; at: Position }
  | { code: 'item.same-as-above-unresolved'; at: Position; found: string }
  /** What a spreadsheet shows where it could not work a cell out. */
  | { code: 'item.cell-error'; at: Position; found: string }
  /** The file does not keep what the formula came to, and nothing is worked out here. */
  | { code: 'item.formula-without-result'; at: Position }
  /** What the cell says is not the whole: an export cut it, or it was too long to read. */
  | { code: 'item.cell-cut'; at: Position }
  /** A person said what it says; `found` stands in it. */
  | { code: 'item.cell-corrected'; at: Position; found: string; said: string }
  | { code: 'item.time-limit-unreadable'; at: Position; found: string }
  | { code: 'item.channel-unreadable'; at: Position; found: string }
  /** On import: a cited act, or the cited articles of it, no longer hold. */
  | BasisEnded
  /** On import: a cited act bears another title now. */
  | { code: 'item.basis-renamed'; at: Position; found: string; regulation: string; title: string }
  /** On import: a citation may mean several acts on record. */
  | { code: 'item.basis-ambiguous'; at: Position; found: string; count: number }
  | { code: 'item.ticks-contradictory'; at: Position }
  | { code: 'item.ticks-merged'; at: Position; found: string }
  | { code: 'item.tick-unreadable'; at: Position; found: string }
  | { code: 'item.characters-lost'; at: Position; found: string }
  /** On import: an edition can only take rows of known domains. */
  | { code: 'item.domain-not-known'; at: Position; found: string | null }
  /** On import: a code the edition has not. */
  | { code: 'item.code-unknown'; at: Position; found: string }
  /** On import: the code is that of an item of another domain. */
  | { code: 'item.domain-differs'; at: Position; item: string; found: string }
  /** On import: an unread row may be any item, so none is withdrawn for having no row. */
  | { code: 'item.withdrawal-held'; at: Position; items: number }
  /** On import: names that several items bear tell none of them. */
  | { code: 'item.names-shared'; at: Position; items: string[] }
  | { code: 'item.code-repeated'; at: Position; first: Position; found: string }
  | { code: 'item.repeated'; at: Position; first: Position; title: string };

type BasisEnded = {
  code: 'item.basis-ended';
  at: Position;
  found: string;
  regulation: string;
  how: 'repealed' | 'expired';
  on: string | null;
  successors: string[];
};

/** What is wrong with a list of organizations. */
export type OrganizationProblem =
  | { code: 'organization.no-table'; at: Position }
  | { code: 'organization.id-invalid'; at: Position; found: string }
  | { code: 'organization.name-missing'; at: Position }
  | { code: 'organization.kind-unknown'; at: Position; found: string; known: string[] }
  /** `bearers`: several are called so. */
  | { code: 'organization.parent-unknown'; at: Position; found: string; bearers: string[] }
  | { code: 'organization.parent-missing'; at: Position }
  | { code: 'organization.day-unreadable'; at: Position; found: string }
  /** What the register of organizations may not say. */
  | { code: 'organization.contradictory'; at: Position; organization: string; why: string };

export type ProblemCode = Problem['code'];

type Entry<C extends ProblemCode> = {
  severity: Severity;
  say: (problem: Extract<Problem, { code: C }>) => string;
};

/** The sentence (plain Chinese) and severity of every code. A code without a line here does not compile. */
export const problemCatalog: { [C in ProblemCode]: Entry<C> } = {
  'file.empty': { severity: 'error', say: () => '文件里没有任何内容，请检查是否选错了文件。' },
  'file.too-large': {
    severity: 'error',
    say: (p) => `文件超过${p.limit}，请删去图片等无关内容或拆成几个文件再上传。`,
  },
  'file.unpacks-too-large': {
    severity: 'error',
    say: (p) => `文件解压后过大（上限：${p.limit}），无法读取。请把目录表格复制到新的工作簿再上传。`,
  },
  'file.too-many-rows': {
    severity: 'error',
    say: (p) => `表格超过${p.limit}行，请删去多余的行或按领域拆成几个文件再上传。`,
  },
  'file.too-slow': {
    severity: 'error',
    say: (p) => `读取超过${p.seconds}秒仍未完成，已停止。请把目录表格复制到新的工作簿再上传。`,
  },
  'file.too-complex': {
    severity: 'error',
    say: () => '文件结构过于复杂，无法读完，已停止。请把目录表格复制到新的工作簿再上传。',
  },
  'file.too-much-memory': {
    severity: 'error',
    say: (p) =>
      `读取时占用的内存超过${p.limit}，已停止。请把目录表格复制到新的工作簿，或按领域拆成几个文件再上传。`,
  },
  'file.damaged': {
    severity: 'error',
    say: () => '文件已损坏或不完整，无法打开。请用 Excel 或 WPS 打开后另存为新文件再上传。',
  },
  'file.password-protected': { severity: 'error', say: () => '文件有打开密码，请取消密码后再上传。' },
  'file.not-a-spreadsheet': {
    severity: 'error',
    say: (p) => `这是${p.found}，不是表格。请上传 Excel、WPS、Word（docx）、CSV 或网页表格。`,
  },
  'file.old-word': { severity: 'error', say: () => '这是旧版 Word 文件（doc），请另存为 docx 后再上传。' },
  'file.encoding-unknown': {
    severity: 'error',
    say: () => '认不出文字编码，请用 Excel 另存为“CSV UTF-8”或 xlsx 后再上传。',
  },
  'file.no-table': {
    severity: 'error',
    say: () => '没有找到目录表格。表头至少要有“公开事项（一级事项、二级事项）”“公开内容”“公开依据”等列。',
  },
  'file.not-filled-in': {
    severity: 'error',
    say: () => '表格有表头，但表头下面没有填写任何事项。请填好后再上传。',
  },
  'file.json-export': {
    severity: 'error',
    say: () =>
      '这是本系统导出的 JSON，供程序读取，不能导入。请导出 Excel（xlsx）、Word（docx）或 CSV，改好后再上传。',
  },
  'file.not-a-catalog': {
    severity: 'error',
    say: (p) => `这张表的表头有“${p.heading}”，像是测评表或权责清单，不是政务公开标准目录，没有读取。`,
  },
  'file.type-differs': {
    severity: 'info',
    say: (p) => `文件名以“${p.named}”结尾，内容其实是${p.found}，已按${p.found}读取。`,
  },
  'file.base-old': {
    severity: 'warning',
    say: (p) =>
      `底本落后 ${p.latest - p.base} 版：这个文件以第 ${p.base} 版为底，现已是第 ${p.latest} 版。其间发布的内容都保留，双方都改过的逐处选定。`,
  },
  'file.base-assumed': {
    severity: 'warning',
    say: (p) =>
      `文件没有写明是哪一版的；有 ${p.rows} 行与第 ${p.base} 版相同，比与最新的第 ${p.latest} 版相同的多，已按第 ${p.base} 版为底。如果不是，请写明底本（--base ${p.latest}）再导入。`,
  },
  'file.base-unknown': {
    severity: 'warning',
    say: (p) =>
      `文件自称是 ${p.edition} 第 ${p.version} 版，与本系统发布的不符（可能是别的系统导出的），没有采信，请核对。`,
  },
  'file.other-edition': {
    severity: 'warning',
    say: (p) => `这个文件是目录版 ${p.edition} 的，已按要求导入到另一个目录版，请逐项核对。`,
  },
  'sheet.not-a-catalog': {
    severity: 'info',
    say: (p) => `这张表的表头有“${p.heading}”，不是政务公开标准目录，已跳过。`,
  },
  'table.flattened': {
    severity: 'error',
    say: () => '整张表挤在一格文字里，分不出列，无法读取。请从原文件复制表格，或上传原文件。',
  },
  'table.header-missing': {
    severity: 'warning',
    say: () => '表格没有表头，各列的含义是按内容推断的，请逐列核对。',
  },
  'column.unknown': {
    severity: 'info',
    say: (p) => `“${p.heading}”一列没有对应的栏目，内容已原样保留在“其他信息”中。`,
  },
  'row.ignored': { severity: 'info', say: (p) => `这一行不是事项，没有读取：“${p.found}”。` },
  'domain.missing': {
    severity: 'warning',
    say: () => '看不出这张表属于哪个领域，请在表格上方写明“××领域”。',
  },
  'domain.unknown': {
    severity: 'warning',
    say: (p) => `“${p.found}”不在已登记的领域之中，请核对领域名称。`,
  },
  'register.no-table': {
    severity: 'error',
    say: () => '没有找到清理结果表。表头至少要有“文件名称”，以及“文号”“制定机关”“清理结果”中的一列。',
  },
  'register.line-unreadable': { severity: 'error', say: (p) => `读不出这一行的法规：${p.why}` },
  'register.title-missing': { severity: 'error', say: () => '这一行没有文件名称，请补写。' },
  'register.verdict-missing': {
    severity: 'error',
    say: () => '没有写明清理结果，请写继续有效、修改、废止或失效。',
  },
  'register.verdict-unreadable': {
    severity: 'error',
    say: (p) => `看不懂清理结果“${p.found}”，请写继续有效、修改、废止或失效之一。`,
  },
  'register.verdict-proposed': {
    severity: 'info',
    say: (p) => `这里写的是拟${p.verdict}，还没有决定，效力没有变动。`,
  },
  'register.day-unreadable': {
    severity: 'warning',
    say: (p) => `“${p.found}”不是完整的日期，请写成 2026-12-01 这样。`,
  },
  'register.repeated': {
    severity: 'error',
    say: (p) => `《${p.title}》重复，${sayPosition(p.first)} 已经有了，请删去一行。`,
  },
  'register.ambiguous': {
    severity: 'error',
    say: (p) => `登记的法规文件中有 ${p.count} 件叫《${p.title}》，分不清是哪一件，请写明文号。`,
  },
  'register.contradicted': {
    severity: 'warning',
    say: (p) => `这里写的是${p.verdict}，但《${p.title}》登记为已废止或已失效，请核对。`,
  },
  'item.title-missing': { severity: 'error', say: () => '这一行没有事项名称，请补写一级事项或二级事项。' },
  'item.content-missing': { severity: 'error', say: () => '这一行没有公开内容（要素），请补写。' },
  'item.same-as-above-unresolved': {
    severity: 'error',
    say: (p) => `写的是“${p.found}”，但上面没有可以沿用的内容，请写明。`,
  },
  'item.cell-error': {
    severity: 'error',
    say: (p) => `这一格显示的是出错提示“${p.found}”，没有读取。请改正公式，或直接写明内容。`,
  },
  'item.formula-without-result': {
    severity: 'error',
    say: () =>
      '这一格是公式，文件里没有存它的结果，没有读取。请用 Excel 或 WPS 打开、保存后再上传，或直接写明内容。',
  },
  'item.cell-cut': {
    severity: 'warning',
    say: () =>
      '这一格的文字超过 32,767 字，文件里只有（或只读到）前一部分，没有采用；目录中已有的原文保留不动。要改请在网页上改，或把这一格写成不超过 32,767 字的全文。',
  },
  'item.cell-corrected': {
    severity: 'info',
    say: (p) =>
      `按选定${p.said === '' ? '算空白' : `读作“${briefly(p.said)}”`}，表中${p.found === '' ? '是空白' : `写的是“${briefly(p.found)}”`}。`,
  },
  'item.time-limit-unreadable': {
    severity: 'warning',
    say: (p) =>
      `“${p.found}”只是一个数或日期，不是公开时限，没有读取。请写明时限，如“信息形成或者变更之日起20个工作日内”。`,
  },
  'item.channel-unreadable': {
    severity: 'error',
    say: (p) => `勾选的公开渠道读不出名称（“${p.found}”），请写明渠道。`,
  },
  'item.basis-ended': {
    severity: 'warning',
    say: ({ found, how, on, successors }) =>
      `“${found}”${on === null ? '已' : `已于 ${on} `}${how === 'expired' ? '失效' : '废止'}${
        successors.length === 0 ? '' : `，由${successors.map((title) => `《${title}》`).join('、')}取代`
      }，请核对依据。`,
  },
  'item.basis-renamed': {
    severity: 'warning',
    say: (p) => `“${p.found}”已更名为《${p.title}》，请改用现在的名称。`,
  },
  'item.basis-ambiguous': {
    severity: 'warning',
    say: (p) => `“${p.found}”可能指登记的 ${p.count} 件文件，分不清是哪一件，请写明全称和文号。`,
  },
  'item.ticks-contradictory': {
    severity: 'error',
    say: () =>
      '勾号都挤在左边几栏（全社会与特定群体或主动与依申请同时勾选，后面的栏却全空），可能是错位，请重新勾选。',
  },
  'item.ticks-merged': {
    severity: 'error',
    say: (p) => `几栏的勾号并在一格里（“${p.found}”），分不清勾的是哪几栏，请一栏一格重新勾选。`,
  },
  'item.tick-unreadable': {
    severity: 'warning',
    say: (p) => `这一格应是勾选（√），写的却是“${p.found}”，没有读取，请核对。`,
  },
  'item.characters-lost': {
    severity: 'warning',
    say: (p) => `文字里有无法显示的字符：“${p.found}”，请对照原件补正。`,
  },
  'item.domain-not-known': {
    severity: 'error',
    say: (p) =>
      p.found === null
        ? '看不出这一行属于哪个领域，没有入库。请在表名或标题中写明领域。'
        : `领域“${p.found}”不在已知领域之列，这一行没有入库。请核对领域名称，或指明它属于哪个领域；确有这个领域的，请管理员登记。`,
  },
  'item.code-unknown': {
    severity: 'warning',
    say: (p) => `编号“${p.found}”不在现行目录中，已改按领域和名称对照，请核对。`,
  },
  'item.domain-differs': {
    severity: 'warning',
    say: (p) => `编号 ${p.item} 的事项不属于“${p.found}”领域，已按编号对照，领域没有改动，请核对。`,
  },
  'item.names-shared': {
    severity: 'error',
    say: (p) => `目录中有几个同名事项（${p.items.join('、')}），分不清是哪一个，没有入库。请填写事项编号。`,
  },
  'item.withdrawal-held': {
    severity: 'warning',
    say: (p) =>
      `这里的内容读不出是哪个事项，因此表内没有的 ${p.items} 项都没有删除。请改正后再导入，或写明不导入这一行。`,
  },
  'item.code-repeated': {
    severity: 'error',
    say: (p) => `编号 ${p.found} 重复，${sayPosition(p.first)} 已写了这个编号，请改正或删去一行。`,
  },
  'item.repeated': {
    severity: 'error',
    say: (p) => `“${p.title}”重复，${sayPosition(p.first)} 已有同名事项，请删去一行或改名。`,
  },
  'organization.no-table': {
    severity: 'error',
    say: () => '没有找到单位表。表头至少要有“单位标识”和“名称”，可以有“类型、上级、别名、启用、停用”。',
  },
  'organization.id-invalid': {
    severity: 'error',
    say: (p) =>
      p.found === ''
        ? '没有单位标识，请补写，如 longting-civil-affairs。'
        : `“${p.found}”不能作单位标识：用小写字母、数字和中间的“-”，如 longting-civil-affairs。`,
  },
  'organization.name-missing': { severity: 'error', say: () => '没有单位名称，请补写。' },
  'organization.kind-unknown': {
    severity: 'error',
    say: (p) =>
      `${p.found === '' ? '没有写明类型' : `没有“${p.found}”这种类型`}，请写${p.known.join('、')}之一。`,
  },
  'organization.parent-unknown': {
    severity: 'error',
    say: (p) =>
      p.bearers.length === 0
        ? `上级单位“${p.found}”没有登记，表中也没有。`
        : `叫“${p.found}”的单位有几个（${p.bearers.join('、')}），请写单位标识。`,
  },
  'organization.parent-missing': { severity: 'error', say: () => '没有写明上级；只有“区”可以没有上级。' },
  'organization.day-unreadable': {
    severity: 'error',
    say: (p) => `“${p.found}”不是日期，请写成 2026-12-01 这样。`,
  },
  'organization.contradictory': { severity: 'error', say: (p) => `单位“${p.organization}”：${p.why}。` },
};

/** A problem as reports, the CLI and the API give it. */
export type ReportedProblem = {
  code: ProblemCode;
  severity: Severity;
  at: Position;
  message: string;
  /** The id of one that it speaks of. */
  regulation?: string;
};

export function reportProblem(problem: Problem): ReportedProblem {
  const { code, at, ...details } = problem;
  return { code, severity: severityOf(problem), at, message: sentenceOf(problem), ...details };
}

export function severityOf(problem: Problem): Severity {
  return problemCatalog[problem.code].severity;
}

export function sentenceOf(problem: Problem): string {
  const entry = problemCatalog[problem.code] as Entry<ProblemCode>; // the table is keyed by the problem's own code
  return entry.say(problem);
}

function briefly(text: string): string {
  const signs = Array.from(text);
  return signs.length > 200 ? `${signs.slice(0, 200).join('')}……` : text;
}

/** `目录!D3`, `目录!第3行`. */
export function sayPosition({ sheet, row, cell }: Position): string {
  const place = cell ?? (row === null ? '' : `第${row}行`);
  return sheet === null ? place : `${sheet}!${place}`;
}

/** A value and everything found wrong on the way to it: collect, don't stop. */
export type Checked<T> = { value: T; problems: Problem[] };
