import { organizationKinds } from '../../../../../account/organization.js';
import type { Html } from '../../../html.js';
import { Badge, Caption, Empty } from '../../../parts.js';
import type { DeskFrame } from '../../page.js';
import { SettingsPage } from '../page.js';
import type { Placed } from './tree.js';
import { organizationsUrl, organizationUrl } from './urls.js';

/** Who discloses, edits, reviews or exports, each below what it belongs to. */
export type OrganizationsPage = {
  desk: DeskFrame;
  mayChange: boolean;
  rows: (Placed & { name: string; formerly: string[]; became: string | null })[];
};

export function organizationsPage({ desk, mayChange, rows }: OrganizationsPage): Html {
  return (
    <SettingsPage
      desk={desk}
      title="单位"
      meta={`${rows.length} 个，按隶属关系排列；更名、合并、分设后旧名仍能认出`}
      actions={
        mayChange ? (
          <>
            <a class="btn btn-line" href={`${organizationsUrl}/import`}>
              导入单位表
            </a>
            <a class="btn btn-primary" href={`${organizationsUrl}/new`}>
              登记单位
            </a>
          </>
        ) : undefined
      }
    >
      {rows.length === 0 ? <Empty>还没有登记单位。</Empty> : <Rows rows={rows} />}
    </SettingsPage>
  );
}

function Rows({ rows }: Pick<OrganizationsPage, 'rows'>): Html {
  return (
    <div class="box rows">
      <table class="organizations">
        <Caption>单位，各在它的上级之下</Caption>
        <thead>
          <tr>
            <th scope="col">名称</th>
            <th scope="col">类型</th>
            <th scope="col">别名、曾用名</th>
            <th scope="col">标识</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ organization: { id, kind, aliases }, depth, name, formerly, became }) => (
            <tr>
              <th scope="row" class={`depth-${Math.min(depth, 4)}`}>
                <a href={organizationUrl(id)}>{name}</a>
                {became === null ? null : (
                  <>
                    {' '}
                    <Badge tone="grey">{became}</Badge>
                  </>
                )}
              </th>
              <td data-label="类型">{organizationKinds[kind]}</td>
              <td data-label="别名、曾用名">
                {[...aliases, ...formerly.map((one) => `${one}（曾用）`)].join('、')}
              </td>
              <td class="aside" data-label="标识">
                {id}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
