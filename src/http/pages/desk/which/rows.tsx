import { FieldTable } from '../../change/card.js';
import type { Html } from '../../html.js';
import { Badge, Notice } from '../../parts.js';
import { itemUrl } from '../../urls.js';
import type { FileRows as Rows } from './page.js';

const sides = { before: '已发布的', after: '文件里的' };
/** So many are listed of each sort. */
const listed = 100;

/** What differs between the file and the version it is of. */
export function FileRows({ edition, rows }: { edition: string; rows: Rows }): Html {
  const { read, unchanged, changed, added, missing, unclear } = rows;
  const same = changed.length + added.length + missing.length + unclear.length === 0;
  return (
    <section aria-labelledby="rows">
      <h2 id="rows" class="part-head">
        文件里改过的内容
        <small>
          读到 {read} 行，{unchanged} 行与发布的一样
        </small>
      </h2>
      {same ? (
        <Notice tone="green" icon="tick">
          与发布的内容一字不差。
        </Notice>
      ) : null}
      {changed.slice(0, listed).map(({ place, change }) => (
        <article class="change box changed">
          <header>
            <Badge tone="amber">修改</Badge>
            <h3>{change.title}</h3>
            <span class="aside">{change.code}</span>
            <span class="spring"></span>
            <span class="aside">{place}</span>
            <a href={itemUrl(edition, change.code)} aria-label={`查看事项：${change.title}`}>
              查看事项
            </a>
          </header>
          <FieldTable change={change} view="side" sides={sides} />
        </article>
      ))}
      <More of={changed.length} />
      <Names title="文件里多出来的" badge="新增" tone="green" names={added} />
      <Names title="文件里没有的" badge="缺少" tone="red" names={missing} />
      <Names title="对不上是哪一项的" badge="待认" tone="grey" names={unclear} />
    </section>
  );
}

type NamesProps = {
  title: string;
  badge: string;
  tone: 'green' | 'red' | 'grey';
  names: readonly string[];
};

function Names({ title, badge, tone, names }: NamesProps): Html | null {
  if (names.length === 0) return null;
  return (
    <div class="box names">
      <h3>
        <Badge tone={tone}>{badge}</Badge> {title} <small>{names.length} 项</small>
      </h3>
      <ul>
        {names.slice(0, listed).map((name) => (
          <li>{name}</li>
        ))}
      </ul>
      <More of={names.length} />
    </div>
  );
}

function More({ of }: { of: number }): Html | null {
  return of > listed ? <p class="aside">另有 {of - listed} 项没有列出。</p> : null;
}
