import type { Organization } from '../../account/organization.js';
import { importOrganizations, permitOrganizationImport } from '../../actions/import-organizations.js';
import { registerOrganizations } from '../../actions/save-organizations.js';
import { tagOf } from '../../actions/seen.js';
import { Refusal } from '../../refusal.js';
import { listOrganizations } from '../../store/organizations.js';
import { fieldsParameter, onlyFields } from '../fields.js';
import { inForm, inPath, inQuery, listOf, seenTag, text, yesOrNo } from '../parameter.js';
import type { Route } from '../route.js';
import { json, route, uploadRoute, writeRoute } from '../route.js';

const organization = inPath('organization', text, 'The id of an organization, e.g. longting-civil-affairs');

export const organizationRoutes: Route[] = [
  uploadRoute({
    path: '/organizations/imports',
    access: 'organization.change',
    operationId: 'importOrganizations',
    summary: 'Registers what a spreadsheet lists: all of it, or nothing where anything is wrong',
    parameters: [inForm('dryRun', yesOrNo, 'Only say what would change')],
    responds: { schema: 'organization-import' },
    admit: async ({ db }, _values, act) => {
      await permitOrganizationImport(db, act);
    },
    async answer({ db, jobs, reader }, values, act, { bytes }) {
      const { dryRun = false } = values;
      return {
        json: await jobs.run(() => importOrganizations(db, reader.readSheets, bytes, { dryRun }, act)),
      };
    },
  }),
  route({
    path: '/organizations',
    operationId: 'listOrganizations',
    summary: 'All organizations, or some, each with its names over time',
    parameters: [
      inQuery('id', listOf(text, 100), 'Only the organizations with these ids: `longting,beijiao`'),
      fieldsParameter(['id', 'kind', 'parent', 'names', 'aliases', 'successors']),
    ],
    responds: { schema: 'organizations' },
    async answer({ db }, values) {
      const asked = (await listOrganizations(db)).filter(
        ({ id }) => values.id === undefined || values.id.includes(id),
      );
      const organizations = asked.map((organization) => onlyFields(organization, ['id'], values.fields));
      return { json: { organizations }, caching: 'revalidate' };
    },
  }),
  route({
    path: '/organizations/{organization}',
    operationId: 'readOrganization',
    summary: 'One organization',
    parameters: [organization],
    responds: { schema: 'organization' },
    async answer({ db }, values) {
      const found = (await listOrganizations(db)).find(({ id }) => id === values.organization);
      if (!found) throw new Refusal('organization.unknown', { organization: values.organization });
      return { json: found, caching: 'revalidate', etag: tagOf(found) };
    },
  }),
  writeRoute({
    method: 'PUT',
    path: '/organizations/{organization}',
    access: 'organization.change',
    operationId: 'saveOrganization',
    summary:
      'Registers an organization (201), or makes a known one what is sent: renamed, merged, split, moved',
    parameters: [organization, seenTag],
    takes: json<Organization>('organization'),
    responds: { schema: 'organization' },
    async answer({ db }, values, act, body) {
      if (body.id !== values.organization)
        throw new Refusal('request.parameter-invalid', {
          parameter: 'id',
          found: body.id,
          expected: `地址中的 ${values.organization}`,
        });
      const seen = { [body.id]: values['If-Match'] ?? null };
      const { added, organizations } = await registerOrganizations(db, [body], act, seen);
      const [kept = body] = organizations;
      return { status: added.length > 0 ? 201 : 200, json: kept, etag: tagOf(kept) };
    },
  }),
];
