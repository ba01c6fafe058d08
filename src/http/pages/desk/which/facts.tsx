import type { FoundVersion } from '../../../../actions/recognise-file.js';
import { dayInWords } from '../../../../catalog/day.js';
import type { Html } from '../../html.js';
import type { Tone } from '../../parts.js';
import { Badge, Caption } from '../../parts.js';
import { versionUrl } from '../../urls.js';
import { versionName } from '../../words.js';
import { purposes } from '../export/urls.js';
import type { WhichAnswer } from './page.js';

type Found = NonNullable<WhichAnswer['found']>;

const certainties: Record<FoundVersion['certainty'], { word: string; tone: Tone }> = {
  certain: { word: '确定', tone: 'green' },
  likely: { word: '很可能', tone: 'blue' },
  uncertain: { word: '不能确定', tone: 'amber' },
};

const grounds: Record<FoundVersion['by'], string> = {
  sheet: '文件里的隐藏工作表写明了版本',
  properties: '文件属性写明了版本',
  contents: '文件没有写明版本，是拿内容与各版逐行比对得出的',
};

/** Which version it is, how that is known, and who took it away. */
export function FoundFacts({ found: { is, domains, body, exports } }: { found: Found }): Html {
  const { word, tone } = certainties[is.certainty];
  const facts: [string, string | null][] = [
    ['施行日', `${dayInWords(is.effectiveOn)}起`],
    ['领域', domains === null ? null : domains.join('、')],
    ['落款单位', body],
    ['核对码', is.code],
    ['根据', grounds[is.by]],
  ];
  return (
    <section class="box found" aria-labelledby="found">
      <div>
        <h2 id="found">
          <a href={versionUrl(is.edition, is.version)}>
            {is.title} {versionName(is.version)}
          </a>
          <Badge tone={tone}>{word}</Badge>
        </h2>
        <dl>
          {facts.map(([label, value]) =>
            value === null ? null : (
              <div>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
        </dl>
      </div>
      <Takers exports={exports} />
    </section>
  );
}

/** So many of the latest are named. */
const named = 8;

function Takers({ exports: { all, taken } }: Pick<Found, 'exports'>): Html {
  return (
    <div class="takers">
      <h3>{all ? '谁导出过' : '您导出过'}</h3>
      {taken.length === 0 ? (
        <p class="aside">
          {all
            ? '操作记录里没有人导出过同样的文件。'
            : '您没有导出过同样的文件；别人的导出只有管理人员能看。'}
        </p>
      ) : (
        <table>
          <Caption>导出过同样内容的记录，新的在前</Caption>
          <tbody>
            {taken.slice(0, named).map(({ account, time, format }) => (
              <tr>
                <th scope="row">{account}</th>
                <td>{formatName(format)}</td>
                <td class="aside">{time}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {taken.length > named ? <p class="aside">另有 {taken.length - named} 次更早的导出</p> : null}
    </div>
  );
}

function formatName(format: string): string {
  return Object.entries(purposes).find(([known]) => known === format)?.[1].title ?? format;
}
