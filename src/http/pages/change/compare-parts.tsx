import type { Edition, Version } from '../../../catalog/catalog.js';
import type { Html } from '../html.js';
import { Icon } from '../icon.js';
import type { CompareQuery } from '../urls.js';
import { compareUrl } from '../urls.js';
import { versionName } from '../words.js';
import { Signs } from './digest.js';
import type { ChangeCounts, DomainDigest } from './view.js';
import { changeKinds, sumOf, totalOf } from './view.js';
import { kindWords } from './words.js';

type Asked = { edition: Edition; query: CompareQuery };

/** Beside the changes: the domains that have some. */
export function ChangedDomains({ edition, query, digest }: Asked & { digest: DomainDigest[] }): Html {
  const changed = digest.filter((domain) => totalOf(domain) > 0);
  return (
    <nav class="tree stays" aria-label="有变动的领域">
      <p>{changed.length} 个领域有变动</p>
      <ol>
        <li>
          <a
            href={compareUrl(edition.id, { ...query, domain: null })}
            aria-current={query.domain === null ? 'true' : undefined}
          >
            <span>全部变动</span>
            <b>{totalOf(sumOf(changed))}</b>
          </a>
        </li>
        {changed.map((domain) => (
          <li>
            <a
              href={compareUrl(edition.id, { ...query, domain: domain.code })}
              aria-current={query.domain === domain.code ? 'true' : undefined}
            >
              <span>{domain.name}</span>
              <Signs counts={domain} />
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Which two; a link turns them round. */
export function ComparedVersions({ edition, query, versions }: Asked & { versions: Version[] }): Html {
  const { from, to, domain, view, substantive, chrome } = query;
  return (
    <form
      class="pick"
      method="get"
      action={compareUrl(edition.id, {})}
      aria-label="选择版本"
      autocomplete="off"
    >
      {domain === null ? null : <input type="hidden" name="domain" value={domain} />}
      {view === 'inline' ? null : <input type="hidden" name="view" value={view} />}
      {substantive ? <input type="hidden" name="substantive" value="1" /> : null}
      {chrome === 'full' ? null : <input type="hidden" name="chrome" value={chrome} />}
      <VersionSelect name="from" label="旧" versions={versions} value={from} />
      <a class="swap" href={compareUrl(edition.id, { ...query, from: to, to: from })} aria-label="新旧对调">
        <Icon name="swap" />
      </a>
      <VersionSelect name="to" label="新" versions={versions} value={to} />
      <button class="btn btn-line">对照</button>
    </form>
  );
}

type SelectProps = { name: string; label: string; versions: Version[]; value: number | null };

function VersionSelect({ name, label, versions, value }: SelectProps): Html {
  return (
    <label class="side box">
      <span>{label}</span>
      <select class="form-select form-select-sm" name={name} data-submit="change">
        {value === null ? <option value="">选择版本</option> : null}
        {versions.map(({ number, effectiveOn }) => (
          <option value={number} selected={number === value}>
            {versionName(number)}（{effectiveOn} 起施行）
          </option>
        ))}
      </select>
    </label>
  );
}

type StripProps = Asked & { counts: ChangeCounts; unchanged: number | null };

/** The counts are the filter. */
export function CountStrip({ edition, query, counts, unchanged }: StripProps): Html {
  return (
    <ul class="strip box">
      <li>
        <a
          href={compareUrl(edition.id, { ...query, kind: null })}
          aria-current={query.kind === null ? 'true' : undefined}
        >
          <b>{totalOf(counts)}</b>全部变动
        </a>
      </li>
      {changeKinds.map((kind) => (
        <li class={counts[kind] > 0 ? `sign-${kind}` : 'aside'}>
          <a
            href={compareUrl(edition.id, { ...query, kind })}
            aria-current={query.kind === kind ? 'true' : undefined}
          >
            <b>{counts[kind]}</b>
            {kindWords[kind].word}事项
          </a>
        </li>
      ))}
      {unchanged === null ? null : (
        <li class="aside">
          <span>
            <b>{unchanged}</b>未变
          </span>
        </li>
      )}
    </ul>
  );
}
