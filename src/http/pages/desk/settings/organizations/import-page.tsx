import type { OrganizationImport } from '../../../../../actions/import-organizations.js';
import type { Html } from '../../../html.js';
import { Notice } from '../../../parts.js';
import { FileField } from '../../file-field.js';
import { FileProblems } from '../../file-problems.js';
import type { Fault } from '../../faults.js';
import { DeskForm } from '../../form.js';
import type { DeskFrame } from '../../page.js';
import { SettingsPage } from '../page.js';
import { organizationsUrl } from './urls.js';

/** A list of organizations to take in. `tried` null: none was sent yet. */
export type OrganizationImportPage = {
  desk: DeskFrame;
  faults: Fault[];
  tried: { fileName: string; result: OrganizationImport; names: (ids: string[]) => string } | null;
};

export const importUrl = `${organizationsUrl}/import`;

export function organizationImportPage({ desk, faults, tried }: OrganizationImportPage): Html {
  return (
    <SettingsPage
      desk={desk}
      title="导入单位表"
      above={[{ text: '单位', href: organizationsUrl }]}
      meta={tried === null ? '一张表登记全部单位；有一处不对就都不保存' : tried.fileName}
      faults={faults}
    >
      {tried === null ? null : <Tried {...tried} />}
      <DeskForm desk={desk} action={importUrl} takesFile class="box form-sheet narrow-sheet" label="单位表">
        <FileField
          label={tried === null ? '单位表' : '改好的单位表'}
          hint="列有 标识、名称、类型、上级、别名、启用、停用；同一标识的几行是先后用过的名称。"
          accept=".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt"
          faults={faults}
        />
        <p class="form-foot">
          <button class="btn btn-primary" name="step" value="try">
            先看会改什么
          </button>
          <button class="btn btn-line" name="step" value="save">
            登记表里的单位
          </button>
        </p>
      </DeskForm>
    </SettingsPage>
  );
}

function Tried({ result, names }: NonNullable<OrganizationImportPage['tried']>): Html {
  const { outcome, added, changed, unchanged, problems } = result;
  return (
    <>
      <Notice {...outcomes[outcome].look}>{outcomes[outcome].says}</Notice>
      {outcome === 'not-saved' ? null : (
        <dl class="box counted">
          <Counted label="新登记" ids={added} names={names} />
          <Counted label="有变动" ids={changed} names={names} />
          <div>
            <dt>不变</dt>
            <dd>{unchanged.length} 个</dd>
          </div>
        </dl>
      )}
      <FileProblems problems={problems} />
    </>
  );
}

const amber = { tone: 'amber', icon: 'warning' } as const;
const green = { tone: 'green', icon: 'tick' } as const;

const outcomes: Record<OrganizationImport['outcome'], { look: typeof amber | typeof green; says: string }> = {
  saved: { look: green, says: '已登记。' },
  'dry-run': { look: amber, says: '还没有保存。核对无误，请再选一次这个文件，按“登记表里的单位”。' },
  'nothing-to-change': { look: green, says: '表里的单位都已登记过，没有要改的。' },
  'not-saved': { look: amber, says: '表里有问题，没有保存。请按下面的位置改好，再传一次。' },
};

type CountedProps = { label: string; ids: string[]; names: (ids: string[]) => string };

function Counted({ label, ids, names }: CountedProps): Html {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {ids.length} 个{ids.length === 0 ? null : <span class="aside">：{names(ids)}</span>}
      </dd>
    </div>
  );
}
