import type { Catalog, EditionLevel } from '../../../catalog/catalog.js';
import type { ItemContent } from '../../../catalog/item.js';
import { itemFields } from '../../../catalog/item.js';
import type { WeighedChange } from '../../../catalog/semantic/weight.js';
import { titleOf } from '../../../catalog/topic.js';
import { fieldNames, sayField } from '../../../catalog/words.js';
import type { DomainDigest, FieldChange, ItemChange } from '../change/view.js';

/** What a page tells of the changes between two versions: one entry an item, and the sums of each domain. */
export type ToldChanges = { changes: ItemChange[]; digest: DomainDigest[] };

/** `after` gives items their names and domains, `level` what its edition calls 公开层级. */
export function tellChanges(
  changes: readonly WeighedChange[],
  after: Catalog,
  level: EditionLevel,
): ToldChanges {
  const titles = new Map(
    after.domains.flatMap(({ items }) => items.map((item) => [item.code, titleOf(item)])),
  );
  const homes = new Map(after.domains.flatMap(({ code, items }) => items.map((item) => [item.code, code])));
  const told = new Map<string, ItemChange & { domain: string }>();
  const tell = (
    code: string,
    kind: ItemChange['kind'],
    domain: string,
    title: string,
    fields: FieldChange[],
  ) => {
    const before = told.get(code);
    told.set(code, {
      code,
      kind: before ? 'changed' : kind,
      domain,
      title,
      fields: [...(before?.fields ?? []), ...fields],
    });
  };
  for (const change of changes) {
    switch (change.kind) {
      case 'item-added':
        tell(
          change.code,
          'added',
          change.place.domain,
          titleOf(change.content),
          saidFields(change.content, 'after', level),
        );
        break;
      case 'item-removed':
        tell(
          change.code,
          'removed',
          change.place.domain,
          titleOf(change.content),
          saidFields(change.content, 'before', level),
        );
        break;
      case 'item-moved': {
        const place = (follows: string | null) =>
          follows === null ? '最前' : `排在“${titles.get(follows) ?? follows}”之后`;
        tell(change.code, 'moved', change.after.domain, titles.get(change.code) ?? '', [
          {
            label: '位置',
            before: [`领域 ${change.before.domain}，${place(change.before.follows)}`],
            after: [`领域 ${change.after.domain}，${place(change.after.follows)}`],
            weight: null,
          },
        ]);
        break;
      }
      case 'field-changed':
        tell(change.code, 'changed', homes.get(change.code) ?? '', titles.get(change.code) ?? '', [
          {
            label: fieldNames[change.field],
            before: sayField(change.field, change.before, level),
            after: sayField(change.field, change.after, level),
            weight: change.weight,
          },
        ]);
        break;
      case 'domain-added':
      case 'domain-removed':
      case 'domain-renamed':
      case 'domain-moved':
        break; // the digest names domains; their items are told above
    }
  }
  return {
    changes: [...told.values()].map(withoutDomain),
    digest: digest([...told.values()], changes, after),
  };
}

function withoutDomain({ domain: _domain, ...change }: ItemChange & { domain: string }): ItemChange {
  return change;
}

function saidFields(content: ItemContent, side: 'before' | 'after', level: EditionLevel): FieldChange[] {
  return itemFields
    .map((field) => ({ label: fieldNames[field], value: sayField(field, content[field], level) }))
    .filter(({ value }) => value.length > 0)
    .map(({ label, value }) =>
      side === 'after'
        ? { label, before: [], after: value, weight: null }
        : { label, before: value, after: [], weight: null },
    );
}

function digest(
  told: readonly (ItemChange & { domain: string })[],
  changes: readonly WeighedChange[],
  after: Catalog,
): DomainDigest[] {
  const removed = changes.flatMap((change) =>
    change.kind === 'domain-removed' ? [{ code: change.domain, name: change.name }] : [],
  );
  return [...after.domains, ...removed]
    .map(({ code, name }) => {
      const here = told.filter(({ domain }) => domain === code);
      const count = (kind: ItemChange['kind']) => here.filter((change) => change.kind === kind).length;
      return {
        code,
        name,
        added: count('added'),
        changed: count('changed'),
        removed: count('removed'),
        moved: count('moved'),
      };
    })
    .filter(({ added, changed, removed: gone, moved }) => added + changed + gone + moved > 0);
}
