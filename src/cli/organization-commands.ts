import type { Command } from 'commander';
import type { Organization, OrganizationKind } from '../account/organization.js';
import { nameOn, organizationKinds } from '../account/organization.js';
import type { OrganizationChange } from '../account/organization-change.js';
import type { OrganizationImport } from '../actions/import-organizations.js';
import { importOrganizations } from '../actions/import-organizations.js';
import { changeKnownOrganization, registerOrganizations } from '../actions/save-organizations.js';
import { dayInShanghai } from '../catalog/day.js';
import { Refusal } from '../refusal.js';
import type { Db } from '../store/engine.js';
import { listOrganizations } from '../store/organizations.js';
import { dayOption, listOption } from './options.js';
import { readBytes } from './read-bytes.js';
import { sayProblem } from './say-import.js';
import type { AddCommands, Session } from './session.js';
import { actOf, show, withDatabase } from './session.js';

type Acting = { as?: string; json?: boolean };
type Saving = Acting & { name?: string; kind?: string; parent?: string; alias?: string[]; from?: string };

export const organizationCommands: AddCommands = (program, session, finish) => {
  const organization = program.command('organization').description('单位');
  readingOrganizations(organization, session);
  changingOrganizations(organization, session);

  organization
    .command('import <file>')
    .description('登记一张表中的单位（列：单位标识、名称、类型、上级、别名、启用、停用）；有误则全不登记')
    .option('--dry-run', '只看会有什么变化')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (path: string, { dryRun = false, as, json }: Acting & { dryRun?: boolean }) => {
      const act = actOf(session, as);
      const { readSheets } = await import('../import/import.js');
      const outcome = await withDatabase(session, (db) =>
        importOrganizations(db, readSheets, readBytes(path), { dryRun }, act),
      );
      show(session, json, outcome, sayImport);
      finish(outcome.problems.length > 0 ? 1 : 0);
    });
};

function readingOrganizations(organization: Command, session: Session): void {
  organization
    .command('list')
    .description('列出单位')
    .option('--json', '输出 JSON')
    .action(async ({ json }: Acting) => {
      const organizations = await withDatabase(session, listOrganizations);
      show(session, json, { organizations }, () => organizations.map(sayLine).join('\n'));
    });

  organization
    .command('show <id>')
    .description('一个单位的名称沿革、别名和去向')
    .option('--json', '输出 JSON')
    .action(async (id: string, { json }: Acting) => {
      const found = await withDatabase(session, async (db) => find(db, id));
      show(session, json, found, sayOrganization);
    });
}

function changingOrganizations(organization: Command, session: Session): void {
  const writing = (command: Command, description: string) =>
    command.description(description).option('--as <account>', '以谁的名义').option('--json', '输出 JSON');

  writing(organization.command('save <id>'), '登记单位；已登记的，只改写明的几项')
    .option('--name <name>', '名称；新单位必填，已有的用来改正错字')
    .option('--kind <kind>', `类型：${Object.keys(organizationKinds).join('、')}`)
    .option('--parent <id>', '上级单位标识')
    .option('--alias <name>', '别名；可写多次', listOption)
    .option('--from <day>', '名称的启用日', dayOption)
    .action(async (id: string, options: Saving) => {
      const act = actOf(session, options.as);
      const saved = await withDatabase(session, async (db) => {
        const known = (await listOrganizations(db)).find((one) => one.id === id) ?? null;
        await registerOrganizations(db, [withOptions(id, known, options)], act);
        return find(db, id);
      });
      show(session, options.json, saved, sayOrganization);
    });

  const change = async (id: string, change: OrganizationChange, { as, json }: Acting) => {
    const act = actOf(session, as);
    const changed = await withDatabase(session, (db) => changeKnownOrganization(db, id, change, act));
    show(session, json, changed, sayOrganization);
  };

  writing(organization.command('rename <id> <name>'), '更名：原名到前一日止，新名自这一日起')
    .requiredOption('--on <day>', '更名之日', dayOption)
    .action((id: string, name: string, options: Acting & { on: string }) =>
      change(id, { kind: 'rename', name, on: options.on }, options),
    );

  writing(organization.command('merge <id> <into>'), '并入另一单位')
    .requiredOption('--on <day>', '并入之日', dayOption)
    .action((id: string, into: string, options: Acting & { on: string }) =>
      change(id, { kind: 'merged-into', organizations: [into], on: options.on }, options),
    );

  writing(organization.command('split <id> <into...>'), '分设为几个单位')
    .requiredOption('--on <day>', '分设之日', dayOption)
    .action((id: string, into: string[], options: Acting & { on: string }) =>
      change(id, { kind: 'split-into', organizations: into, on: options.on }, options),
    );
}

function withOptions(id: string, known: Organization | null, options: Saving): Organization {
  const last = known?.names.at(-1);
  const { name = last?.name, kind = known?.kind, parent, alias = [], from } = options;
  if (name === undefined || kind === undefined)
    throw new Refusal('request.malformed', { why: '新单位须写明 --name 和 --kind' });
  const current = { name, validFrom: from ?? last?.validFrom ?? null, validTo: last?.validTo ?? null };
  return {
    id,
    kind: kind as OrganizationKind, // the action refuses any other
    parent: parent ?? known?.parent ?? null,
    names: [...(known?.names.slice(0, -1) ?? []), current],
    aliases: [...new Set([...(known?.aliases ?? []), ...alias])],
    successors: known?.successors ?? null,
  };
}

async function find(db: Db, id: string): Promise<Organization> {
  const found = (await listOrganizations(db)).find((organization) => organization.id === id);
  if (!found) throw new Refusal('organization.unknown', { organization: id });
  return found;
}

function sayLine(organization: Organization): string {
  const { id, kind, parent, successors } = organization;
  const name = nameOn(organization, dayInShanghai(new Date()));
  const became = successors === null ? '' : `\t${saySuccessors(successors)}`;
  return `${id}\t${name}\t${organizationKinds[kind]}\t${parent ?? '—'}${became}`;
}

function sayOrganization(organization: Organization): string {
  const { names, aliases, successors } = organization;
  return [
    sayLine(organization),
    ...names.map(({ name, validFrom, validTo }) => `  ${name}（${validFrom ?? '…'} 至 ${validTo ?? '今'}）`),
    ...(aliases.length > 0 ? [`  又称：${aliases.join('、')}`] : []),
    ...(successors === null ? [] : [`  ${saySuccessors(successors)}`]),
  ].join('\n');
}

function saySuccessors({ mode, organizations }: NonNullable<Organization['successors']>): string {
  return `${mode === 'merged-into' ? '已并入' : '已分设为'} ${organizations.join('、')}`;
}

function sayImport({ outcome, added, changed, unchanged, problems }: OrganizationImport): string {
  const words = {
    saved: '已登记',
    'dry-run': '试导入，没有写入',
    'nothing-to-change': '与已登记的相同，没有改动',
    'not-saved': '表中有误，没有登记任何单位',
  };
  return [
    `${words[outcome]}：新增 ${added.length} 个、修改 ${changed.length} 个、未变 ${unchanged.length} 个。`,
    ...added.map((id) => `新增 ${id}`),
    ...changed.map((id) => `修改 ${id}`),
    ...problems.map(sayProblem),
  ].join('\n');
}
