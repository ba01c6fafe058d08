import type { Notice } from '../../../../src/announcement/notice.js';
import { homePage } from '../../../../src/http/pages/desk/home/page.js';
import { SelectField, TextArea, TextField, TickFields } from '../../../../src/http/pages/desk/fields.js';
import { DeskForm, OneButton } from '../../../../src/http/pages/desk/form.js';
import { DeskPage } from '../../../../src/http/pages/desk/page.js';
import type { NoticesPage } from '../../../../src/http/pages/desk/notices/page.js';
import { noticesPage } from '../../../../src/http/pages/desk/notices/page.js';
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
    {
      title: '变动提醒',
      total: 1,
      entries: [
        {
          title: '乡镇版第2版发布',
          href: '/editions/longting-township/compare?from=1&to=2',
          about: ['2026-11-25', '北郊乡人民政府'],
          badge: { tone: 'amber', text: '待签收' },
          comment: null,
          button: {
            text: '签收',
            label: '签收（北郊乡人民政府）：乡镇版第2版发布',
            action: '/desk/notices/5/receipts',
            fields: { organization: 'beijiao', back: 'desk' },
          },
        },
      ],
    },
  ],
});

const notice: Notice = {
  sequence: 5,
  at: '2026-11-25T04:00:00.000Z',
  title: '乡镇版第2版发布，2026年12月1日起施行',
  paragraphs: ['与第1版相比：修改 1 项。', '修订原因：统一时限。'],
  about: { edition: 'longting-township', version: 2 },
  signers: [
    {
      organization: 'beijiao',
      name: '北郊乡人民政府',
      receipt: { by: '北郊乡', at: '2026-11-25T05:00:00.000Z' },
    },
    { organization: 'liuyuankou', name: '柳园口乡人民政府', receipt: null },
  ],
};

export const aNoticesPage = (differs: Partial<NoticesPage> = {}) =>
  noticesPage({
    desk,
    show: 'all',
    notices: [
      notice,
      {
        ...notice,
        sequence: 4,
        title: '《旧办法》已废止',
        about: { regulation: 'jiu' },
        paragraphs: [],
        signers: notice.signers.slice(0, 1),
      },
    ],
    page: { from: 1, size: 2, total: 3 },
    own: ['liuyuankou'],
    faults: [],
    ...differs,
  });

export { aDeskFrame } from './desk-frame.js';

/** One of each staff page, with everything on it that a page can have. */
export const deskPages: Html[] = [aForm, aHome, aNoticesPage(), ...draftPages, ...workflowPages];
