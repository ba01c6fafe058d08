import { doubtEffectiveDay, refuseEffectiveDay } from '../../../../actions/effective-day.js';
import { permit } from '../../../../actions/perform.js';
import { readDraftProblems } from '../../../../actions/preview-draft.js';
import { publishDraft } from '../../../../actions/publish-draft.js';
import { readDraft } from '../../../../actions/take-draft.js';
import { targetOfDraft } from '../../../../actions/target.js';
import { dayInShanghai, isDay } from '../../../../catalog/day.js';
import type { Draft } from '../../../../catalog/draft.js';
import { Refusal } from '../../../../refusal.js';
import { findEdition } from '../../../../store/editions.js';
import { findVersion, listVersions } from '../../../../store/versions.js';
import type { Input } from '../../form-body.js';
import { versionUrl } from '../../urls.js';
import { tellDraft } from '../drafted/told.js';
import { faultsOf, refuseBlank } from '../faults.js';
import { mayKnow } from '../places.js';
import type { Desk, Done, Entry } from '../route.js';
import { checkRelease } from './checks.js';
import type { ReleasePage } from './page.js';

export const releaseFields = { effectiveOn: 'one', note: 'one', step: 'one' } as const;

export async function loadRelease(
  { service, act, grants, frame }: Desk,
  values: { draft: number },
  entry: Entry<typeof releaseFields> | null = null,
): Promise<ReleasePage> {
  const { db, statusOf } = service;
  const draft = await readDraft(db, values.draft, act);
  const unknown = new Refusal('draft.unknown', { draft: draft.id });
  await permit(db, act, 'version.publish', await targetOfDraft(db, draft), unknown);
  const edition = await findEdition(db, draft.edition);
  const { changes, digest, domains, catalog } = await tellDraft(db, draft);
  const problems = await readDraftProblems(db, draft, await statusOf());
  const input = {
    effectiveOn: entry?.input.effectiveOn ?? dayInShanghai(act.at),
    note: entry?.input.note ?? suggestNote(draft),
  };
  return {
    desk: frame,
    draft,
    edition,
    changes,
    digest,
    domains,
    checks: await checkRelease(db, {
      draft,
      edition,
      catalog,
      problems,
      mayChoose: mayKnow(grants, 'citation.choose'),
    }),
    input,
    doubts: doubtEffectiveDay(input.effectiveOn, await listVersions(db, draft.edition), act.at),
    isChecked: entry?.input.step === 'check' && entry.refusal === null && isDay(input.effectiveOn),
    faults: faultsOf(entry?.refusal ?? null, 'effectiveOn'),
  };
}

/** What a person called the draft; an import went by the name of its file, which the public is not to read. */
function suggestNote({ importId, title }: Draft): string {
  return importId === null ? title : '';
}

/** First shows what will be so from when on; publishes only what was shown. */
export async function release(
  { service: { db }, act }: Desk,
  { draft: id }: { draft: number },
  { effectiveOn, note, step }: Input<typeof releaseFields>,
): Promise<Done | null> {
  refuseBlank({ effectiveOn, note }, { effectiveOn: '请选施行日。', note: '请写修订说明。' });
  const { edition: slug } = await readDraft(db, id, act);
  refuseEffectiveDay(effectiveOn, await findVersion(db, slug, 1), act.at);
  if (step !== 'publish') return null;
  const { edition, number } = await publishDraft(db, id, { effectiveOn, note }, act);
  return {
    to: `${versionUrl(edition, number)}?done=published`,
    said: `已发布第 ${number} 版，自 ${effectiveOn} 起施行。`,
  };
}
