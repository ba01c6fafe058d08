import type { FindingState } from '../../../../regulation/finding.js';
import { findingWords } from '../../../../regulation/health-check.js';
import type { Html } from '../../html.js';
import type { Tone } from '../../parts.js';
import { Badge, Caption, Empty, Segments } from '../../parts.js';
import { itemUrl, regulationUrl } from '../../urls.js';
import { Pager } from '../law/pager.js';
import { choiceUrl } from '../law/regulations/choice-page.js';
import type { FindingGroup } from './findings.js';
import type { CheckPage } from './page.js';

const tones: Record<FindingState, Tone> = {
  'in-force': 'green',
  'older-edition': 'amber',
  renamed: 'amber',
  'article-moved': 'amber',
  'not-yet-in-force': 'violet',
  repealed: 'red',
  expired: 'red',
  'not-registered': 'grey',
  ambiguous: 'grey',
  'status-unknown': 'grey',
};

/** What is not simply in force: an act a line, the items that cite it folded where they are many. */
export function Findings({ page: checked }: { page: CheckPage }): Html {
  const { edition, on, state, counts, findings, page } = checked;
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const query = { edition: edition.id, on };
  const href = (chosen: FindingState | null) =>
    `/desk/check?${new URLSearchParams({ ...query, ...(chosen === null ? {} : { state: chosen }) }).toString()}`;
  return (
    <>
      <h2 class="group-head">
        须处理的依据 <small>{`${all} 件，废止的在前`}</small>
      </h2>
      {all === 0 ? (
        <Empty>每一条依据都有效，没有要处理的。</Empty>
      ) : (
        <>
          <div class="filter-line">
            <Segments
              label="体检结果"
              segments={[
                { text: `全部 ${all}`, href: href(null), current: state === null },
                ...counts.map((found) => ({
                  text: `${findingWords[found.state]} ${found.count}`,
                  href: href(found.state),
                  current: found.state === state,
                })),
              ]}
            />
          </div>
          {findings.length === 0 ? (
            <Empty>没有这样的依据。</Empty>
          ) : (
            <Table page={checked} back={href(state)} />
          )}
          <Pager page={page} path="/desk/check" query={state === null ? query : { ...query, state }} />
        </>
      )}
    </>
  );
}

/** What these mean is for a person to say. */
const inDoubt: readonly FindingState[] = ['ambiguous', 'not-registered'];

function Table({ page, back }: { page: CheckPage; back: string }): Html {
  const { edition, findings, mayChoose } = page;
  return (
    <div class="box grid-box">
      <table class="grid stacked findings">
        <Caption>须处理的依据</Caption>
        <thead>
          <tr>
            <th scope="col">依据</th>
            <th scope="col" class="state">
              体检结果
            </th>
            <th scope="col" class="items">
              引用的事项
            </th>
          </tr>
        </thead>
        <tbody>
          {findings.map((group) => (
            <tr>
              <th scope="row">
                {group.act === null ? group.name : <a href={regulationUrl(group.act.id)}>{group.name}</a>}
              </th>
              <td class="state">
                <Badge tone={tones[group.state]}>{findingWords[group.state]}</Badge>
                {group.more === null ? null : <span class="below">{group.more}</span>}
                {mayChoose && inDoubt.includes(group.state) ? (
                  <a href={choiceUrl(group.name, back)} aria-label={`指定法规文件：${group.name}`}>
                    指定法规文件
                  </a>
                ) : null}
              </td>
              <td>
                <Citing edition={edition.id} group={group} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** So many are seen at once. */
const seen = 2;

function Citing({ edition, group: { name, items } }: { edition: string; group: FindingGroup }): Html {
  const list = (
    <ul class="citing-items">
      {items.map(({ code, title, domain, cited }) => (
        <li>
          <a href={itemUrl(edition, code)}>{title}</a>
          <span class="below">
            {domain}
            <span class="code">{code}</span>
            {cited === name ? null : <span>{cited}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
  if (items.length <= seen) return list;
  return (
    <details>
      <summary>{`${items.length} 个事项`}</summary>
      {list}
    </details>
  );
}
