import type { Html } from '../../html.js';
import type { Crumb } from '../../parts.js';
import type { Clash } from '../clash.js';
import { ClashTable } from '../clash-table.js';
import type { DeskPageProps } from '../page.js';
import { DeskPage } from '../page.js';

type SettingsPageProps = DeskPageProps & {
  /** Pages between. */
  above?: Crumb[];
  /** Where somebody else saved meanwhile. */
  clash?: Clash | null;
};

/** A page below 设置. */
export function SettingsPage({ above = [], clash = null, children, ...page }: SettingsPageProps): Html {
  return (
    <DeskPage
      {...page}
      crumbs={[{ text: '设置', href: '/desk/settings' }, ...above]}
      sheets={clash === null ? ['settings'] : ['change', 'settings']}
    >
      {clash === null ? null : <ClashTable clash={clash} />}
      {children}
    </DeskPage>
  );
}
