import type { Regulation } from '../../../../../regulation/regulation.js';
import { regulationKinds } from '../../../../../regulation/regulation.js';
import type { RegulationStatus } from '../../../../../regulation/status.js';
import { regulationStatuses } from '../../../../../regulation/status.js';
import type { Html } from '../../../html.js';
import { StatusBadge } from '../../../law/status.js';
import { Caption, Empty } from '../../../parts.js';
import { deskRegulationUrl } from '../../../urls.js';
import type { DeskFrame } from '../../page.js';
import { DeskPage } from '../../page.js';
import { Pager } from '../pager.js';
import { registerImportUrl } from './import-page.js';

/** The register of regulations, as it stands on a day. */
export type RegulationsPage = {
  desk: DeskFrame;
  filter: { q: string; kind: string; status: string; on: string };
  rows: (Omit<Regulation, 'events'> & { status: RegulationStatus | null })[];
  page: { from: number; size: number; total: number };
  mayRecord: boolean;
};

export function regulationsPage({ desk, filter, rows, page, mayRecord }: RegulationsPage): Html {
  const query = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
  return (
    <DeskPage
      desk={desk}
      title="法规文件"
      meta={`${page.total} 件，效力以 ${filter.on} 为准`}
      actions={
        mayRecord ? (
          <>
            <a class="btn btn-line" href={registerImportUrl}>
              导入法规文件
            </a>
            <a class="btn btn-primary" href="/desk/regulations/new">
              登记法规文件
            </a>
          </>
        ) : undefined
      }
      sheets={['desk-law']}
    >
      <Filter filter={filter} />
      {rows.length === 0 ? (
        <Empty>
          没有符合条件的法规文件。<a href="/desk/regulations">清除筛选</a>
        </Empty>
      ) : (
        <Rows rows={rows} />
      )}
      <Pager page={page} path="/desk/regulations" query={query} />
    </DeskPage>
  );
}

function Filter({ filter: { q, kind, status, on } }: Pick<RegulationsPage, 'filter'>): Html {
  return (
    <form class="day-form" action="/desk/regulations">
      <label for="words">名称、文号、机关</label>
      <input id="words" name="q" type="search" value={q} class="form-control form-control-sm" />
      <Select name="kind" label="种类" value={kind} options={regulationKinds} />
      <Select name="status" label="效力" value={status} options={regulationStatuses} />
      <label for="on">哪一天的效力</label>
      <input id="on" name="on" type="date" value={on} class="form-control form-control-sm" />
      <button class="btn btn-line">查找</button>
    </form>
  );
}

type SelectProps = { name: string; label: string; value: string; options: readonly string[] };

function Select({ name, label, value, options }: SelectProps): Html {
  return (
    <select name={name} class="form-select form-select-sm" aria-label={label}>
      <option value="">{`${label}不限`}</option>
      {options.map((option) => (
        <option value={option} selected={option === value}>
          {option}
        </option>
      ))}
    </select>
  );
}

function Rows({ rows }: Pick<RegulationsPage, 'rows'>): Html {
  return (
    <div class="box grid-box">
      <table class="grid stacked register">
        <Caption>登记的法规文件</Caption>
        <thead>
          <tr>
            <th scope="col">名称</th>
            <th scope="col" class="kind">
              种类
            </th>
            <th scope="col" class="number-text">
              文号
            </th>
            <th scope="col" class="state">
              效力
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, title, aliases, kind, issuer, documentNumber, status }) => (
            <tr>
              <th scope="row">
                <a href={deskRegulationUrl(id)}>《{title}》</a>
                {aliases.length === 0 ? null : <span class="below">{`又称 ${aliases.join('、')}`}</span>}
              </th>
              <td class="kind">{kind}</td>
              <td class="number-text">
                {documentNumber}
                {issuer === null ? null : <span class="below">{issuer}</span>}
              </td>
              <td class="state">
                <StatusBadge status={status} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
