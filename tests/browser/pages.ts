import type { Page } from 'playwright-core';
import type { Service } from '../../src/http/route.js';
import { anAct } from '../builders.js';

const district = '/editions/longting-district';

/** When the reader comes: before the second version takes effect, after it, or when the database fails. */
export const moments = {
  before: (service: Service): Service => service,
  after: (service: Service): Service => ({ ...service, now: () => anAct('2027-01-10').at }),
  broken: (service: Service): Service => ({
    ...service,
    catalogOf: () => Promise.reject(new Error('no database')),
  }),
};

export type Moment = keyof typeof moments;
export type PageCase = {
  name: string;
  path: string;
  moment?: Moment;
  cookies?: Record<string, string>;
  /** Who is signed in. */
  as?: string;
  /** What is done on the page before it is looked at. */
  act?: (page: Page) => Promise<void>;
};

/** Every page a reader can come to, in every state it can be in. */
export const pages: PageCase[] = [
  { name: 'home', path: '/' },
  { name: 'the catalog as a table', path: `${district}?domain=19&view=table` },
  { name: 'the catalog item by item', path: `${district}?domain=19&view=read` },
  { name: 'the whole catalog', path: `${district}?domain=all` },
  { name: 'the catalog without a choice of view', path: district },
  { name: 'the catalog in large type', path: district, cookies: { size: 'large' } },
  { name: 'the catalog in high contrast', path: district, cookies: { contrast: 'high' } },
  {
    name: 'the catalog item by item in large type and high contrast',
    path: `${district}?view=read`,
    cookies: { size: 'large', contrast: 'high' },
  },
  { name: 'the catalog filtered', path: `${district}?version=2&domain=19&changed=1` },
  { name: 'the catalog filtered to nothing', path: `${district}?domain=20&channel=广播` },
  { name: 'a version to come', path: `${district}?on=2026-12-01` },
  { name: 'a version of the past', path: `${district}?on=2026-11-01`, moment: 'after' },
  { name: 'a domain the edition lacks', path: '/editions/longting-township?domain=20' },
  { name: 'the catalog for the portal to include', path: `${district}?chrome=none` },
  { name: 'the catalog to print', path: `${district}?print=1` },
  { name: 'a domain searched', path: `${district}?q=低保` },
  { name: 'a domain searched for what it lacks', path: `${district}?q=没有这个词` },
  { name: 'search results', path: '/search?q=社会救助' },
  { name: 'what is mentioned', path: '/search?q=民政局' },
  { name: 'a search that finds nothing', path: '/search?q=没有这个词' },
  { name: 'a search not asked yet', path: '/search' },
  { name: 'the versions', path: `${district}/versions` },
  { name: 'a version', path: `${district}/versions/2` },
  { name: 'an item in force', path: `${district}/items/19-001` },
  { name: 'an item that was changed', path: `${district}/items/19-001`, moment: 'after' },
  { name: 'an item to come', path: `${district}/items/19-003` },
  { name: 'an item withdrawn', path: `${district}/items/20-001`, moment: 'after' },
  { name: 'a comparison in line', path: `${district}/compare?from=1&to=2` },
  { name: 'a comparison side by side', path: `${district}/compare?from=1&to=2&view=side` },
  {
    name: 'a comparison in large type and high contrast',
    path: `${district}/compare?from=1&to=2`,
    cookies: { size: 'large', contrast: 'high' },
  },
  { name: 'a comparison not chosen yet', path: `${district}/compare` },
  { name: 'the regulations', path: '/regulations' },
  { name: 'regulations filtered to nothing', path: '/regulations?q=没有这个词' },
  { name: 'a regulation in force', path: '/regulations/shjz' },
  { name: 'a regulation on a day before it took effect', path: '/regulations/shjz?on=2014-03-01' },
  { name: 'a regulation that has ended', path: '/regulations/jiu' },
  { name: 'a regulation nobody registered', path: '/regulations/none' },
  { name: 'the description of the API', path: '/api/docs' },
  { name: 'what a code means', path: '/problems/domain.unknown' },
  { name: 'the login page', path: `/login?back=${encodeURIComponent(district)}` },
  {
    name: 'the login page in large type and high contrast',
    path: '/login',
    cookies: { size: 'large', contrast: 'high' },
  },
  {
    name: 'the login page after a wrong password',
    path: '/login',
    act: (page) => fillAndSend(page, { account: '某人', password: 'x' }),
  },
  { name: 'the catalog with somebody signed in', path: district, as: '法制办' },
  { name: 'one’s account', path: '/account?done=password', as: '法制办' },
  { name: 'one’s account with a first password', path: '/account', as: '民政局' },
  {
    name: 'one’s account after a weak new password',
    path: '/account',
    as: '法制办',
    act: (page) => fillAndSend(page, { current: 'x', next: 'Abc', repeated: 'Abc' }),
  },
  { name: 'a page for who is signed in', path: '/account' },
  { name: '工作台', path: '/desk', as: '法制办' },
  { name: 'an address nothing has', path: '/nothing' },
  { name: 'an address we do not understand', path: `${district}?colour=red` },
  { name: 'a day before the first version', path: `${district}?on=2020-11-01` },
  { name: 'an edition that does not exist', path: '/editions/nowhere' },
  { name: 'our own failure', path: district, moment: 'broken' },
];

async function fillAndSend(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await page.fill(`#${name}`, value);
  await page.press(`#${Object.keys(fields)[0] ?? ''}`, 'Enter');
  await page.waitForSelector('[role=alert]');
}
