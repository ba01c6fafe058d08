import type { Draft } from '../../../../../catalog/draft.js';
import { PlainPieces } from '../../../change/field.js';
import type { Html } from '../../../html.js';
import { Caption, Empty } from '../../../parts.js';
import { versionName } from '../../../words.js';
import type { Fault } from '../../faults.js';
import { DeskForm } from '../../form.js';
import type { DeskFrame } from '../../page.js';
import { DeskPage } from '../../page.js';
import { conflictsUrl, draftUrl } from '../../urls.js';
import type { ToldConflict } from './told.js';

/** What only a person can decide before a draft comes onto the newest version. */
export type ConflictsPage = {
  desk: DeskFrame;
  draft: Draft;
  behind: number;
  /** How many were decided before and are taken over. */
  remembered: number;
  conflicts: ToldConflict[];
  chosen: string[];
  faults: Fault[];
};

export function conflictsPage(page: ConflictsPage): Html {
  const { desk, draft, behind, remembered, conflicts, faults } = page;
  const latest = versionName(draft.baseVersion + behind);
  return (
    <DeskPage
      desk={desk}
      title="处理冲突"
      crumbs={[
        { text: '工作台', href: '/desk' },
        { text: '草案', href: '/desk/drafts' },
        { text: draft.title, href: draftUrl(draft.id) },
      ]}
      meta={
        <span>
          草案以{versionName(draft.baseVersion)}为底，要并到{latest}；{conflicts.length} 处改得不一样
          {remembered > 0 ? `，另有 ${remembered} 处沿用以前的选定` : ''}
        </span>
      }
      faults={faults}
      sheets={['change']}
    >
      {conflicts.length === 0 ? (
        <Empty>
          没有要选定的冲突。<a href={draftUrl(draft.id)}>返回草案</a>
        </Empty>
      ) : (
        <DeskForm desk={desk} action={conflictsUrl(draft.id)} guarded id="conflicts" label="选定冲突">
          <input type="hidden" name="revision" value={draft.revision} />
          {conflicts.map((conflict, index) => (
            <Conflict conflict={conflict} latest={latest} index={index} chosen={page.chosen} />
          ))}
          <p class="form-foot">
            <button class="btn btn-primary">保存选定，并到{latest}</button>
            <span class="aside">没有选定的留待以后；选定的会记住，同样的冲突不再问</span>
          </p>
        </DeskForm>
      )}
    </DeskPage>
  );
}

type ConflictProps = { conflict: ToldConflict; latest: string; index: number; chosen: string[] };

function Conflict({ conflict, latest, index, chosen }: ConflictProps): Html {
  const { title, base, ours, theirs, choices, suggested, why } = conflict;
  const id = `decision-${index + 1}`;
  return (
    <section class="box conflict" tabindex={-1} data-stop>
      <h2>{title}</h2>
      <table class="fields">
        <Caption>{title}</Caption>
        <thead>
          <tr>
            <th scope="col">原</th>
            <th scope="col">草案</th>
            <th scope="col">{latest}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            {[base, ours, theirs].map((texts) => (
              <td>
                <PlainPieces texts={texts} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <div class="choice">
        <p class="aside">
          系统建议：{suggested}（{why}）
        </p>
        <label for={id}>选定</label>
        <select class="form-select" id={id} name="decision" aria-label={`选定：${title}`}>
          <option value="">以后再定</option>
          {choices.map(({ value, text }) => (
            <option value={value} selected={chosen.includes(value)}>
              {text}
            </option>
          ))}
        </select>
      </div>
    </section>
  );
}
