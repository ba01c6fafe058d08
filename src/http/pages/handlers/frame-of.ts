import type { Request } from 'express';
import { inForceOrNone } from '../../../actions/catalogs-in-force.js';
import { dayInShanghai } from '../../../catalog/day.js';
import { readOutline } from '../../../store/catalogs.js';
import { listEditions } from '../../../store/editions.js';
import { cookiesOf } from '../../cookies.js';
import type { Service } from '../../route.js';
import { csrfTokenOf, signedIn } from '../../session.js';
import type { EditionChoice, Frame, Preferences } from '../frame.js';
import type { Chrome } from '../urls.js';

/** What every page stands in, for one request. */
export async function frameOf(service: Service, request: Request, chrome: Chrome): Promise<Frame> {
  const editions = await editionChoices(service);
  return {
    site: {
      organization: editions[0]?.edition.organization ?? '',
      portal: null,
      title: '基层政务公开标准目录',
      subtitle: '国办发〔2019〕54号',
      contact: null,
    },
    preferences: preferencesOf(request),
    chrome,
    address: request.originalUrl,
    user: userOf(request),
    editions,
  };
}

async function editionChoices({ db, now }: Service): Promise<EditionChoice[]> {
  const today = dayInShanghai(now());
  return Promise.all(
    (await listEditions(db)).map(async (edition) => {
      const version = await inForceOrNone(db, edition.id, today);
      const outline = version && (await readOutline(db, edition.id, version.number, []));
      return { edition, domainCount: outline?.length ?? null };
    }),
  );
}

export function userOf(request: Request): Frame['user'] {
  const account = signedIn(request);
  return account && { account: account.name, displayName: account.displayName, csrf: csrfTokenOf(request) };
}

const cookieNames = { size: 'large', contrast: 'high', shortcuts: 'off' } as const;

export function preferencesOf(request: Request): Preferences {
  const cookies = cookiesOf(request);
  const chosen = (name: keyof typeof cookieNames) => cookies.get(name) === cookieNames[name];
  return {
    size: chosen('size') ? 'large' : 'normal',
    contrast: chosen('contrast') ? 'high' : 'normal',
    shortcuts: chosen('shortcuts') ? 'off' : 'on',
  };
}
