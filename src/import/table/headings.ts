import type { Level } from '../../catalog/item.js';
import { foldWidth, withoutSpaces } from '../../catalog/text.js';
import { remembered } from '../cells/remembered.js';
import { levelsOfHeading } from './levels.js';

/** What a column of a table holds. `matter`: 公开事项 not yet divided into levels; `group`: a heading over several columns. */
export type Meaning =
  { field: SimpleField } | { field: 'level'; levels: Level[] } | { field: 'matter' } | { field: 'extra' };

export type SimpleField =
  | 'number'
  | 'code'
  | 'domain'
  | 'category'
  | 'level1'
  | 'level2'
  | 'level3'
  | 'content'
  | 'legalBases'
  | 'timeLimit'
  | 'requirement'
  | 'disclosingBodies'
  | 'channels'
  | 'form'
  | 'audience'
  | 'everyone'
  | 'groups'
  | 'methods'
  | 'proactive'
  | 'onRequest'
  | 'levels'
  | 'link'
  | 'note';

/** Headings as printed across the country, spaces and bracketed notes left out. */
const spellings: [field: SimpleField | 'matter', pattern: RegExp][] = [
  ['number', /^(?:序号|编号|序|号|项目序号)$/],
  ['code', /^(?:事项|目录)(?:编号|编码|代码)$/],
  ['domain', /^(?:相应|所属|公开|试点)?领域(?:名称)?$/],
  ['category', /^(?:一级目录|一级分类|类别|领域分类)$/],
  ['level1', /^一级(?:公开)?(?:事项|项目|标题|内容)?(?:名称)?$/],
  ['level2', /^二级(?:公开)?(?:事项|项目|标题|目录|分类|内容)?(?:名称)?$/],
  ['level3', /^三级(?:公开)?(?:事项|项目|标题|目录|分类|内容)?(?:名称)?$/],
  ['matter', /^(?:公开)?事项(?:名称)?$|^公开项目$|^事项$/],
  ['content', /^(?:主要)?公开(?:的)?(?:内容|要素)(?:要素|\(?要素\)?)?(?:及要求)?$|^内容要素$/],
  ['legalBases', /^(?:公开|法律|政策|法定|设定)?依据$|^公开依据文件$/],
  ['timeLimit', /^公开?时限(?:要求)?$|^公开?期限$|^公开?时间$/],
  ['requirement', /^公开要求$/],
  ['disclosingBodies', /^公开?(?:责任)?主体$|^责任(?:公开)?主体$|^公开?(?:责任)?(?:单位|部门)$/],
  ['channels', /^公开?渠道(?:和|与|及|或|、)?(?:载体)?$|^公开?载体(?:和|与|及)?(?:渠道)?$|^公示栏?渠道$/],
  ['form', /^公开形式$/],
  ['audience', /^公开?对象$/],
  ['everyone', /^(?:向|面向)?(?:全社会|社会)$/],
  ['groups', /^(?:向|面向)?特定(?:群[体众]|对象|人群|人员|公众)?$/],
  ['methods', /^公开?(?:方式|属性|类型)$/],
  ['proactive', /^主动?(?:公开|开)?$/],
  ['onRequest', /^依?申请(?:公开|开)?$/],
  ['levels', /^公开?层级$/],
  ['link', /^(?:公开|发布|栏目)?(?:链接|网址|网站地址|链接地址|网页链接|栏目链接)$/],
  ['note', /^(?:备注|说明|注)$/],
];

/** Words of other tables that look like catalogs: evaluation sheets (测评) and lists of powers (权责清单). */
const foreignWords =
  /指标|分值|得分|评分|测评|扣分|权责|职权|权力(?:名称|类型|事项|编码)|责任事项|追责|行使主体/;

/** A heading without spaces, notes in brackets and marks. */
export function bareHeading(text: string): string {
  const bare = foldWidth(withoutSpaces(text)).replace(/⠂/g, '');
  const open = /[([〔【{]/.exec(bare);
  // Levels carry meaning in brackets: 县(区)级, 嘎查(社区)级.
  if (open === null || /级$/.test(bare)) return bare;
  return (
    bare.slice(0, open.index) + bare.slice(open.index).replace(/[([〔【{][^)\]〕】}]*(?:[)\]〕】}]|$)/g, '')
  ).replace(/[*:;,.。、]+$/, '');
}

export function isForeignHeading(text: string): boolean {
  if (text.length > 40 || !foreignWords.test(text)) return false;
  const bare = bareHeading(text);
  return bare.length <= 14 && foreignWords.test(bare);
}

/** What a heading means by itself; null for words we do not know. */
export function readHeading(text: string): Meaning | null {
  return isTooLong(text) ? null : readShortHeading(text);
}

const brackets = new Set(Array.from('([（［〔【{｛', (bracket) => bracket.charCodeAt(0)));

/** Told without tidying, since every text of a table is looked at: a heading has no forty signs before its note. */
function isTooLong(text: string): boolean {
  if (text.length > 200) return true;
  let signs = 0;
  for (let at = 0; at < text.length && signs <= 40; at++) {
    const sign = text.charCodeAt(at);
    if (brackets.has(sign)) return false;
    // Han and ASCII without its controls: what may be a blank does not count
    if ((sign > 0x20 && sign < 0x7f) || (sign >= 0x4e00 && sign < 0xa000)) signs++;
  }
  return signs > 40;
}

const readShortHeading = remembered((text): Meaning | null => {
  const bare = bareHeading(text);
  if (bare === '' || bare.length > 20) return null;
  for (const [field, pattern] of spellings) if (pattern.test(bare)) return { field };
  const levels = levelsOfHeading(bare);
  return levels === null ? null : { field: 'level', levels };
});

/** The words of the ministry's form, as `bareHeading` gives them; fields without any are called in many ways. */
const ofTheForm: Partial<Record<Meaning['field'], readonly string[]>> = {
  number: ['序号'],
  code: ['事项编号'],
  domain: ['领域'],
  level1: ['一级事项', '公开事项'],
  level2: ['二级事项', '公开事项'],
  level3: ['三级事项', '公开事项'],
  content: ['公开内容'],
  legalBases: ['公开依据'],
  timeLimit: ['公开时限'],
  disclosingBodies: ['公开主体'],
  channels: ['公开渠道和载体'],
  audience: ['公开对象'],
  everyone: ['全社会'],
  groups: ['特定群体'],
  methods: ['公开方式'],
  proactive: ['主动', '主动公开'],
  onRequest: ['依申请', '依申请公开'],
  levels: ['公开层级'],
  note: ['备注'],
};

/** Whether a column that means this is called in another way than on the ministry's form. */
export function isRespelledHeading({ field }: Meaning, heading: string): boolean {
  return heading !== '' && !(ofTheForm[field]?.includes(heading) ?? true);
}

/** A heading with one character lost or wrong (`开事项`, `公开主休`); only tried in a row that is a header already. */
export function guessHeading(text: string): Meaning | null {
  const bare = bareHeading(text);
  if (bare.length < 3) return null;
  const words: [string, SimpleField | 'matter'][] = [
    ['公开事项', 'matter'],
    ['一级事项', 'level1'],
    ['二级事项', 'level2'],
    ['三级事项', 'level3'],
    ['公开内容', 'content'],
    ['公开依据', 'legalBases'],
    ['公开时限', 'timeLimit'],
    ['公开主体', 'disclosingBodies'],
    ['公开渠道和载体', 'channels'],
    ['公开对象', 'audience'],
    ['公开方式', 'methods'],
    ['公开层级', 'levels'],
    ['特定群体', 'groups'],
    ['特定群众', 'groups'],
    ['主动公开', 'proactive'],
    ['依申请公开', 'onRequest'],
  ];
  const found = words.filter(([word]) => differByOne(bare, word));
  return found.length === 1 && found[0] !== undefined ? { field: found[0][1] } : null;
}

/** One character missing or another in its place. */
function differByOne(damaged: string, word: string): boolean {
  let same = 0;
  while (same < damaged.length && damaged[same] === word[same]) same++;
  const rest = word.slice(same + 1);
  return damaged.slice(same) === rest || (word.length >= 4 && damaged.slice(same + 1) === rest);
}
