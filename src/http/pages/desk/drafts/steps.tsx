import type { Html } from '../../html.js';
import { TextArea, TextField } from '../fields.js';
import { DeskForm, OneButton } from '../form.js';
import { draftUrl } from '../urls.js';
import type { DraftPage } from './draft-page.js';

/** What is done to the whole draft: handing it in, giving it another name, giving it up. */
export function DraftSteps({ page }: { page: DraftPage }): Html | null {
  const { desk, draft, can } = page;
  if (!can.includes('submit') && !can.includes('abandon')) return null;
  return (
    <section class="draft-steps">
      <h2 class="group-head">办理草案</h2>
      <div class="two">
        {can.includes('submit') ? <Submission page={page} /> : null}
        <div class="box form-sheet">
          {can.includes('edit') ? <Renaming page={page} /> : null}
          {can.includes('abandon') ? (
            <>
              <p class="aside">
                不再办理的草案可以放弃。放弃后仍可查看，不能再改；有关的修订任务重新变为待办。
              </p>
              <OneButton
                desk={desk}
                action={`${draftUrl(draft.id)}/abandonment`}
                fields={{ revision: String(draft.revision) }}
              >
                放弃草案
              </OneButton>
            </>
          ) : null}
        </div>
      </div>
    </section>
  );
}

function Submission({ page: { desk, draft, told, behind, input, faults } }: { page: DraftPage }): Html {
  const without = told.changes.filter(({ reasons }) => reasons.length === 0).length;
  return (
    <div class="box form-sheet" id="submit" tabindex={-1}>
      <DeskForm desk={desk} action={`${draftUrl(draft.id)}/submission`} guarded label="提交审核">
        <input type="hidden" name="revision" value={draft.revision} />
        <TextArea
          name="reason"
          label="总的缘由"
          hint={
            without > 0
              ? `还有 ${without} 处变更没有写缘由，会用这里写的。`
              : '每处变更都写了缘由，这里可以不写。'
          }
          value={input.reason}
          rows={2}
          faults={faults}
        />
        <p class="aside">
          提交后不能再改，由起草人以外的两人分别作合法性审核和保密审查。
          {behind > 0 ? '草案落后于最新版，要先并到最新版。' : null}
        </p>
        <button class="btn btn-primary">提交审核</button>
      </DeskForm>
    </div>
  );
}

function Renaming({ page: { desk, draft, input, faults } }: { page: DraftPage }): Html {
  return (
    <DeskForm desk={desk} action={`${draftUrl(draft.id)}/title`} label="修改草案名称" class="parted">
      <input type="hidden" name="revision" value={draft.revision} />
      <TextField name="title" label="草案名称" value={input.title} maxlength={200} faults={faults} />
      <button class="btn btn-line">修改名称</button>
    </DeskForm>
  );
}
