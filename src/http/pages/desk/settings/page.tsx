import type { Html } from '../../html.js';
import type { Crumb } from '../../parts.js';
import type { DeskPageProps } from '../page.js';
import { DeskPage } from '../page.js';

/** A page below 设置. `above`: pages between. */
export function SettingsPage({ above = [], ...page }: DeskPageProps & { above?: Crumb[] }): Html {
  return (
    <DeskPage {...page} crumbs={[{ text: '设置', href: '/desk/settings' }, ...above]} sheets={['settings']} />
  );
}
