import type { ExportsTaken } from '../actions/exports-taken.js';
import type { Claim } from '../actions/read-claim.js';
import { sayClaim } from '../actions/read-claim.js';
import type { FoundVersion, Recognition } from '../actions/recognise-file.js';
import { fieldNames, sayChanges, sayValue } from '../catalog/words.js';
import { sayPosition } from '../problem.js';
import { sayProblem } from './say-import.js';

const ways = {
  sheet: '文件内的标记',
  properties: '文件的属性',
  contents: '内容',
} as const;

const certainties = { certain: '确定', likely: '很可能', uncertain: '不能确定' } as const;

type Told = Recognition & { claim: Claim | null; exports: ExportsTaken | null };

/** What a file is, then row by row what was changed in it, then what was published since. */
export function sayRecognition({ claim, ...found }: Told): string {
  const { is, rows, problems } = found;
  const claimed = claim === null ? [] : [sayClaim(claim)];
  if (is === null)
    return [...claimed, '认不出：其中的内容在本系统没有发布过。', ...problems.map(sayProblem)].join('\n');
  return [
    ...claimed,
    sayVersion(is),
    ...(rows === null ? [] : sayRows(rows)),
    ...saySince(found),
    ...(found.exports === null ? [] : sayExports(found.exports)),
  ].join('\n');
}

function sayVersion({ title, edition, version, effectiveOn, by, certainty, ...part }: FoundVersion): string {
  const { domains, organization, code } = part;
  return [
    `${title}（${edition}）第 ${version} 版，${effectiveOn} 起施行。`,
    `${certainties[certainty]}：按${ways[by]}辨认。`,
    ...(domains === null ? [] : [`只含领域 ${domains.join('、')}。`]),
    ...(organization === null ? [] : [`以 ${organization} 的名义导出。`]),
    ...(code === null ? [] : [`核对码 ${code}。`]),
  ].join('');
}

function sayRows({
  read,
  unchanged,
  changed,
  added,
  missing,
  unclear,
}: NonNullable<Recognition['rows']>): string[] {
  return [
    `读出 ${read} 项：与该版相同 ${unchanged} 项、改过 ${changed.length} 项、多出 ${added.length} 项、缺少 ${missing.length} 项。`,
    ...changed.flatMap(({ at, code, title, fields }) => [
      `改过 ${sayPosition(at)} ${code} ${title}`,
      ...fields.map(
        ({ field, before, after }) =>
          `  ${fieldNames[field]}：${sayValue(before).join('；') || '（空）'} → ${sayValue(after).join('；') || '（空）'}`,
      ),
    ]),
    ...added.map(({ at, title }) => `多出 ${sayPosition(at)} ${title}`),
    ...missing.map(({ code, title }) => `缺少 ${code} ${title}`),
    ...unclear.map(({ at, title }) => `分不清 ${sayPosition(at)} ${title}`),
  ];
}

function saySince({ since }: Recognition): string[] {
  if (since === null) return ['这是最新的一版。'];
  const { versions, latest, digest, changes } = since;
  return [`此后又发布了 ${versions} 版，最新是第 ${latest} 版：${digest}`, ...sayChanges(changes)];
}

function sayExports({ all, taken }: ExportsTaken): string[] {
  if (taken.length === 0) return [all ? '没有实名导出的记录。' : '您没有导出过它。'];
  return taken.map(({ account, at, format }) => `${account} ${at} 导出（${format}）`);
}
