import type { DayDoubt } from '../../../../actions/effective-day.js';
import type { Edition } from '../../../../catalog/catalog.js';
import type { Draft } from '../../../../catalog/draft.js';
import { draftStates } from '../../../../catalog/words.js';
import type { DomainDigest } from '../../change/view.js';
import { sumOf } from '../../change/view.js';
import { countsInWords } from '../../change/words.js';
import type { Html } from '../../html.js';
import { Icon } from '../../icon.js';
import { Badge, Notice } from '../../parts.js';
import { editionName, versionName } from '../../words.js';
import { DraftedCard } from '../drafted/card.js';
import type { DraftedChange } from '../drafted/told.js';
import type { Fault } from '../faults.js';
import { TextArea, TextField } from '../fields.js';
import { DeskForm } from '../form.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';
import { versionUrl } from '../../urls.js';
import { draftUrl, releaseUrl } from '../urls.js';
import type { Check } from './checks.js';

/** A draft about to become a version: what was checked, from when on it is in force, and what it changes. */
export type ReleasePage = {
  desk: DeskFrame;
  draft: Draft;
  edition: Edition;
  changes: DraftedChange[];
  digest: DomainDigest[];
  domains: string[];
  checks: Check[];
  input: { effectiveOn: string; note: string };
  doubts: DayDoubt[];
  /** The day and the note were seen to: only the button is left. */
  isChecked: boolean;
  faults: Fault[];
};

export function releasePage(page: ReleasePage): Html {
  const { desk, draft, edition, changes, checks, isChecked, faults } = page;
  const stopped = draft.state !== 'approved' || checks.some(({ stops, found }) => stops && found.length > 0);
  return (
    <DeskPage
      desk={desk}
      title={`签发：${draft.title}`}
      crumbs={[
        { text: '工作台', href: '/desk' },
        { text: '草案', href: '/desk/drafts' },
        { text: draft.title, href: draftUrl(draft.id) },
      ]}
      meta={
        <>
          <Badge tone={draft.state === 'approved' ? 'green' : 'amber'}>{draftStates[draft.state]}</Badge>
          <span>
            第 {draft.id} 号草案，{editionName(edition)}，以{versionName(draft.baseVersion)}为底
          </span>
        </>
      }
      faults={faults}
      sheets={['change']}
    >
      {draft.version === null ? null : (
        <Notice tone="green" icon="tick">
          草案已发布为
          <a href={versionUrl(edition.id, draft.version)}>{versionName(draft.version)}</a>，不能再改。
        </Notice>
      )}
      {stopped && draft.version === null ? (
        <Notice tone="amber" icon="warning">
          现在还不能发布：
          {draft.state === 'approved' ? '下面标“须先办”的项没有通过。' : `草案${draftStates[draft.state]}。`}
        </Notice>
      ) : null}
      {isChecked && !stopped ? <Publication page={page} /> : null}
      <div class="two">
        <Checklist checks={checks} />
        {stopped ? null : <Terms page={page} />}
      </div>
      <h2 class="group-head">
        变更对照 <small>{changes.length} 项</small>
      </h2>
      {page.domains.map((line) => (
        <p>{line}。</p>
      ))}
      {changes.map((drafted) => (
        <DraftedCard
          drafted={drafted}
          view="inline"
          sides={{ before: versionName(draft.baseVersion), after: '草案' }}
        />
      ))}
    </DeskPage>
  );
}

function Checklist({ checks }: { checks: Check[] }): Html {
  return (
    <section class="box checklist">
      <h2>系统核对</h2>
      <ul>
        {checks.map(({ title, stops, found }) => (
          <li class={found.length === 0 ? 'passed' : stops ? 'stops' : 'noted'}>
            <Icon name={found.length === 0 ? 'tick' : 'warning'} />
            <div>
              <strong>{title}</strong>{' '}
              <Badge tone={found.length === 0 ? 'green' : stops ? 'red' : 'amber'}>
                {found.length === 0 ? '通过' : stops ? '须先办' : `请核对 ${found.length} 处`}
              </Badge>
              {found.slice(0, mostFound).map(({ text, href }) => (
                <div class="aside">{href === null ? text : <a href={href}>{text}</a>}</div>
              ))}
              {found.length > mostFound ? <div class="aside">另有 {found.length - mostFound} 处</div> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

const mostFound = 6;

function Terms({ page: { desk, draft, input, faults } }: { page: ReleasePage }): Html {
  return (
    <DeskForm desk={desk} action={releaseUrl(draft.id)} guarded class="box form-sheet" label="施行日和说明">
      <TextField name="effectiveOn" label="施行日" type="date" value={input.effectiveOn} faults={faults} />
      <TextArea
        name="note"
        label="修订说明"
        hint="为什么修订、改了什么，公众会看到"
        value={input.note}
        rows={3}
        faults={faults}
      />
      <button class="btn btn-primary" name="step" value="check">
        核对发布内容
      </button>
    </DeskForm>
  );
}

/** What will be so, in one sentence, and the one button. */
function Publication({ page: { desk, draft, edition, digest, input, doubts } }: { page: ReleasePage }): Html {
  return (
    <DeskForm desk={desk} action={releaseUrl(draft.id)} class="box publication" label="发布版本">
      <p class="sentence">
        自 {input.effectiveOn} 起，{editionName(edition)}目录{countsInWords(sumOf(digest))}。
      </p>
      <p class="aside">修订说明：{input.note}。发布后不能改动，只能再发新版。</p>
      {doubts.map((doubt) => (
        <Notice tone="amber" icon="warning">
          {sayDoubt(doubt, input.effectiveOn)}
        </Notice>
      ))}
      <input type="hidden" name="effectiveOn" value={input.effectiveOn} />
      <input type="hidden" name="note" value={input.note} />
      <button class="btn btn-primary" name="step" value="publish">
        发布{versionName(draft.baseVersion + 1)}
      </button>
    </DeskForm>
  );
}

function sayDoubt(doubt: DayDoubt, effectiveOn: string): string {
  switch (doubt.kind) {
    case 'past':
      return `施行日 ${effectiveOn} 已经过去：从那天起的目录都会以这一版为准。不是补记的话，请改为今天或以后的日子。`;
    case 'superseded':
      return `${versionName(doubt.number)}自 ${doubt.from} 起施行：到那天仍以${versionName(doubt.number)}为准，这一版只管到前一天。`;
  }
}
