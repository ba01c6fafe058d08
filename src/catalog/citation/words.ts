/** Words around citations: what belongs to a citation, and what of the rest is worth keeping. */

const province =
  '北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆';
const place = `(?:[我本][省市州县区旗]|(?:${province})(?:省|市|(?:壮族|回族|维吾尔)?自治区)?|\\p{Script=Han}{2,9}?(?:省|市|自治区|自治州|自治县|地区|特区|[州盟县区旗]))`;
const government = '(?:人民政府|政府|人大常委会|人民代表大会(?:常务委员会)?)(?:办公厅|办公室)?';
const editionWords = '(?:新|最新|重新|\\d{4}年)?(?:新)?(?:修订|修正|修改)[后过]?的?|(?:修订|修正|修改)后的';
const region = new RegExp(`^(?<region>${place}{1,3})(?:${government})?$`, 'u');
const edition = new RegExp(`(?:${editionWords})$`, 'u');
const editionFirst = new RegExp(`^(?:${editionWords})`, 'u');
const opening = /^(?:根据|依据|按照|依照|参照|以及|及|和|与|按|执行)/u;

/** The region named in front of 《, e.g. 浙江省 in 浙江省《消防条例》; null where the words are no place. */
export function readRegion(words: string): string | null {
  const found = region.exec(words.replace(edition, '').replace(editionFirst, ''))?.groups?.['region'];
  return found === undefined || /^(?:各|全|该|有关|相关|所在)/u.test(found) ? null : found;
}

/** How many characters directly before 《 belong to the citation: a region (浙江省) or an edition (新修订的). */
export function prefixLength(lead: string): number {
  const words = lead.replace(opening, '');
  if (readRegion(words) !== null) return words.length;
  return edition.exec(words)?.[0].length ?? 0;
}

/** Words in front of an unmarked title that are not its own: 根据, 依据. */
export function openingLength(words: string): number {
  return opening.exec(words)?.[0].length ?? 0;
}

const leading =
  /^(?:[\s、,，;；。:：/\\.…·●•■□▪◆○*—–-]|【[^】]{0,20}】|[(（]?\d{1,2}[.．、)）](?!\d)|[①-⑳]|(?:等|以及|及|和|与|或|并|根据|依据|按照|依照|参照|号?(?=[、,;]))(?!其))/u;
const trailing =
  /(?:[\s、,，;；:：/\\…·●•■□▪◆○*—–-]|【[^】]{0,20}】|[(（]?\d{1,2}[.．、)）]|[①-⑳]|等|以及|[及和与]|根据|依据|按照|依照)$/u;
const issuingBody =
  /(?:^|[\s、,，;；。])[\p{Script=Han}、\s]{0,30}(?:部|委|委员会|局|院|厅|政府|办公室|总局|署|会|中心|行|党委|人大|中央|中办|国办|省|市|县|区|印发|转发|发布|公布|根据|依据|按照|依照|执行|贯彻|落实)$/u;

/** What is left of words between citations without separators, numbering, labels and, before a title, its issuing body. */
export function bareWords(words: string, beforeTitle: boolean): string {
  let bare = beforeTitle ? withoutLead(words) : words.trim();
  for (let match = leading.exec(bare); match !== null; match = leading.exec(bare))
    bare = bare.slice(match[0].length);
  for (let match = ending(bare); match !== null; match = ending(bare)) bare = bare.slice(0, -match[0].length);
  const inside = /^[(（](?<inside>[^()（）]*)[)）]$/u.exec(bare)?.groups?.['inside'] ?? bare;
  return /[\p{L}\p{N}]/u.test(inside) && !/^(?:无|略|规定|文件?)$/u.test(inside) ? inside : '';
}

/** A label (法律法规: 1、) or an issuing body (民政部) in front of a title is not left over. */
function withoutLead(words: string): string {
  const end = words.slice(-60);
  const label = /(?:^|[\s;；。])[^:：;；。\s]{1,12}[:：]\s?(?:[(（]?\d{1,2}[.．、)）]\s?)?$/u.exec(end);
  const lead = label ?? issuingBody.exec(end);
  return words.slice(0, words.length - (lead?.[0].length ?? 0)).trim();
}

/** Only the end of the words is looked at, so that long words cost no more. */
function ending(words: string): RegExpExecArray | null {
  return trailing.exec(words.slice(-24));
}
