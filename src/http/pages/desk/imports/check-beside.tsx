import type { Html } from '../../html.js';
import { Icon } from '../../icon.js';
import { DeskForm } from '../form.js';
import type { CheckPage, Issue } from './check.js';
import { Tidyings } from './check-tidyings.js';
import { lineWords } from './line-words.js';
import { waitingStep, waitingUrl } from './urls.js';

/** Beside the rows: what is to be decided, and what else can be said about the file. */
export function CheckBeside({ page }: { page: CheckPage }): Html {
  return (
    <aside class="beside" aria-label="需要处理">
      <Issues page={page} />
      <Terms page={page} />
      <Said page={page} />
      <Tidyings tidyings={page.outcome.tidyings} />
      <section class="box">
        <h2>在表格里改更方便？</h2>
        <p>
          <a href={waitingStep(page.id, 'annotated.xlsx')}>
            <Icon name="sheet" /> 下载带批注的 Excel
          </a>
        </p>
        <p class="aside">问题已标在单元格里，改好后重新上传。</p>
      </section>
    </aside>
  );
}

function Issues({ page: { issues, moreIssues, counts } }: { page: CheckPage }): Html {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  return (
    <section class="box">
      <h2>
        需要处理
        <span class="count">{issues.length + moreIssues}</span>
      </h2>
      {issues.length === 0 ? (
        <p class="aside">{counts.wrong > 0 ? '没有别的问题。' : '没有发现问题。'}</p>
      ) : (
        <ol class="issues" data-errors={errors}>
          {issues.map((issue) => (
            <IssueLine issue={issue} />
          ))}
        </ol>
      )}
      {moreIssues === 0 ? null : <p class="aside">另有 {moreIssues} 处，见带批注的 Excel。</p>}
    </section>
  );
}

function IssueLine({ issue: { severity, place, text, href } }: { issue: Issue }): Html {
  const isError = severity === 'error';
  return (
    <li class={isError ? 'red-text' : 'amber-text'}>
      <Icon name="warning" />
      <span>
        <span class="place">
          {place}
          <span class="unseen">{isError ? '（有误）' : '（请确认）'}</span>
        </span>
        <a href={href}>{text}</a>
      </span>
    </li>
  );
}

/** What the file leaves unsaid is asked, never assumed. */
function Terms({ page: { desk, id, outcome, choices, query } }: { page: CheckPage }): Html | null {
  const gone = outcome.missing.length + outcome.withdrawn.length;
  const blank = outcome.blankKept.filter(({ unread }) => unread !== true).length;
  const clears = choices.clearBlanks;
  if (gone === 0 && blank === 0 && !clears) return null;
  return (
    <section class="box">
      <h2>表内没有说的</h2>
      <DeskForm desk={desk} action={waitingStep(id, 'terms')} label="表内没有说的" renews="check">
        <input type="hidden" name="back" value={waitingUrl(id, query)} />
        {gone === 0 ? null : (
          <fieldset>
            <legend>现行目录中有 {gone} 项不在表内</legend>
            <Radio name="missing" value="keep" text="保留" checked={!choices.withdrawMissing} />
            <Radio name="missing" value="withdraw" text="列为删除" checked={choices.withdrawMissing} />
            <details>
              <summary>看是哪几项</summary>
              <ul>
                {[...outcome.withdrawn, ...outcome.missing].slice(0, 200).map(({ code, title }) => (
                  <li>
                    {code} {title}
                  </li>
                ))}
              </ul>
            </details>
          </fieldset>
        )}
        {blank === 0 && !clears ? null : (
          <fieldset>
            <legend>{clears ? '空白的格' : `${blank} 处空白的格，现行目录中有内容`}</legend>
            <Radio name="blanks" value="keep" text="沿用现行内容" checked={!clears} />
            <Radio name="blanks" value="clear" text="清空这些内容" checked={clears} />
          </fieldset>
        )}
        <button class="btn btn-line">确定</button>
      </DeskForm>
    </section>
  );
}

function Radio({
  name,
  value,
  text,
  checked,
}: {
  name: string;
  value: string;
  text: string;
  checked: boolean;
}): Html {
  return (
    <label class="radio">
      <input type="radio" name={name} value={value} checked={checked} />
      {text}
    </label>
  );
}

/** What was said so far, each to be taken back. */
function Said({ page: { desk, id, choices, query } }: { page: CheckPage }): Html | null {
  const lines = (['accept', 'cell', 'keepCell', 'leaveOut', 'domain'] as const).flatMap((what) =>
    choices[what].map((line) => ({ what, line })),
  );
  if (lines.length === 0) return null;
  return (
    <section class="box">
      <h2>您已选定</h2>
      <ul class="said-lines">
        {lines.map(({ what, line }) => (
          <li>
            <DeskForm desk={desk} action={waitingStep(id, 'choices')} class="fix" renews="check">
              <span>
                {lineWords[what]}：{line}
              </span>
              <input type="hidden" name="does" value="remove" />
              <input type="hidden" name="what" value={what} />
              <input type="hidden" name="line" value={line} />
              <input type="hidden" name="back" value={waitingUrl(id, query)} />
              <button class="btn btn-line small" aria-label={`撤回：${lineWords[what]}${line}`}>
                撤回
              </button>
            </DeskForm>
          </li>
        ))}
      </ul>
    </section>
  );
}
