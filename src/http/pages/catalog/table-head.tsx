import type { Html } from '../html.js';
import type { Form } from './form.js';

/** The two header rows of the ministry form. */
export function TableHead({ form }: { form: Form }): Html {
  return (
    <>
      <Columns form={form} />
      <thead>
        <tr>
          <Wide>序号</Wide>
          <th colspan={form.level3 ? 3 : 2} scope="colgroup">
            公开事项
          </th>
          <Wide>公开内容（要素）</Wide>
          <Wide>公开依据</Wide>
          <Wide>公开时限</Wide>
          <Wide>公开主体</Wide>
          <Wide>
            公开渠道
            <br />
            和载体
          </Wide>
          <th colspan={2} scope="colgroup">
            公开对象
          </th>
          <th colspan={2} scope="colgroup">
            公开方式
          </th>
          <th colspan={form.levels.length} scope="colgroup">
            公开层级
          </th>
          {form.note ? (
            <th rowspan={2} scope="col" class="remark">
              备注
            </th>
          ) : null}
        </tr>
        <tr>
          <th scope="col">一级事项</th>
          <th scope="col">二级事项</th>
          {form.level3 ? <th scope="col">三级事项</th> : null}
          <Narrow lines={['全', '社会']} />
          <Narrow lines={['特定', '群体']} />
          <Narrow lines={['主动']} />
          <Narrow lines={['依', '申请']} />
          {form.levels.map(({ heading }) => (
            <Narrow lines={[heading]} />
          ))}
        </tr>
      </thead>
    </>
  );
}

/** Widths are percentages: they must hold on old small screens and in large type. */
function Columns({ form }: { form: Form }): Html {
  const named = form.level3 ? ['level2 of-three', 'level3 of-three'] : ['level2'];
  const names = ['number', 'level1', ...named, 'content', 'basis', 'limit', 'body', 'channel'];
  return (
    <colgroup>
      {names.map((name) => (
        <col class={`col-${name}`} />
      ))}
      <col class="col-tick" />
      <col class="col-groups" />
      <col span={2 + form.levels.length} class="col-tick" />
      {form.note ? <col class="col-note" /> : null}
    </colgroup>
  );
}

function Wide({ children }: { children?: unknown }): Html {
  return (
    <th rowspan={2} scope="col">
      {children}
    </th>
  );
}

function Narrow({ lines }: { lines: string[] }): Html {
  return (
    <th scope="col">
      {lines.map((line, index) => (
        <>
          {index > 0 ? <br /> : null}
          {line}
        </>
      ))}
    </th>
  );
}
