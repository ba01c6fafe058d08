import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashSecret } from '../../src/account/token.js';
import { findAccount, saveDisabled } from '../../src/store/accounts.js';
import { searchLog } from '../../src/store/event-log.js';
import { addToken, revokeTokens } from '../../src/store/tokens.js';
import { anAct } from '../builders.js';
import type { TestServer } from './service.js';
import { aServer, tokens } from './service.js';
import { aVisitor, withPasswords } from './visitor.js';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  await withPasswords(server);
});
afterAll(() => server.close());

const ask = (token: string) =>
  fetch(`${server.url}/api/v1/drafts`, { headers: { Authorization: `Bearer ${token}` } });
const refused = async (action: string) =>
  (await searchLog(server.db, { action }, 50)).map(({ account, via, outcome, thing, details }) => ({
    account,
    via,
    outcome,
    thing: thing?.kind ?? null,
    why: details['why'],
  }));

describe('T-AU-05 who is turned away', () => {
  it('given a form or a call that another site sent in the name of who is signed in, then the log says so, once a minute', async () => {
    const browser = aVisitor(() => server);
    expect((await browser.signIn('法制办')).status).toBe(303);
    const forged = { csrf: 'forged' };
    const evil = { Origin: 'https://evil.example' };
    expect((await browser.post('/account/sessions', forged)).status).toBe(403);
    expect((await browser.post('/account/sessions', {}, evil)).status).toBe(403);
    expect((await browser.post('/api/v1/drafts', {}, evil)).status).toBe(403);
    expect(await refused('session.use')).toEqual([
      { account: '法制办', via: 'page', outcome: 'refused', thing: null, why: 'request.forged' },
    ]);
  });

  it('given nobody’s session or an unknown token, then nothing is logged: anybody could fill the log', async () => {
    const stranger = aVisitor(() => server);
    const evil = { Origin: 'https://evil.example' };
    expect((await stranger.post('/login', { account: 'x', password: 'y' }, evil)).status).toBe(403);
    expect((await ask('no-token-that-anybody-has')).status).toBe(401);
    expect(await refused('token.use')).toEqual([]);
    expect(await refused('session.use')).toHaveLength(1);
  });

  it('given a token that expired, was revoked, or whose account is disabled, then the log says whose and why', async () => {
    const { key } = (await findAccount(server.db, '法制办'))!;
    const old = { name: '旧', scopes: null, createdAt: '2025-01-01T00:00:00.000Z' };
    const expiresAt = '2026-01-01T00:00:00.000Z';
    await addToken(server.db, key, { ...old, expiresAt }, hashSecret('an-expired-token-of-old'));
    await addToken(server.db, key, { ...old, expiresAt }, hashSecret('a-revoked-token-of-old'));
    const answers = [await ask('an-expired-token-of-old'), await ask('an-expired-token-of-old')];
    await revokeTokens(server.db, key, anAct().at);
    answers.push(await ask('a-revoked-token-of-old'));
    await saveDisabled(server.db, (await findAccount(server.db, '民政局'))!.key, anAct().at);
    answers.push(await ask(tokens.民政局));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    const bodies = await Promise.all(answers.map((answer) => answer.json() as Promise<{ detail: string }>));
    expect(new Set(bodies.map(({ detail }) => detail)).size).toBe(1);
    const entry = { via: 'api', outcome: 'refused', thing: 'token' };
    expect((await refused('token.use')).reverse()).toEqual([
      { account: '法制办', ...entry, why: 'expired' },
      { account: '法制办', ...entry, why: 'revoked' },
      { account: '民政局', ...entry, why: 'account-disabled' },
    ]);
  });
});
