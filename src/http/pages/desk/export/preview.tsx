import { dayInWords } from '../../../../catalog/day.js';
import { groupNeighbours } from '../../catalog/groups.js';
import type { Html } from '../../html.js';
import { Caption, Empty } from '../../parts.js';
import { domainTitle, itemTitle, versionName } from '../../words.js';
import type { ExportPage } from './page.js';

/** How the file begins, on its paper. */
export function Preview({ page: { preview, edition, version } }: { page: ExportPage }): Html {
  if (preview === null) return <Empty>所选的领域里没有事项。</Empty>;
  const { domain, rows, more } = preview;
  return (
    <section class="preview" aria-labelledby="preview">
      <h2 id="preview">
        预览：{domain}的前 {rows.length} 项
      </h2>
      <div class="paper" tabindex={0} role="region" aria-label="预览的表格">
        <p class="paper-title">{domainTitle(domain)}</p>
        <p class="paper-line">
          {edition.organization}　{versionName(version.number)}　自{dayInWords(version.effectiveOn)}起施行
        </p>
        <table>
          <Caption>{domain}领域的前几项，照导出的样子</Caption>
          <PaperHead />
          <tbody>
            {groupNeighbours(rows, ({ item }) => item.level1).flatMap((group) =>
              group.rows.map((row, index) => (
                <PaperRow row={row} spans={index === 0 ? group.rows.length : null} />
              )),
            )}
          </tbody>
        </table>
        {more === 0 ? null : (
          <p class="paper-line">后面还有 {more} 项。文件里公开对象、方式、层级各栏齐全。</p>
        )}
      </div>
    </section>
  );
}

const headings = [
  { heading: '公开内容（要素）', width: 'content' },
  { heading: '公开依据', width: 'basis' },
  { heading: '公开时限' },
  { heading: '公开主体' },
  { heading: '公开渠道', width: 'channels' },
];

/** The two header rows of the form, as far as they are previewed. */
function PaperHead(): Html {
  return (
    <thead>
      <tr>
        <th scope="col" rowspan={2} class="number">
          序号
        </th>
        <th scope="colgroup" colspan={2} class="names">
          公开事项
        </th>
        {headings.map(({ heading, width }) => (
          <th scope="col" rowspan={2} class={width}>
            {heading}
          </th>
        ))}
      </tr>
      <tr>
        <th scope="col">一级事项</th>
        <th scope="col">二级事项</th>
      </tr>
    </thead>
  );
}

type PreviewRow = NonNullable<ExportPage['preview']>['rows'][number];

/** `spans`: over how many rows its level-1 cell reaches; null: that of a row above reaches over it. */
function PaperRow({ row: { number, item }, spans }: { row: PreviewRow; spans: number | null }): Html {
  return (
    <tr>
      <td class="number">{number}</td>
      {spans === null ? null : (
        <td rowspan={spans} class="level1">
          {item.level1}
        </td>
      )}
      <td>{itemTitle(item)}</td>
      <td>{item.content.join('；')}</td>
      <td>
        {item.legalBases.map((basis) => (
          <div>{basis}</div>
        ))}
      </td>
      <td>{item.timeLimit}</td>
      <td>{item.disclosingBodies.join('、')}</td>
      <td>
        {item.channels.map((channel) => (
          <div>■{channel}</div>
        ))}
      </td>
    </tr>
  );
}
