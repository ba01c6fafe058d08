import type { Html } from '../../html.js';
import { Empty, Notice, Segments } from '../../parts.js';
import { editionName, versionName } from '../../words.js';
import { DeskForm, OneButton } from '../form.js';
import { DeskPage } from '../page.js';
import type { CheckPage } from './check.js';
import { CheckBeside } from './check-beside.js';
import { GridTable } from './grid-table.js';
import { Steps } from './steps.js';
import type { Show } from './urls.js';
import { importsUrl, waitingStep, waitingUrl } from './urls.js';

/** The third step: every row beside the catalog, before anything of it is kept. */
export function checkPage(page: CheckPage): Html {
  const { desk, fileName, edition, outcome, faults } = page;
  return (
    <DeskPage
      desk={desk}
      title="核对导入内容"
      faults={faults}
      sheets={['change', 'import']}
      swaps
      crumbs={[{ text: '导入', href: importsUrl }]}
      meta={
        <>
          <span>{fileName}</span>
          <span>
            {editionName(edition)} 以{versionName(outcome.baseVersion)}为底
          </span>
          <a href={waitingStep(page.id, 'columns')}>改对应列、目录版</a>
        </>
      }
      actions={<Steps at={3} />}
    >
      <div id="check">
        <Counts page={page} />
        {page.messages.map(({ tone, text }) => (
          <Notice tone={tone} icon="warning">
            {text}
          </Notice>
        ))}
        <Conflicts page={page} />
        <div class="check">
          <div class="check-rows">
            <GridBar page={page} />
            {page.lines.length === 0 ? <Empty>没有这样的行。</Empty> : <GridTable page={page} />}
            <Pages page={page} />
          </div>
          <CheckBeside page={page} />
        </div>
        <Foot page={page} />
      </div>
    </DeskPage>
  );
}

const words: Record<Show, { text: string; tone: string }> = {
  all: { text: '行', tone: '' },
  added: { text: '新增', tone: 'green-text' },
  changed: { text: '修改', tone: 'amber-text' },
  unchanged: { text: '未变', tone: '' },
  wrong: { text: '有误，不能入库', tone: 'red-text' },
  asked: { text: '请确认', tone: 'amber-text' },
};

function Counts({ page: { id, counts, query } }: { page: CheckPage }): Html {
  return (
    <nav class="box counts" aria-label="按结果筛选">
      {(Object.keys(words) as Show[]).map((show) => (
        <a
          href={waitingUrl(id, { show, sheet: query.sheet })}
          aria-current={query.show === show ? 'true' : undefined}
        >
          <b class={words[show].tone}>{counts[show]}</b> {words[show].text}
        </a>
      ))}
    </nav>
  );
}

function Conflicts({ page: { outcome } }: { page: CheckPage }): Html | null {
  const conflicts = outcome.merge?.conflicts ?? [];
  if (conflicts.length === 0) return null;
  return (
    <details class="notice amber conflicts">
      <summary>
        这个文件的底本落后，有 {conflicts.length} 处双方都改过。入库后在草案里逐处选定，其余照常合并。
      </summary>
      <ul>
        {conflicts.slice(0, 100).map(({ message }) => (
          <li>{message}</li>
        ))}
      </ul>
    </details>
  );
}

function GridBar({ page: { id, sheets, query } }: { page: CheckPage }): Html {
  return (
    <div class="grid-bar">
      {sheets.length < 2 ? null : (
        <Segments
          label="工作表"
          segments={sheets.map(({ name, rows }, index) => ({
            text: `${name} ${rows}`,
            href: waitingUrl(id, { show: query.show, sheet: index }),
            current: index === query.sheet,
          }))}
        />
      )}
      <span class="spring"></span>
      <span class="aside needs-script" hidden>
        按 <kbd>J</kbd> <kbd>K</kbd> 到下一处、上一处问题
      </span>
    </div>
  );
}

function Pages({ page: { id, query, pages } }: { page: CheckPage }): Html | null {
  if (pages === 1) return null;
  return (
    <nav class="neighbours" aria-label="翻页">
      {query.page > 1 ? (
        <a rel="prev" href={waitingUrl(id, { ...query, page: query.page - 1 })}>
          ← 上一页
        </a>
      ) : null}
      <span class="aside">
        第 {query.page} 页，共 {pages} 页
      </span>
      {query.page < pages ? (
        <a rel="next" href={waitingUrl(id, { ...query, page: query.page + 1 })}>
          下一页 →
        </a>
      ) : null}
    </nav>
  );
}

function Foot({ page: { desk, id, counts, outcome } }: { page: CheckPage }): Html {
  const taken = counts.all - counts.wrong;
  const proposes = outcome.outcome === 'dry-run';
  return (
    <div class="check-foot">
      <p>
        {!proposes
          ? '没有要写入草案的变动。'
          : counts.wrong > 0
            ? `还有 ${counts.wrong} 行没有入库。可先导入其余 ${taken} 行，其余留待补正。`
            : `${counts.all} 行都可以入库。`}
      </p>
      <OneButton desk={desk} action={waitingStep(id, 'discard')}>
        放弃本次导入
      </OneButton>
      <a class="btn btn-line" href={importsUrl}>
        重新上传
      </a>
      {proposes ? (
        <DeskForm desk={desk} action={waitingStep(id, 'draft')} class="one-button">
          <button class="btn btn-primary">
            {counts.wrong > 0 ? `只导入 ${taken} 行为草案` : '全部入库为草案'}
          </button>
        </DeskForm>
      ) : null}
    </div>
  );
}
