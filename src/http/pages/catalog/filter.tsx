import { sayLevel } from '../../../catalog/words.js';
import type { Html } from '../html.js';
import { Segments } from '../parts.js';
import { allDomains, catalogUrl } from '../urls.js';
import { versionName } from '../words.js';
import type { CatalogPage } from './view.js';
import { isFiltered, unfiltered } from './view.js';

/** A plain form: the address says what is shown, so any view can be sent to a colleague. */
export function FilterBar({ page }: { page: CatalogPage }): Html {
  const { edition, query, choices } = page;
  return (
    // no autocomplete: the browser's “back” would fill in what was chosen later than this page
    <form
      class="filter"
      method="get"
      action={catalogUrl(edition.id)}
      aria-label="筛选"
      autocomplete="off"
      hx-get={catalogUrl(edition.id)}
      hx-target="#shell"
      hx-select="#shell"
      hx-swap="outerHTML show:none"
      hx-push-url="true"
    >
      <Kept name="domain" value={query.domain ?? (query.q === null ? allDomains : null)} />
      <Kept name="version" value={query.version === null ? null : String(query.version)} />
      <Kept name="view" value={query.view === 'auto' ? null : query.view} />
      <Kept name="q" value={query.q} />
      <Kept name="chrome" value={query.chrome === 'full' ? null : query.chrome} />
      <Choice name="body" label="公开主体" all="全部公开主体" options={choices.bodies} value={query.body} />
      <Choice
        name="channel"
        label="公开渠道"
        all="全部渠道"
        options={choices.channels}
        value={query.channel}
      />
      <Choice
        name="level"
        label="公开层级"
        all="全部层级"
        options={choices.levels}
        value={query.level}
        say={(level) => sayLevel(level, edition.level)}
      />
      <select
        class="form-select form-select-sm"
        name="changed"
        id="filter-changed"
        aria-label="变动"
        data-submit="change"
      >
        <option value="">全部事项</option>
        <option value="1" selected={query.changed}>
          只看本版变动
        </option>
      </select>
      <DateField page={page} />
      <button class="btn btn-line" id="filter-apply">
        应用
      </button>
      {isFiltered(query) ? <a href={catalogUrl(edition.id, unfiltered(query))}>清除筛选</a> : null}
      <span class="spring"></span>
      <ViewSwitch page={page} />
    </form>
  );
}

function Kept({ name, value }: { name: string; value: string | null }): Html | null {
  return value === null ? null : <input type="hidden" name={name} value={value} />;
}

type ChoiceProps = {
  name: string;
  label: string;
  all: string;
  options: string[];
  value: string | null;
  say?: (option: string) => string;
};

function Choice({ name, label, all, options, value, say = (option) => option }: ChoiceProps): Html {
  const offered = value === null || options.includes(value) ? options : [value, ...options];
  return (
    <select
      class="form-select form-select-sm"
      name={name}
      id={`filter-${name}`}
      aria-label={label}
      data-submit="change"
    >
      <option value="">{all}</option>
      {offered.map((option) => (
        <option value={option} selected={option === value}>
          {say(option)}
        </option>
      ))}
    </select>
  );
}

/** A view of one numbered version has no date to choose. */
function DateField({ page }: { page: CatalogPage }): Html {
  const { query, edition, today } = page;
  if (query.version !== null)
    return (
      <span class="pinned">
        {versionName(query.version)}{' '}
        <a href={catalogUrl(edition.id, { ...query, version: null })}>回到现行版本</a>
      </span>
    );
  return (
    <label class="date">
      截至
      <input
        name="on"
        id="filter-on"
        type="date"
        class="form-control form-control-sm"
        value={query.on ?? today}
        data-default={query.on === null ? today : undefined}
      />
    </label>
  );
}

/** Without a choice a phone shows the other view, so the switch must say so there. */
function ViewSwitch({ page }: { page: CatalogPage }): Html {
  const { view } = page.query;
  if (view !== 'auto') return <ViewSegments page={page} shown={view} />;
  return (
    <>
      <div class="not-on-phones">
        <ViewSegments page={page} shown="table" />
      </div>
      <div class="on-phones">
        <ViewSegments page={page} shown="read" />
      </div>
    </>
  );
}

type View = 'table' | 'read';

function ViewSegments({ page: { edition, query }, shown }: { page: CatalogPage; shown: View }): Html {
  const segment = (text: string, view: View) => ({
    text,
    href: catalogUrl(edition.id, { ...query, view }),
    current: view === shown,
    // one key for both: it leads to the view that is not shown
    ...(view === shown ? {} : { shortcut: 't' }),
  });
  return <Segments label="显示方式" segments={[segment('官方表格', 'table'), segment('逐项阅读', 'read')]} />;
}
