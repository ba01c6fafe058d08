import type { Edition, Version } from '../../../../catalog/catalog.js';
import type { CatalogItem } from '../../../../catalog/item.js';
import { dayInWords } from '../../../../catalog/day.js';
import { papers } from '../../../../export/official/paper.js';
import type { Html } from '../../html.js';
import { Icon } from '../../icon.js';
import { Notice } from '../../parts.js';
import { compareUrl } from '../../urls.js';
import { versionName } from '../../words.js';
import type { Fault } from '../faults.js';
import type { Choice } from '../fields.js';
import { SelectField, TextField } from '../fields.js';
import { DeskForm } from '../form.js';
import { noticesUrl } from '../notices/urls.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';
import { Preview } from './preview.js';
import type { ExportQuery } from './urls.js';
import { exportUrl, purposes } from './urls.js';

/** Choosing what to take away, and seeing how it begins. */
export type ExportPage = {
  desk: DeskFrame;
  faults: readonly Fault[];
  query: ExportQuery;
  edition: Edition;
  editions: Edition[];
  version: Version;
  domains: { code: string; name: string; items: number }[];
  /** Towns whose name may stand in the file. */
  towns: Choice[];
  /** Whether it has to be one of them. */
  ownTown: boolean;
  /** What was published since this person's last export; null: nothing, or they never exported. */
  since: { on: string; from: number; domains: { code: string; name: string }[]; changes: number } | null;
  /** How many changes of the catalogs somebody uses they still have to sign for. */
  unsigned: number;
  preview: { domain: string; rows: { number: number; item: CatalogItem }[]; more: number } | null;
};

export function exportPage(page: ExportPage): Html {
  const { desk, faults, edition, version, domains, query } = page;
  const chosen = query.domains.length > 0 ? query.domains.length : domains.length;
  return (
    <DeskPage
      desk={desk}
      title="导出目录"
      faults={faults}
      sheets={['export']}
      meta={
        <>
          <span>{edition.title}</span>
          <span>{versionName(version.number)}</span>
          <span>{dayInWords(version.effectiveOn)}起施行</span>
          <span class="aside">{domains.length} 个领域</span>
        </>
      }
    >
      <Since page={page} />
      {page.unsigned === 0 ? null : (
        <Notice tone="amber" icon="clock">
          有 <b>{page.unsigned} 条</b>变动提醒还没有签收。<a href={noticesUrl}>查看并签收</a>
        </Notice>
      )}
      <div class="export">
        <DeskForm desk={desk} action="/desk/export" class="choices" label="导出什么">
          <Purposes query={query} />
          {page.editions.length < 2 ? (
            <input type="hidden" name="edition" value={edition.id} />
          ) : (
            <SelectField
              name="edition"
              label="目录版"
              value={edition.id}
              choices={page.editions.map(({ id, title }) => ({ value: id, text: title }))}
            />
          )}
          <Domains page={page} />
          <div class="pair">
            <TextField name="on" label="截至" type="date" value={query.on} faults={faults} />
            <SelectField
              name="town"
              label="落款单位"
              value={query.town}
              {...(page.ownTown ? {} : { blank: '通用（不写某一个）' })}
              choices={page.towns}
            />
          </div>
          <SelectField
            name="paper"
            label="纸张"
            hint="官方 Excel、Word 和打印用"
            value={query.paper}
            choices={papers.map((paper) => ({ value: paper, text: `${paper} 横向` }))}
          />
          <p class="form-foot">
            <button class="btn btn-primary" name="step" value="export">
              <Icon name="sheet" />
              导出 {chosen} 个领域
            </button>
            <button class="btn btn-line" name="step" value="preview">
              更新预览
            </button>
          </p>
        </DeskForm>
        <Preview page={page} />
      </div>
    </DeskPage>
  );
}

function Since({ page: { since, query, edition, version } }: { page: ExportPage }): Html | null {
  if (since === null) return null;
  const only = exportUrl({ ...query, edition: edition.id, domains: since.domains.map(({ code }) => code) });
  return (
    <Notice tone="blue" icon="clock">
      上次导出（{since.on}）以后有{' '}
      <b>
        {since.domains.length} 个领域、{since.changes} 处
      </b>{' '}
      变动：{since.domains.map(({ name }) => name).join('、')}。
      <a href={compareUrl(edition.id, { from: since.from, to: version.number })}>查看变动</a>
      <a href={only}>只选有变动的领域</a>
    </Notice>
  );
}

function Purposes({ query }: { query: ExportQuery }): Html {
  return (
    <fieldset class="field purposes">
      <legend>用途</legend>
      {Object.entries(purposes).map(([format, { title, about }]) => (
        <label class={query.format === format ? 'option on' : 'option'}>
          <input type="radio" name="format" value={format} checked={query.format === format} />
          <b>{title}</b>
          <small>{about}</small>
        </label>
      ))}
    </fieldset>
  );
}

function Domains({ page: { domains, query } }: { page: ExportPage }): Html {
  const all = query.domains.length === 0;
  return (
    <fieldset class="field domains" id="domains" tabindex={-1}>
      <legend>领域</legend>
      <small class="aside">
        {all ? '全部选上就是整个目录。' : <a href={exportUrl({ ...query, domains: [] })}>选上全部领域</a>}
      </small>
      <div class="box ticks">
        {domains.map(({ code, name, items }) => (
          <label>
            <input
              type="checkbox"
              name="domains"
              value={code}
              checked={all || query.domains.includes(code)}
            />
            {name}
            <span class="aside">{items} 项</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
