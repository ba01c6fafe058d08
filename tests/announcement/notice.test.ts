import { expect, it } from '@jest/globals';
import type { News } from '../../src/announcement/announcement.js';
import { concerns } from '../../src/announcement/notice.js';

const version = (number: number, edition = 'longting-township'): News => ({
  type: 'catalog.version.published',
  edition,
  version: number,
  hash: 'version-1:00',
  effectiveOn: '2026-12-01',
});
const law: News = {
  type: 'regulation.status.changed',
  regulation: 'shjz',
  title: '社会救助暂行办法',
  on: '2026-11-25',
  before: '有效',
  after: '已废止',
  why: null,
};
const at = '2026-11-25T04:00:00.000Z';
const town = { editions: ['longting-township'], since: null };

it.each<
  [
    says: string,
    news: News,
    citing: string[],
    user: typeof town | { editions: string[]; since: string },
    is: boolean,
  ]
>([
  ['a version of their catalog', version(2), [], town, true],
  ['its first version, which changes nothing', version(1), [], town, false],
  ['a version of a catalog they do not use', version(2, 'longting-subdistrict'), [], town, false],
  ['an act their catalog cites', law, ['longting-district', 'longting-township'], town, true],
  ['an act only another catalog cites', law, ['longting-district'], town, false],
  ['what was published before they began', version(2), [], { ...town, since: '2026-11-26' }, false],
  ['what was published on the day they began', version(2), [], { ...town, since: '2026-11-25' }, true],
])('given %s, then whether a town signs for it is told', (_says, news, citing, user, is) => {
  expect(concerns({ news, at }, new Set(citing), user)).toBe(is);
});
