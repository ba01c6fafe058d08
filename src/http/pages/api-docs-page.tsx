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
  }[];
  /** The schema of its answer. */
  schema: string | null;
  /** What was answered once, JSON in lines; of a file the head. */
  example: { path: string; text: string } | null;
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
          <li>带版本号的地址内容不变，可一直缓存；列表按 Link 中的 next 翻页。</li>
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
  const { id, method, path, summary, right, parameters, schema } = operation;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} class="text-break">{`${method} ${path}`}</h3>
      <p lang="en">{summary}</p>
      {right === null ? null : <p>需要权限：{right}</p>}
      {parameters.length === 0 ? null : (
        <dl>
          {parameters.map(({ name, place, required, says }) => (
            <>
              <dt>
                {name}（{places[place]}
                {required ? '，必填' : ''}）
              </dt>
              <dd lang="en">{says}</dd>
            </>
          ))}
        </dl>
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
      <pre tabindex={0}>{example.text}</pre>
    </details>
  );
}
