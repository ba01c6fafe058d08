import type { Action } from '../../../account/permission.js';
import { editionsOpenTo } from '../../../actions/permitted-editions.js';
import type { Parameter, Values } from '../../parameter.js';
import type { Html } from '../html.js';
import { Empty } from '../parts.js';
import type { DeskFrame } from './page.js';
import { DeskPage } from './page.js';
import type { Desk, DeskRoute } from './route.js';
import { deskPage } from './route.js';

/**
 * A page about the editions in which somebody may do something. A role may allow it and yet reach no edition: a
 * department owns none. Who has such a role is told why nothing stands there.
 */
export function editionsPage<const P extends readonly Parameter[], V>(declared: {
  path: string;
  access: Action;
  title: string;
  parameters: P;
  load: (desk: Desk, values: Values<P>) => Promise<V>;
  view: (page: V) => Html;
}): DeskRoute {
  const { access, title, load, view } = declared;
  return deskPage({
    ...declared,
    load: async (desk, values: Values<P>) => {
      const open = await editionsOpenTo(desk.service.db, access, desk.act);
      return open.length === 0 ? noEditionPage(desk.frame, title) : view(await load(desk, values));
    },
    view: (page) => page,
  });
}

function noEditionPage(desk: DeskFrame, title: string): Html {
  return (
    <DeskPage desk={desk} title={title}>
      <Empty>
        您的单位没有负责的目录版，所以这里没有内容。确需查看或办理的，请管理员给您负责目录版的单位的角色。
      </Empty>
    </DeskPage>
  );
}
