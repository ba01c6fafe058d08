import type { Edition } from '../../../../catalog/catalog.js';
import { dayOf } from '../../../../catalog/day.js';
import type { Draft } from '../../../../catalog/draft.js';
import type { Html } from '../../html.js';
import { editionName, versionName } from '../../words.js';

/** Which draft it is, on which version it stands, and whose it is. */
export function DraftFacts({
  draft,
  author,
  edition,
}: {
  draft: Draft;
  /** As people call them. */
  author: string;
  edition: Edition;
}): Html {
  return (
    <>
      <span>第 {draft.id} 号草案</span>
      <span>
        {editionName(edition)}，以{versionName(draft.baseVersion)}为底
      </span>
      <span>
        {author} {dayOf(draft.createdAt)} 起草
      </span>
    </>
  );
}
