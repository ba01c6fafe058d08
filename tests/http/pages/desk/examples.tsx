import { homePage } from '../../../../src/http/pages/desk/home/page.js';
import { SelectField, TextArea, TextField, TickFields } from '../../../../src/http/pages/desk/fields.js';
import { DeskForm, OneButton } from '../../../../src/http/pages/desk/form.js';
import { DeskPage } from '../../../../src/http/pages/desk/page.js';
import type { Html } from '../../../../src/http/pages/html.js';
import { aDeskFrame } from './desk-frame.js';
import { draftPages } from './draft-examples.js';
import { workflowPages } from './workflow-examples.js';

const desk = aDeskFrame({ said: '已保存。' });
const faults = [
  { field: 'title', message: '请写标题。' },
  { field: 'channels', message: '请选渠道。' },
];

/** Every part a form can have, each wrong or with a hint. */
export const aForm = (
  <DeskPage
    desk={desk}
    title="便笺"
    crumbs={[{ text: '工作台', href: '/desk' }]}
    faults={faults}
    actions={
      <OneButton desk={desk} action="/desk/x" fields={{ to: 'y' }} kind="primary">
        撤回
      </OneButton>
    }
  >
    <DeskForm desk={desk} action="/desk/note" guarded label="便笺">
      <TextField name="title" label="标题" value="" faults={faults} suggestions={['甲']} required />
      <TextArea name="words" label="内容" value="第一行" hint="写明缘由" />
      <SelectField name="kind" label="种类" value="a" blank="不限" choices={[{ value: 'a', text: '甲' }]} />
      <TickFields
        name="channels"
        label="渠道"
        faults={faults}
        choices={[{ value: '广播', text: '广播' }]}
        chosen={['广播']}
      />
      <p class="form-foot">
        <button class="btn btn-primary">保存</button>
      </p>
    </DeskForm>
  </DeskPage>
);

export const aHome = homePage({
  desk,
  lists: [
    {
      title: '我的草案',
      total: 9,
      entries: [
        {
          title: '2026年修订',
          href: '/desk/drafts/1',
          about: ['第 1 号草案', '区级'],
          badge: { tone: 'red', text: '已退回' },
          comment: '依据写错了。',
        },
      ],
    },
  ],
});

export { aDeskFrame } from './desk-frame.js';

/** One of each staff page, with everything on it that a page can have. */
export const deskPages: Html[] = [aForm, aHome, ...draftPages, ...workflowPages];
