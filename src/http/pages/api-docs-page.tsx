import type { Frame } from './frame.js';
import { PublicPage } from './frame.js';
import type { Html } from './html.js';
import { Breadcrumb } from './parts.js';

/** Every address of the API, for whoever writes a program against it. */
export type ApiDocsPage = { frame: Frame; groups: OperationGroup[] };

export type OperationGroup = { title: string; operations: ShownOperation[] };

/** An address and a method; what is said of it in English is so in the description for programs too. */
export type ShownOperation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  /** What one must be allowed to do; null: nothing. */
  right: string | null;
  parameters: {
    name: string;
    place: 'path' | 'query' | 'form' | 'header';
    required: boolean;
    says: string;
    /** What a value may be; null: any text or number. */
    expected: string | null;
  }[];
  /** What is sent to it: a file, or JSON of a schema. */
  takes: 'nothing' | 'file' | { schema: string };
  /** The schema of its answer. */
  schema: string | null;
  /** How it was asked once and what was answered, JSON in lines; of a file the head. */
  example: { path: string; command: string; text: string } | null;
};

export function apiDocsPage({ frame, groups }: ApiDocsPage): Html {
  return (
    <PublicPage title="接口说明" frame={frame} edition={null}>
      <main id="main" class="middle">
        <Breadcrumb
          crumbs={[
            { text: '标准目录', href: '/' },
            { text: '接口说明', href: null },
          ]}
        />
        <h1>接口说明</h1>
        <p>
          网站和其他系统按下列地址读取目录，返回 JSON。公开内容不需登录，其他网站的网页也可直接读取。
          程序可读的说明在 <a href="/api/v1/openapi.json">openapi.json</a>（OpenAPI 3.1）。
        </p>
        <ul>
          <li>
            出错时返回 RFC 9457 格式：把 detail 给人看，按 code 判断，type 是说明它的页面；未知的参数也算错。
          </li>
          <li>保留 ETag，下次以 If-None-Match 送来：没有变化时返回 304。</li>
          <li>带版本号的地址内容不变，可一直缓存；列表按 Link 中的 next 翻页，用 fields 只取要用的几项。</li>
          <li>on 是施行日，按北京时间，不写就是今天；known 是某一时刻，只看那时已发布的。</li>
          <li>文件下载中断后可用 Range 接着下载。网址中的汉字须按 URL 编码，如例子中的命令。</li>
          <li>
            要权限的地址，在请求头写 Authorization: Bearer 和令牌；令牌在登录后的“设置”中新建，不对时返回
            401，权限不够返回 403。
          </li>
        </ul>
        <nav aria-label="全部地址">
          {groups.map(({ title, operations }) => (
            <details>
              <summary>
                {title}（{operations.length} 个）
              </summary>
              <ul>
                {operations.map(({ id, method, path }) => (
                  <li>
                    <a class="text-break" href={`#${id}`}>{`${method} ${path}`}</a>
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </nav>
        {groups.map(({ title, operations }) => (
          <section>
            <h2>{title}</h2>
            {operations.map((operation) => (
              <Operation operation={operation} />
            ))}
          </section>
        ))}
      </main>
    </PublicPage>
  );
}

const places = { path: '地址中', query: '参数', form: '表单', header: '请求头' };

function Operation({ operation }: { operation: ShownOperation }): Html {
  const { id, method, path, summary, right, parameters, takes, schema } = operation;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} class="text-break h5 mt-4">{`${method} ${path}`}</h3>
      <p lang="en">{summary}</p>
      {right === null ? null : <p>需要权限：{right}</p>}
      {parameters.length === 0 ? null : (
        <dl>
          {parameters.map(({ name, place, required, says, expected }) => (
            <>
              <dt>
                {name}（{places[place]}
                {required ? '，必填' : ''}）
              </dt>
              <dd>
                <span lang="en">{says}</span>
                {expected === null ? null : <div>{expected}</div>}
              </dd>
            </>
          ))}
        </dl>
      )}
      {takes === 'nothing' ? null : (
        <p>
          发送：
          {takes === 'file' ? (
            'multipart/form-data 表单，文件在 file 字段'
          ) : (
            <a href={`/schemas/${takes.schema}.json`}>{takes.schema}</a>
          )}
        </p>
      )}
      {schema === null ? null : (
        <p>
          返回：<a href={`/schemas/${schema}.json`}>{schema}</a>
        </p>
      )}
      <Example operation={operation} />
    </section>
  );
}

/** No link: what is in force or on record here may be other than in the example, and a link must lead somewhere. */
function Example({ operation: { example } }: { operation: ShownOperation }): Html | null {
  if (example === null) return null;
  return (
    <details>
      <summary>例子</summary>
      <p class="text-break">{example.path}</p>
      <pre tabindex={0}>{example.command}</pre>
      <pre tabindex={0}>{example.text}</pre>
    </details>
  );
}
