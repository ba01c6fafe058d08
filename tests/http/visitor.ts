import { hashPassword } from '../../src/account/password.js';
import { findAccount, savePassword } from '../../src/store/accounts.js';
import { anAct } from '../builders.js';
import type { TestServer } from './service.js';

/** Passwords of people who sign in, by account. */
export const passwords: Record<string, string> = {
  法制办: 'Zk7-mqpw41x',
  民政局: 'Vt3-hxnb62y',
  起草人: 'Qd5-rtwk83m',
  法审员: 'Lp9-vbnc26s',
  密审员: 'Hy4-xgzj57d',
  两审员: 'Gm2-zrkt58v',
  发布员: 'Wc8-kfmt39q',
  管理员: 'Jb2-wmzr74d',
  乡管理员: 'Ns6-ktvg95h',
  民政员: 'Tb3-wqnx82f',
  北郊乡: 'Jn6-pswd74c',
  各乡镇: 'Rk5-mdvz63h',
};

/** Gives accounts of the server their passwords; `first`: whose must be changed. */
export async function withPasswords(
  { db }: Pick<TestServer, 'db'>,
  { first }: { first?: string } = {},
): Promise<void> {
  for (const [name, password] of Object.entries(passwords)) {
    const account = await findAccount(db, name);
    if (!account) continue;
    await savePassword(db, account.key, {
      hash: await hashPassword(password),
      mustChange: name === first,
      at: anAct().at,
    });
  }
}

/** A browser with its cookies, which goes where it is sent only when told to. */
export type Visitor = {
  cookies: Map<string, string>;
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  /** A form of one of our pages, with its token. */
  post: (
    path: string,
    fields?: Record<string, string>,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  /** A form with a file in it, and its token. */
  upload: (
    path: string,
    file: { content: string | Buffer; name: string },
    fields?: Record<string, string>,
  ) => Promise<Response>;
  signIn: (account: string, password?: string) => Promise<Response>;
  csrf: () => Promise<string>;
};

export function aVisitor(of: () => Pick<TestServer, 'url'>, always: Record<string, string> = {}): Visitor {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit, headers: Record<string, string>) => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const sent = { Accept: 'text/html', ...(cookie === '' ? {} : { Cookie: cookie }), ...always, ...headers };
    const said = Object.entries(sent).filter(([, value]) => value !== ''); // '' leaves a header out
    const response = await fetch(`${of().url}${path}`, { ...init, redirect: 'manual', headers: said });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const post = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    send(path, { method: 'POST', body: new URLSearchParams(fields) }, { Origin: of().url, ...headers });
  const visitor: Visitor = {
    cookies,
    get: (path, headers = {}) => send(path, {}, headers),
    post: async (path, fields = {}, headers = {}) =>
      post(path, { csrf: await visitor.csrf(), ...fields }, headers),
    upload: async (path, { content, name }, fields = {}) => {
      const body = new FormData();
      for (const [field, value] of Object.entries({ csrf: await visitor.csrf(), ...fields }))
        body.append(field, value);
      body.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
      return send(path, { method: 'POST', body }, { Origin: of().url });
    },
    signIn: (account, password = passwords[account] ?? '') => post('/login', { account, password }),
    csrf: async () => /name="csrf" value="([^"]+)"/.exec(await (await visitor.get('/')).text())?.[1] ?? '',
  };
  return visitor;
}
