import { sheetPrefix } from '../../../../actions/import-choices.js';
import type { Edition } from '../../../../catalog/catalog.js';
import type { Html } from '../../html.js';
import { Caption, Empty } from '../../parts.js';
import type { Fault } from '../faults.js';
import { SelectField } from '../fields.js';
import { DeskForm } from '../form.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';
import { Steps } from './steps.js';
import { importsUrl, waitingStep } from './urls.js';

/** A column as it is read; `said`: what a person made of it, else what was told from its heading. */
export type ShownColumn = { column: string; heading: string; field: string; samples: string[] };

export type ShownTable = {
  sheet: string | null;
  header: number | null;
  domains: string[];
  columns: ShownColumn[];
};

/** The second step: what each column holds. */
export type ColumnsPage = {
  desk: DeskFrame;
  faults: readonly Fault[];
  id: number;
  fileName: string;
  tables: ShownTable[];
  /** What a column may be. */
  fields: readonly string[];
  editions: Edition[];
  edition: string;
  domains: { code: string; name: string }[];
  /** Said of rows that do not say their domain. */
  domain: string;
};

export function columnsPage(page: ColumnsPage): Html {
  const { desk, faults, id, fileName, tables } = page;
  return (
    <DeskPage
      desk={desk}
      title="对应列"
      faults={faults}
      sheets={['import']}
      crumbs={[{ text: '导入', href: importsUrl }]}
      meta={<span>{fileName}</span>}
      actions={<Steps at={2} />}
    >
      <p class="aside">
        系统已按表头认出各列，请看一遍；认错的改过来，下次同样的表头会自动沿用。没有对应栏目的列选“其他栏目”，内容照样保留。
      </p>
      <DeskForm desk={desk} action={waitingStep(id, 'columns')} label="对应列">
        <div class="columns-top">
          <SelectField
            name="edition"
            label="导入到"
            value={page.edition}
            choices={page.editions.map((edition) => ({ value: edition.id, text: edition.title }))}
          />
          <SelectField
            name="domain"
            label="看不出领域的行属于"
            value={page.domain}
            blank="不指定"
            choices={page.domains.map(({ code, name }) => ({ value: code, text: `${code} ${name}` }))}
          />
        </div>
        {tables.length === 0 ? <Empty>没有找到目录表格。</Empty> : null}
        {tables.map((table) => (
          <TableColumns table={table} fields={page.fields} />
        ))}
        <p class="form-foot">
          <button class="btn btn-primary">下一步：核对</button>
          <a class="btn btn-line" href={importsUrl}>
            重新上传
          </a>
        </p>
      </DeskForm>
    </DeskPage>
  );
}

function TableColumns({ table, fields }: { table: ShownTable; fields: readonly string[] }): Html {
  const { sheet, header, domains, columns } = table;
  const name = sheet ?? '表格';
  return (
    <section class="box columns">
      <h2>
        {name}
        <small>
          {header === null ? '没有表头，各列按内容推断' : `表头在第 ${header} 行`}
          {domains.length === 0
            ? ''
            : `　领域：${domains.slice(0, 4).join('、')}${domains.length > 4 ? ' 等' : ''}`}
        </small>
      </h2>
      <table>
        <Caption>{name}的各列：列号、表头、前三个值和对应的栏目</Caption>
        <thead>
          <tr>
            <th scope="col">列</th>
            <th scope="col">表头</th>
            <th scope="col">前三个值</th>
            <th scope="col">对应栏目</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ column, heading, field, samples }) => (
            <tr>
              <th scope="row">{column}</th>
              <td>{heading === '' ? <span class="aside">（没有表头）</span> : heading}</td>
              <td>
                <ul class="pieces">
                  {samples.map((sample) => (
                    <li>{sample}</li>
                  ))}
                </ul>
              </td>
              <td>
                <select
                  class="form-select form-select-sm"
                  name="map"
                  aria-label={`${name} ${column} 列对应的栏目`}
                >
                  {choicesOf(fields, field).map((choice) => (
                    <option
                      value={choice === field ? '' : `${sheetPrefix(sheet)}${column}=${choice}`}
                      selected={choice === field}
                    >
                      {choice}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function choicesOf(fields: readonly string[], field: string): readonly string[] {
  return fields.includes(field) ? fields : [field, ...fields];
}
