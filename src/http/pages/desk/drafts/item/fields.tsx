import { theThirteenChannels } from '../../../../../catalog/channel.js';
import { sayLevel } from '../../../../../catalog/words.js';
import type { Html } from '../../../html.js';
import { itemTitle } from '../../../words.js';
import { Origin } from '../../clash-table.js';
import type { Choice } from '../../fields.js';
import { SelectField, TextArea, TextField, TickFields } from '../../fields.js';
import { DeskForm } from '../../form.js';
import { draftUrl, itemEditUrl } from '../../urls.js';
import { Bases } from './bases.js';
import { levels, methods } from './form.js';
import type { ItemPage } from './page.js';

/** The fields of an item in the order of the printed table, then where it stands and why. */
export function ItemForm({ page }: { page: ItemPage }): Html {
  const { desk, draft, code, input } = page;
  const action = code === null ? `${draftUrl(draft.id)}/items` : itemEditUrl(draft.id, code);
  return (
    <DeskForm desk={desk} action={action} guarded class="box form-sheet item-form" label="事项">
      <Origin origin={input} />
      {/* what Enter presses: it must not save, nor take the first act that was found */}
      <button class="unseen" name="step" value="preview" tabindex={-1} aria-hidden="true">
        预览对照
      </button>
      <Names page={page} />
      <Bases page={page} action={action} />
      <When page={page} />
      <HowAndToWhom page={page} />
      <Place page={page} />
      <Why page={page} />
      <p class="form-foot">
        <button class="btn btn-primary" name="step" value="save">
          保存事项
        </button>
        <button class="btn btn-line" name="step" value="preview" formaction={`${action}#comparison`}>
          预览对照
        </button>
        <a href={draftUrl(draft.id)}>返回草案</a>
      </p>
    </DeskForm>
  );
}

type Part = { page: ItemPage };

function Names({ page: { input, faults } }: Part): Html {
  return (
    <>
      <div class="three">
        <TextField name="level1" label="一级事项" value={input.level1} faults={faults} />
        <TextField name="level2" label="二级事项" value={input.level2} faults={faults} />
        <TextField name="level3" label="三级事项" value={input.level3} faults={faults} />
      </div>
      <TextArea
        name="content"
        label="公开内容（要素）"
        hint="一行一项"
        value={input.content}
        rows={Math.min(10, input.content.split('\n').length + 1)}
        faults={faults}
      />
    </>
  );
}

function When({ page: { input, faults, timeLimits } }: Part): Html {
  return (
    <div class="two">
      <TextField
        name="timeLimit"
        label="公开时限"
        hint="可从本目录常用的写法中选"
        value={input.timeLimit}
        suggestions={timeLimits}
        faults={faults}
      />
      <TextArea
        name="disclosingBodies"
        label="公开主体"
        hint="一行一个"
        value={input.disclosingBodies}
        rows={2}
        faults={faults}
      />
    </div>
  );
}

function HowAndToWhom({ page: { input, faults, level } }: Part): Html {
  return (
    <>
      <TickFields
        name="channels"
        label="公开渠道和载体"
        choices={theThirteenChannels.map(asChoice)}
        chosen={input.channels}
        faults={faults}
      />
      <TextArea
        name="otherChannels"
        label="其他渠道"
        hint="一行一个，如“其他：公共法律服务网”"
        value={input.otherChannels}
        rows={1}
        faults={faults}
      />
      <div class="two">
        <div>
          <TickFields
            name="audience"
            label="公开对象"
            choices={[
              { value: 'everyone', text: '全社会' },
              { value: 'groups', text: '特定群体' },
            ]}
            chosen={input.audience}
          />
          <TextField name="groups" label="特定群体的名称" value={input.groups} faults={faults} />
        </div>
        <div>
          <TickFields
            name="methods"
            label="公开方式"
            choices={methods.map(asChoice)}
            chosen={input.methods}
          />
          <TickFields
            name="levels"
            label="公开层级"
            choices={levels.map((value) => ({ value, text: sayLevel(value, level) }))}
            chosen={input.levels}
          />
        </div>
      </div>
      <div class="two">
        <TextField name="link" label="公开链接" type="url" value={input.link} faults={faults} />
        <TextField name="note" label="备注" value={input.note} faults={faults} />
      </div>
    </>
  );
}

function Place({ page: { input, domains, neighbours, faults } }: Part): Html {
  return (
    <div class="two">
      <SelectField
        name="domain"
        label="领域"
        hint="换领域后先预览，再选位置"
        value={input.domain}
        choices={domains.map(({ code, name }) => ({ value: code, text: `${code} ${name}` }))}
        faults={faults}
      />
      <SelectField
        name="follows"
        label="位置"
        hint="排在哪个事项之后"
        value={input.follows}
        blank="最前"
        choices={neighbours.map((item) => ({ value: item.code, text: `${item.code} ${itemTitle(item)}` }))}
        faults={faults}
      />
    </div>
  );
}

function Why({ page: { input, events, faults } }: Part): Html {
  return (
    <>
      <SelectField
        name="event"
        label="引起变更的立改废"
        value={input.event}
        blank="没有，或没有登记"
        choices={events}
        faults={faults}
      />
      <TextArea
        name="reason"
        label="缘由（必填）"
        hint="为什么这样改，审核人和公众都会看到"
        value={input.reason}
        rows={2}
        faults={faults}
      />
    </>
  );
}

function asChoice(value: string): Choice {
  return { value, text: value };
}
