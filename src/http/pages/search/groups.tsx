import type { Child } from 'hono/jsx';
import type { Sought } from '../../../catalog/find-words.js';
import { excerptOf } from '../../../catalog/find-words.js';
import type { FoundDomain, FoundMatter } from '../../../catalog/search-matters.js';
import { fieldNames } from '../../../catalog/words.js';
import type { Html } from '../html.js';
import { StatusBadge } from '../law/status.js';
import type { FoundGroups } from '../search-page.js';
import type { SearchQuery } from '../urls.js';
import { catalogUrl, itemUrl, regulationsUrl, regulationUrl } from '../urls.js';
import { editionName } from '../words.js';
import { Marked } from './marked.js';

type Asked = { sought: Sought; query: SearchQuery };

/** What one reads at a glance; more of them are sought by more words. */
const mostShown = 30;
const mostPassages = 2;
const passageLength = 90;

type GroupProps = { heading: string; unit: string; count: number; children?: Child; more?: Html };

function Group({ heading, unit, count, children, more }: GroupProps): Html | null {
  if (count === 0) return null;
  return (
    <section>
      <h2 class="group-head">
        {heading}{' '}
        <small>
          {count} {unit}
        </small>
      </h2>
      <ul class="hits box">{children}</ul>
      {count > mostShown ? (
        <p class="aside">
          只列出前 {mostShown} {unit}，多输几个字可缩小范围。{more}
        </p>
      ) : null}
    </section>
  );
}

export function FoundDomains({ domains, sought, query }: Asked & { domains: FoundDomain[] }): Html {
  const { on, chrome } = query;
  return (
    <Group heading="领域" unit="个" count={domains.length}>
      {domains.slice(0, mostShown).map(({ code, name, places }) => (
        <li>
          <h3>
            <span>
              <Marked text={name} sought={sought} />
            </span>
          </h3>
          <p class="places">
            {places.map(({ edition, count }) => (
              <a href={catalogUrl(edition.id, { domain: code, on, chrome })}>
                {editionName(edition)} <small>{count} 项</small>
              </a>
            ))}
          </p>
        </li>
      ))}
    </Group>
  );
}

type MattersProps = Asked & { heading: string; matters: FoundMatter[] };

export function FoundMatters({ heading, matters, ...asked }: MattersProps): Html {
  return (
    <Group heading={heading} unit="项" count={matters.length}>
      {matters.slice(0, mostShown).map((matter) => (
        <Matter matter={matter} {...asked} />
      ))}
    </Group>
  );
}

function Matter({ matter, sought, query }: Asked & { matter: FoundMatter }): Html {
  const { title, code, domain, above, editions, passages } = matter;
  const { on, chrome } = query;
  const [first, ...others] = editions;
  return (
    <li>
      <h3>
        <a href={itemUrl(first?.id ?? '', code, { on, chrome })}>
          <Marked text={title} sought={sought} />
        </a>
      </h3>
      <p class="aside">
        <Marked text={[domain.name, ...above].join(' › ')} sought={sought} /> <span class="code">{code}</span>
      </p>
      {passages.slice(0, mostPassages).map(({ field, text }) => (
        <p>
          <span class="aside">{fieldNames[field]}：</span>
          <Marked text={excerptOf(text, sought, passageLength)} sought={sought} />
        </p>
      ))}
      <p class="places">
        <span>{first === undefined ? null : editionName(first)}</span>
        {others.map((edition) => (
          <a href={itemUrl(edition.id, code, { on, chrome })}>{editionName(edition)}</a>
        ))}
      </p>
    </li>
  );
}

type RegulationsProps = Asked & Pick<FoundGroups, 'regulations'>;

export function FoundRegulations({ regulations, sought, query }: RegulationsProps): Html {
  const { q, on, chrome } = query;
  return (
    <Group
      heading="法规文件"
      unit="部"
      count={regulations.length}
      more={<a href={regulationsUrl({ q, on, chrome })}>列出全部</a>}
    >
      {regulations.slice(0, mostShown).map(({ id, title, documentNumber, issuer, kind, status }) => (
        <li>
          <h3>
            <a href={regulationUrl(id, { on, chrome })}>
              <Marked text={title} sought={sought} />
            </a>
            <StatusBadge status={status} />
          </h3>
          <p class="aside">
            <Marked
              text={[documentNumber, issuer, kind].filter((part) => part !== null).join('　')}
              sought={sought}
            />
          </p>
        </li>
      ))}
    </Group>
  );
}
