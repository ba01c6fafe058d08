import type { Severity } from '../../problem.js';
import type { Frame } from './frame.js';
import { PublicPage } from './frame.js';
import type { Html } from './html.js';
import { Breadcrumb } from './parts.js';

/** What a code of an answer means: where `type` of a problem leads to. */
export type ProblemPage = {
  frame: Frame;
  code: string;
  /** As the answer to a request. */
  refused: { status: number; title: string; sentence: string; advice: string } | null;
  /** As found in data, e.g. in a file. */
  found: { severity: Severity; sentence: string } | null;
};

export function problemPage({ frame, code, refused, found }: ProblemPage): Html {
  const title = `出错说明：${code}`;
  return (
    <PublicPage title={title} frame={frame} edition={null}>
      <main id="main" class="middle narrow">
        <Breadcrumb
          crumbs={[
            { text: '标准目录', href: '/' },
            { text: '接口说明', href: '/api/docs' },
            { text: code, href: null },
          ]}
        />
        <h1 class="text-break">{title}</h1>
        <p>下面的句子是例子，其中的名称、编号和数字以实际收到的为准。</p>
        {refused === null ? null : <Refused refused={refused} />}
        {found === null ? null : <Found found={found} />}
      </main>
    </PublicPage>
  );
}

function Refused({ refused }: { refused: NonNullable<ProblemPage['refused']> }): Html {
  return (
    <section>
      <h2>请求没有照办</h2>
      <dl>
        <dt>状态码</dt>
        <dd>{`${refused.status} ${refused.title}`}</dd>
        <dt>例子</dt>
        <dd>{refused.sentence}</dd>
        <dt>怎么办</dt>
        <dd>{refused.advice}</dd>
      </dl>
    </section>
  );
}

const severities: Record<Severity, { says: string; advice: string }> = {
  error: { says: '有误，这一处没有采用', advice: '照句子改正，再导入一次。' },
  warning: { says: '可疑，请人核对', advice: '照句子核对；无误的可以不改。' },
  info: { says: '说明，不影响结果', advice: '知道即可，不需办理。' },
};

function Found({ found: { severity, sentence } }: { found: NonNullable<ProblemPage['found']> }): Html {
  const { says, advice } = severities[severity];
  return (
    <section>
      <h2>文件或数据中的问题</h2>
      <dl>
        <dt>轻重</dt>
        <dd>{`${severity}：${says}`}</dd>
        <dt>例子</dt>
        <dd>{sentence}</dd>
        <dt>怎么办</dt>
        <dd>{advice}</dd>
      </dl>
    </section>
  );
}
