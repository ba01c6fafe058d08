import type { Edition } from '../../catalog/catalog.js';
import type { Frame } from './frame.js';
import type { Html } from './html.js';
import { Icon } from './icon.js';
import { catalogUrl } from './urls.js';
import { editionName } from './words.js';

export type MastheadProps = { frame: Frame; edition: Edition | null; on: string | null; q: string | null };

/** Name, edition switch, search. Edition and date survive each other's change. */
export function Masthead({ frame, edition, on, q }: MastheadProps): Html {
  return (
    <div class="masthead">
      <a class="brand" href="/">
        {frame.site.title}
        <small>{frame.site.subtitle}</small>
      </a>
      <nav class="segments" aria-label="目录版本">
        {frame.editions.map((choice) => (
          <a
            href={catalogUrl(choice.edition.id, { on })}
            aria-current={choice.edition.id === edition?.id ? 'true' : undefined}
          >
            {editionName(choice.edition)}
            {choice.domainCount === null ? null : <small>{choice.domainCount} 领域</small>}
          </a>
        ))}
      </nav>
      <Search on={on} q={q} />
    </div>
  );
}

export type SearchProps = {
  on?: string | null;
  q?: string | null;
  /** A second box on a page needs its own. */
  id?: string;
};

/** Looks through all editions and laws. */
export function Search({ on = null, q = null, id = 'q' }: SearchProps): Html {
  return (
    <form class="search" role="search" method="get" action="/search" aria-labelledby={`${id}-label`}>
      {on === null ? null : <input type="hidden" name="on" value={on} />}
      <label class="unseen" for={id} id={`${id}-label`}>
        搜索标准目录
      </label>
      <Icon name="search" />
      <input
        id={id}
        name="q"
        type="search"
        class="form-control"
        value={q ?? ''}
        placeholder="搜索事项、内容、法规名称或文号"
        aria-keyshortcuts="/"
        autocomplete="off"
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}
