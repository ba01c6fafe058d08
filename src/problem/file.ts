import type { Position } from './position.js';
import type { Sentences } from './sentences.js';

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

export const fileProblems: Sentences<FileProblem | BaseProblem> = {
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
};
