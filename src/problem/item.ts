import type { Position } from './position.js';
import { sayPosition } from './position.js';
import type { Sentences } from './sentences.js';

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
  /** On import: a body nobody knows, but for one sign a known one. */
  | { code: 'item.body-unlike'; at: Position; found: string; near: string }
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

export const itemProblems: Sentences<ItemProblem> = {
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
  'item.body-unlike': {
    severity: 'warning',
    say: (p) => `公开主体“${p.found}”没有登记，目录中也没有，与“${p.near}”只差一处，请核对是否写错。`,
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
};

function briefly(text: string): string {
  const signs = Array.from(text);
  return signs.length > 200 ? `${signs.slice(0, 200).join('')}……` : text;
}
