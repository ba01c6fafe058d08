import type { OrganizationChange } from '../../../../../account/organization-change.js';
import type { Organization, OrganizationKind } from '../../../../../account/organization.js';
import { organizationKinds } from '../../../../../account/organization.js';
import { tagOf } from '../../../../../actions/seen.js';
import { Refusal } from '../../../../../refusal.js';
import type { Input } from '../../../form-body.js';
import type { ClashField } from '../../clash.js';
import { clashField } from '../../clash.js';
import { dayFaults, refuseBlank } from '../../faults.js';

/** What the form of an organization sends; `id` and `from` only of a new one. */
export const organizationFields = {
  id: 'one',
  name: 'one',
  kind: 'one',
  parent: 'one',
  aliases: 'one',
  from: 'one',
  revision: 'one',
  seen: 'one',
} as const;
export const renameFields = { newName: 'one', renamedOn: 'one', revision: 'one', seen: 'one' } as const;
export const endFields = {
  mode: 'one',
  successors: 'several',
  endedOn: 'one',
  revision: 'one',
  seen: 'one',
} as const;

export type OrganizationInput = Input<typeof organizationFields>;
export type RenameInput = Input<typeof renameFields>;
export type EndInput = Input<typeof endFields>;

export const emptyOrganization: OrganizationInput = {
  id: '',
  name: '',
  kind: '',
  parent: '',
  aliases: '',
  from: '',
  revision: '',
  seen: '',
};
export const emptyRename: RenameInput = { newName: '', renamedOn: '', revision: '', seen: '' };
export const emptyEnd: EndInput = { mode: '', successors: [], endedOn: '', revision: '', seen: '' };

/** What the form begins with. */
export function inputOf(organization: Organization): OrganizationInput {
  const texts = textsOf(organization);
  return { ...texts, revision: tagOf(organization), seen: JSON.stringify(texts) };
}

/** What the form began with, what is there now and what it says, field by field. */
export function organizationSides(
  seen: OrganizationInput,
  theirs: OrganizationInput,
  yours: OrganizationInput,
  nameOf: (id: string) => string,
): ClashField[] {
  const sides = { seen, theirs, yours };
  const kindOf = (kind: string) => kindChoices.find(({ value }) => value === kind)?.text ?? kind;
  return [
    clashField('现用名称', sides, ({ name }) => [name.trim()]),
    clashField('类型', sides, ({ kind }) => [kindOf(kind)]),
    clashField('上级单位', sides, ({ parent }) => [nameOf(parent)]),
    clashField('别名', sides, ({ aliases }) => linesOf(aliases)),
  ];
}

function textsOf({ id, kind, parent, names, aliases }: Organization) {
  return {
    id,
    name: names.at(-1)?.name ?? '',
    kind,
    parent: parent ?? '',
    aliases: aliases.join('\n'),
    from: names.at(-1)?.validFrom ?? '',
  };
}

/**
 * `known`: the one that is changed; null = it is new. A name put right stays as an alias, so that texts that have it are
 * still understood. @throws Refusal `form.invalid` with all that is wrong.
 */
export function readOrganizationForm(input: OrganizationInput, known: Organization | null): Organization {
  const { id, name, aliases } = input;
  refuseBlank({ id, name, kind: input.kind }, { id: '请写标识。', name: '请写名称。', kind: '请选定类型。' });
  refuseFaults(dayFaults(input, ['from']));
  const written = linesOf(aliases);
  const fresh = { name: name.trim(), validFrom: input.from || null, validTo: null };
  const last = known?.names.at(-1);
  const isRight = last === undefined || last.name === fresh.name;
  return {
    id: known?.id ?? id.trim(),
    kind: input.kind as OrganizationKind, // the action refuses any other
    parent: input.parent || null,
    names: known && last ? [...known.names.slice(0, -1), { ...last, name: fresh.name }] : [fresh],
    aliases: isRight || written.includes(last.name) ? written : [...written, last.name],
    successors: known?.successors ?? null,
  };
}

/** @throws Refusal `form.invalid` with all that is wrong. */
export function readRename({ newName, renamedOn }: RenameInput): OrganizationChange {
  const input = { newName, renamedOn };
  refuseBlank(input, { newName: '请写新名称。', renamedOn: '请写启用新名称的日期。' });
  refuseFaults(dayFaults(input, ['renamedOn']));
  return { kind: 'rename', name: newName.trim(), on: renamedOn };
}

/** @throws Refusal `form.invalid` with all that is wrong. */
export function readEnd({ mode, successors, endedOn }: EndInput): OrganizationChange {
  refuseBlank({ mode, endedOn }, { mode: '请选并入还是分设。', endedOn: '请写日期。' });
  refuseFaults(dayFaults({ endedOn }, ['endedOn']));
  if (mode !== 'merged-into' && mode !== 'split-into')
    refuseFaults([{ field: 'mode', message: '请选并入还是分设。' }]);
  return {
    kind: mode === 'merged-into' ? mode : 'split-into',
    organizations: successors.filter((id) => id !== ''),
    on: endedOn,
  };
}

export const kindChoices = Object.entries(organizationKinds).map(([value, text]) => ({ value, text }));

function refuseFaults(faults: { field: string; message: string }[]): void {
  if (faults.length > 0) throw new Refusal('form.invalid', { faults });
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/u).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}
