import type { Edition, Version } from '../../../../catalog/catalog.js';
import type { Html } from '../../html.js';
import { Segments } from '../../parts.js';
import { editionName, versionName } from '../../words.js';
import type { Fault } from '../faults.js';
import { SelectField, TextField } from '../fields.js';
import { DeskForm } from '../form.js';
import type { DeskFrame } from '../page.js';
import { DeskPage } from '../page.js';

/** Where a draft begins: empty on the newest version, or as one that would bring an old version back. */
export type NewDraftPage = {
  desk: DeskFrame;
  editions: Edition[];
  edition: Edition;
  /** Newest first. */
  versions: Version[];
  input: { title: string; restore: string };
  faults: Fault[];
};

export function newDraftPage({ desk, editions, edition, versions, input, faults }: NewDraftPage): Html {
  const [latest, ...old] = versions;
  return (
    <DeskPage
      desk={desk}
      title="新建草案"
      crumbs={[
        { text: '工作台', href: '/desk' },
        { text: '草案', href: '/desk/drafts' },
      ]}
      faults={faults}
    >
      <div class="box form-sheet">
        <div class="apart">
          <Segments
            label="目录"
            segments={editions.map((each) => ({
              text: editionName(each),
              href: `/desk/drafts/new?edition=${encodeURIComponent(each.id)}`,
              current: each.id === edition.id,
            }))}
          />
        </div>
        <p class="aside">
          {edition.title}
          {latest ? `，最新是${versionName(latest.number)}（${latest.effectiveOn} 起施行）` : ''}
        </p>
        <DeskForm desk={desk} action="/desk/drafts" guarded>
          <input type="hidden" name="edition" value={edition.id} />
          <TextField
            name="title"
            label="草案名称"
            hint="说明这次改什么，如“养老服务办法施行修订”"
            value={input.title}
            maxlength={200}
            faults={faults}
          />
          <SelectField
            name="restore"
            label="从哪里开始"
            value={input.restore}
            blank="最新版，逐项修改"
            choices={old.map(({ number, effectiveOn, note }) => ({
              value: String(number),
              text: `恢复到${versionName(number)}（${effectiveOn} 起施行）${note}`,
            }))}
            faults={faults}
          />
          <p class="form-foot">
            <button class="btn btn-primary">新建草案</button>
            <a href="/desk/drafts">返回草案列表</a>
          </p>
        </DeskForm>
      </div>
    </DeskPage>
  );
}
