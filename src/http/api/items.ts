import { blameFields } from '../../catalog/blame.js';
import type { Version } from '../../catalog/catalog.js';
import { filterItems } from '../../catalog/filter.js';
import { dayInShanghai } from '../../catalog/day.js';
import { interpretItem, itemFields } from '../../catalog/item.js';
import { Refusal } from '../../refusal.js';
import { findEdition } from '../../store/editions.js';
import { readExplainedHistory, readHistory } from '../../store/item-spans.js';
import { findVersion, listVersions } from '../../store/versions.js';
import { fieldsParameter, onlyFields } from '../fields.js';
import { linksToNext, pageOf, pageParameters } from '../pages-of.js';
import { inPath, inQuery, listOf, oneOf, text, wholeNumber } from '../parameter.js';
import type { Route, Service } from '../route.js';
import { route } from '../route.js';
import { edition, known, numbered, numberedOrInForce, on } from './point-in-time.js';

const code = inPath('code', text, 'Code of an item, e.g. 19-003');

export const itemRoutes: Route[] = [
  route({
    path: '/editions/{edition}/items',
    operationId: 'listItems',
    summary: 'Items in force on a day, or of a version, filtered, in printed order, in pages',
    parameters: [
      edition,
      on,
      known,
      numbered,
      inQuery('q', text, 'Words that must all occur in the row'),
      inQuery('domain', text, 'Two-digit code of a domain'),
      inQuery('level', oneOf('县级', '乡级', '村级', '市级'), '公开层级'),
      inQuery('body', text, 'Part of the name of a disclosing body'),
      inQuery('channel', text, 'Part of the name of a channel'),
      inQuery('regulation', text, 'Part of the title or number of a cited regulation'),
      inQuery('code', listOf(text, 100), 'Only the items with these codes: `19-001,20-001`'),
      fieldsParameter(['code', 'domain', ...itemFields]),
      inQuery('limit', wholeNumber(1, 500), 'Items a page; 100 unless given'),
      inQuery('cursor', text, 'Where the next page begins: `next` of the page before'),
    ],
    responds: { schema: 'item-page' },
    async answer(service, values) {
      const { edition: _, on: _on, known: _known, version: _version, ...asked } = values; // the cursor says which version
      const { limit = 100, cursor, fields, ...filter } = asked;
      const { version, start } = await openPage(service, values, cursor);
      const catalog = await service.catalogOf(version);
      if (filter.domain !== undefined && !catalog.domains.some(({ code }) => code === filter.domain)) {
        throw new Refusal('domain.unknown', { edition: version.edition, domain: filter.domain });
      }
      const found = filterItems(catalog, filter);
      const page = found.slice(start, start + limit);
      const next = start + limit < found.length ? `${version.number}.${start + limit}` : null;
      return {
        json: {
          edition: version.edition,
          version: version.number,
          effectiveOn: version.effectiveOn,
          total: found.length,
          items: page.map(({ domain, item }) =>
            onlyFields({ domain, ...interpretItem(item) }, ['code'], fields),
          ),
          next,
        },
        links: linksToNext(`/editions/${version.edition}/items`, asked, next),
        caching: 'revalidate',
      };
    },
  }),
  route({
    path: '/editions/{edition}/items/{code}',
    operationId: 'readItem',
    summary: 'One item on a day, or at a version; a withdrawn one with its last text',
    parameters: [edition, code, on, known, numbered],
    responds: { schema: 'item-at-version' },
    async answer(service, values) {
      const version = await numberedOrInForce(service, values);
      const history = await readHistory(service.db, version.edition, values.code);
      const entry = history.filter((past) => past.version <= version.number).at(-1);
      if (!entry) {
        const first = await findVersion(service.db, version.edition, history[0]?.version ?? 1);
        throw new Refusal('item.not-yet', {
          code: values.code,
          on:
            values.version === undefined ? (values.on ?? dayInShanghai(service.now())) : version.effectiveOn,
          firstOn: first.effectiveOn,
        });
      }
      return {
        json: {
          edition: version.edition,
          version: version.number,
          effectiveOn: version.effectiveOn,
          status: entry.kind === 'withdrawn' ? 'withdrawn' : 'in-force',
          since: entry.version,
          domain: entry.domain,
          item: interpretItem({ code: values.code, ...entry.content }),
        },
        // of a version, too: citations and rules are derived, and better rules read its texts better
        caching: 'revalidate',
      };
    },
  }),
  route({
    path: '/editions/{edition}/items/{code}/history',
    operationId: 'readItemHistory',
    summary:
      'Every version that touched an item and why, oldest first, in pages; since when each field reads so',
    parameters: [
      edition,
      code,
      known,
      fieldsParameter(['version', 'kind', 'domain', 'changes', 'causes', 'item']),
      ...pageParameters,
    ],
    responds: { schema: 'item-history' },
    async answer({ db }, values) {
      const { id } = await findEdition(db, values.edition);
      const versions = (await listVersions(db, id)).filter(
        ({ publishedAt }) => values.known === undefined || publishedAt <= values.known,
      );
      const history = (await readExplainedHistory(db, id, values.code)).filter(
        ({ version }) => version <= versions.length,
      );
      if (history.length === 0) throw new Refusal('item.unknown', { edition: id, code: values.code });
      const { page, ...rest } = pageOf(history, values);
      const entries = page.map(({ version, content, ...entry }) => {
        const item = interpretItem({ code: values.code, ...content });
        return onlyFields({ ...entry, version: versions[version - 1], item }, ['version'], values.fields);
      });
      const { edition: _, code: _code, ...asked } = values;
      return {
        json: { edition: id, code: values.code, history: entries, since: blameFields(history), ...rest },
        links: linksToNext(`/editions/${id}/items/${values.code}/history`, asked, rest.next),
        caching: 'revalidate',
      };
    },
  }),
];

/** A cursor pins the version, so that a publication between two pages loses nothing. */
async function openPage(
  service: Service,
  values: Parameters<typeof numberedOrInForce>[1],
  cursor: string | undefined,
): Promise<{ version: Version; start: number }> {
  if (cursor === undefined) return { version: await numberedOrInForce(service, values), start: 0 };
  if (values.on !== undefined || values.known !== undefined || values.version !== undefined) {
    throw new Refusal('request.malformed', { why: 'cursor 已定下版本，不能与 on、known、version 同用' });
  }
  const [, number, start] = /^([1-9]\d{0,8})\.(\d{1,9})$/.exec(cursor) ?? [];
  if (number === undefined || start === undefined) {
    throw new Refusal('request.parameter-invalid', {
      parameter: 'cursor',
      found: cursor,
      expected: '上一页给出的 next',
    });
  }
  const { id } = await findEdition(service.db, values.edition);
  return { version: await findVersion(service.db, id, Number(number)), start: Number(start) };
}
