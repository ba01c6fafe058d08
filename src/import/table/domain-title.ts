import type { KnownDomain } from '../../catalog/domain.js';
import { foldWidth, tidyText, withoutSpaces } from '../../catalog/text.js';

export type TableDomain = { code: string | null; name: string };

/** A title over a table: `（一）救灾领域基层政务公开标准目录`, `安全生产领域`, `附件6 社会保险标准目录(2023年)`. */
const title =
  /领域(?:.{0,20}(?:目录|标准|清单|指引).*)?$|(?:政务|信息|事项)公开.{0,12}(?:目录|标准|清单|汇编)|标准目录|公开目录/u;

export function isTitle(text: string): boolean {
  const bare = withoutSpaces(text);
  return bare.length <= 80 && title.test(bare) && !/[■□√]|[。；;]|^(?:来源|附件?：|注)/u.test(bare);
}

/** A section named by a number and a domain alone: `5.公共文化服务`, `(二十二)沙湾区安全生产`, `附件6 社会保险(文化服务中心)`. */
export function isSectionTitle(text: string, domains: KnownDomain[]): boolean {
  const bare = foldWidth(withoutSpaces(text));
  if (bare.length > 24) return false;
  const named = nameIn(text);
  if (findDomain(bare, domains) === null && findDomain(named, domains) === null) return false;
  return named !== bare || domains.some(({ name, aliases }) => name === bare || aliases.includes(bare));
}

/** The domain a title names; null if it names none (`…标准目录汇编`). */
export function readDomainTitle(text: string, domains: KnownDomain[]): TableDomain | null {
  const named = nameIn(text);
  if (named === '') return null;
  return (
    findDomain(named, domains) ??
    (isProperName(text, named) ? { code: null, name: withoutPlace(named) } : null)
  );
}

/** The domain with that name or spelling; a longer text must end with it (`青石镇救灾`). */
export function findDomain(text: string, domains: KnownDomain[]): TableDomain | null {
  const bare = foldWidth(withoutSpaces(text))
    .replace(/\([^)]*\)$/u, '')
    .replace(/领域$/u, '');
  let best: { domain: KnownDomain; length: number } | null = null;
  for (const domain of domains)
    for (const name of [domain.name, ...domain.aliases]) {
      if (name === bare) return { code: domain.code, name: domain.name };
      if (name.length > (best?.length ?? 1) && endsWithName(bare, name))
        best = { domain, length: name.length };
    }
  return best === null ? null : { code: best.domain.code, name: best.domain.name };
}

/** Short names (教育, 规划) are the end of many other words: before them only an office or a place may stand. */
function endsWithName(text: string, name: string): boolean {
  if (!text.endsWith(name)) return false;
  const before = text.slice(0, -name.length);
  return (
    name.length >= 4 ||
    /(?:省|市|县|区|旗|乡|镇|街道|街道办|办事处|管委会|局|委|处|所|中心|[)、,:.])$/u.test(before)
  );
}

function nameIn(text: string): string {
  const bare = foldWidth(tidyText(text)).replace(/\s+/g, '');
  return bare
    .replace(/^(?:附件|附表|表)?\d*[:.、]?/u, '')
    .replace(/^[(]?[一二三四五六七八九十百\d]+[)、.:]+/u, '')
    .replace(/(?:涉及)?领域.*$/u, '')
    .replace(/(?:基层)?(?:政务|政府信息|事项|信息)?公开(?:事项)?(?:标准|目录|清单|指引).*$/u, '')
    .replace(/(?:事项)?标准目录.*$/u, '');
}

/** `…领域…` names a domain even if we do not know it; other titles only if something is left that is no place. */
function isProperName(text: string, named: string): boolean {
  return /领域/u.test(withoutSpaces(text)) && withoutPlace(named) !== '' && !/未涉及/u.test(named);
}

/** `重庆市长寿区生态环境` → `生态环境`, `东塬乡涉农补贴` → `涉农补贴`. */
function withoutPlace(name: string): string {
  return name.replace(
    /^(?:[^省市县区乡镇街]{1,6}(?:省|自治区|市|县|区|旗|乡|镇|街道办事处|街道|街道办|管委会))+(?=.{2})/u,
    '',
  );
}
