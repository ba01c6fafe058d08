import type { TakenExport } from '../../../../actions/exports-taken.js';
import type { FoundVersion } from '../../../../actions/recognise-file.js';
import type { ReportedProblem } from '../../../../problem.js';
import { ChangeCard } from '../../change/card.js';
import { DigestTable } from '../../change/digest.js';
import type { DomainDigest, ItemChange } from '../../change/view.js';
import type { Html } from '../../html.js';
import { Notice } from '../../parts.js';
import { compareUrl, itemUrl } from '../../urls.js';
import { versionName } from '../../words.js';
import { FileField, tableFiles } from '../file-field.js';
import { FileProblems } from '../file-problems.js';
import type { Fault } from '../faults.js';
import { DeskForm } from '../form.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';
import { FoundFacts } from './facts.js';
import { FileRows } from './rows.js';

/** Which edition and version a file is of. `answer` null: nobody asked yet. */
export type WhichPage = { desk: DeskFrame; faults: readonly Fault[]; answer: WhichAnswer | null };

export type WhichAnswer = {
  fileName: string;
  problems: ReportedProblem[];
  /** What it says that it is, where that is not so here. */
  claim: string | null;
  /** null: nothing of it was ever published here. */
  found: {
    is: FoundVersion;
    /** Names of the domains it is limited to; null: it holds all, or does not say. */
    domains: string[] | null;
    body: string | null;
    rows: FileRows;
    since: VersionsSince | null;
    exports: { all: boolean; taken: (TakenExport & { time: string })[] };
  } | null;
};

/** The rows of the file beside that version. */
export type FileRows = {
  read: number;
  unchanged: number;
  changed: { place: string; change: ItemChange }[];
  added: string[];
  missing: string[];
  unclear: string[];
};

/** What was published after it; `more`: so many changes are not listed. */
export type VersionsSince = {
  versions: number;
  latest: number;
  summary: string;
  digest: DomainDigest[];
  changes: ItemChange[];
  more: number;
};

export function whichPage({ desk, faults, answer }: WhichPage): Html {
  return (
    <DeskPage
      desk={desk}
      title="辨认文件"
      faults={faults}
      sheets={['change', 'which']}
      meta={
        answer === null
          ? '手里的目录文件是哪一版、谁导出的、改过什么、之后又发布了什么；只看，不保存'
          : answer.fileName
      }
      actions={answer?.found ? <a href="/desk/which">辨认另一个文件</a> : undefined}
    >
      {answer === null ? null : <Answer answer={answer} />}
      {answer?.found ? null : <AskForm desk={desk} faults={faults} />}
    </DeskPage>
  );
}

function AskForm({ desk, faults }: Pick<WhichPage, 'desk' | 'faults'>): Html {
  return (
    <DeskForm
      desk={desk}
      action="/desk/which"
      takesFile
      class="box form-sheet narrow-sheet"
      label="要辨认的文件"
    >
      <FileField
        label="文件"
        hint="从本系统导出的、改过的、另存的都可以：Excel、WPS、OpenDocument、CSV、Word、网页表格，"
        accept={tableFiles}
        faults={faults}
      />
      <p class="form-foot">
        <button class="btn btn-primary">辨认文件</button>
      </p>
    </DeskForm>
  );
}

function Answer({ answer: { found, problems, claim } }: { answer: WhichAnswer }): Html {
  const stops = problems.filter(({ severity }) => severity === 'error');
  return (
    <>
      {claim === null ? null : (
        <Notice tone="amber" icon="warning">
          {claim}
        </Notice>
      )}
      {found === null && stops.length === 0 ? (
        <Notice tone="amber" icon="warning">
          这里没有发布过这个文件里的任何一项。它可能是别处的目录，或还没有入库的新内容。
          <a href="/desk/imports">去导入</a>
        </Notice>
      ) : null}
      <FileProblems problems={stops} />
      {found === null ? null : (
        <>
          <FoundFacts found={found} />
          <FileRows edition={found.is.edition} rows={found.rows} />
          <Since is={found.is} since={found.since} />
        </>
      )}
    </>
  );
}

function Since({ is, since }: { is: FoundVersion; since: VersionsSince | null }): Html {
  return (
    <section aria-labelledby="since">
      <h2 id="since" class="part-head">
        之后发布的变动
        {since === null ? null : (
          <small>
            又发布了 {since.versions} 版，最新是{versionName(since.latest)}
          </small>
        )}
      </h2>
      {since === null ? (
        <Notice tone="green" icon="tick">
          这就是最新的一版，之后没有再发布。
        </Notice>
      ) : (
        <>
          <p>
            {since.summary}{' '}
            <a href={compareUrl(is.edition, { from: is.version, to: since.latest })}>逐项对照这两版</a>
          </p>
          <DigestTable digest={since.digest} />
          {since.changes.map((change) => (
            <ChangeCard
              change={change}
              view="inline"
              sides={{ before: versionName(is.version), after: versionName(since.latest) }}
              href={itemUrl(is.edition, change.code)}
            />
          ))}
          {since.more === 0 ? null : (
            <p class="aside">另有 {since.more} 项变动没有列出，请用“逐项对照这两版”查看。</p>
          )}
        </>
      )}
    </section>
  );
}
