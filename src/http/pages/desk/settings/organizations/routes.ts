import { changeKnownOrganization, registerOrganizations } from '../../../../../actions/save-organizations.js';
import { listOrganizations } from '../../../../../store/organizations.js';
import { inPath, text } from '../../../../parameter.js';
import type { DeskRoute } from '../../route.js';
import { deskForm, deskPage } from '../../route.js';
import {
  endFields,
  organizationFields,
  readEnd,
  readOrganizationForm,
  readRename,
  renameFields,
} from './form.js';
import { organizationPage } from './form-page.js';
import { organizationsPage } from './list-page.js';
import { findIn, loadOrganization, loadOrganizations } from './load.js';
import { organizationsUrl, organizationUrl } from './urls.js';

const organization = inPath('organization', text, 'The id of an organization');
const one = `${organizationsUrl}/:organization`;
const change = 'organization.change';

/** Organizations: a tree, each with its names over time. */
export const organizationRoutes: DeskRoute[] = [
  deskPage({
    path: organizationsUrl,
    access: 'organization.read',
    parameters: [],
    load: loadOrganizations,
    view: organizationsPage,
  }),
  deskPage({
    path: `${organizationsUrl}/new`,
    access: change,
    parameters: [],
    load: (desk) => loadOrganization(desk, null),
    view: organizationPage,
  }),
  deskForm({
    path: `${organizationsUrl}/new`,
    access: change,
    parameters: [],
    fields: organizationFields,
    async work({ service, act }, _values, input) {
      const registered = readOrganizationForm(input, null);
      await registerOrganizations(service.db, [registered], act);
      return { to: organizationUrl(registered.id), said: `已登记“${input.name.trim()}”。` };
    },
    again: (desk, _values, { input, refusal }) =>
      loadOrganization(desk, null, { input, refusal, place: 'name' }),
    view: organizationPage,
  }),
  deskPage({
    path: one,
    access: 'organization.read',
    parameters: [organization],
    load: (desk, values) => loadOrganization(desk, values.organization),
    view: organizationPage,
  }),
  deskForm({
    path: one,
    access: change,
    parameters: [organization],
    fields: organizationFields,
    async work({ service, act }, values, input) {
      const known = findIn(await listOrganizations(service.db), values.organization);
      const changed = readOrganizationForm(input, known);
      await registerOrganizations(service.db, [changed], act, { [known.id]: input.revision || null });
      return { to: organizationUrl(known.id), said: `已保存“${input.name.trim()}”。` };
    },
    again: (desk, values, { input, refusal }) =>
      loadOrganization(desk, values.organization, { input, refusal, place: 'name' }),
    view: organizationPage,
  }),
  deskForm({
    path: `${one}/rename`,
    access: change,
    parameters: [organization],
    fields: renameFields,
    async work({ service, act }, values, input) {
      const { db } = service;
      const seen = input.revision || null;
      await changeKnownOrganization(db, values.organization, readRename(input), act, seen);
      const said = `自 ${input.renamedOn} 起更名为“${input.newName.trim()}”。`;
      return { to: organizationUrl(values.organization), said };
    },
    again: (desk, values, { input, refusal }) =>
      loadOrganization(desk, values.organization, { rename: input, refusal, place: 'newName' }),
    view: organizationPage,
  }),
  deskForm({
    path: `${one}/end`,
    access: change,
    parameters: [organization],
    fields: endFields,
    async work({ service, act }, values, input) {
      const { db } = service;
      const seen = input.revision || null;
      await changeKnownOrganization(db, values.organization, readEnd(input), act, seen);
      const said = input.mode === 'merged-into' ? '已登记合并。' : '已登记分设。';
      return { to: organizationUrl(values.organization), said };
    },
    again: (desk, values, { input, refusal }) =>
      loadOrganization(desk, values.organization, { end: input, refusal, place: 'successors' }),
    view: organizationPage,
  }),
];
