import { describe, expect, it } from '@jest/globals';
import { readConfiguration } from '../src/configuration.js';
import type { Refusal } from '../src/refusal.js';

const refused = (environment: Record<string, string>): Refusal['details'] | null => {
  try {
    readConfiguration(environment);
    return null;
  } catch (error) {
    return (error as Refusal).details;
  }
};

describe('what the environment says of signing in', () => {
  it('given nothing, then the database keeps the secret, nobody’s word is believed, and people have passwords only', () => {
    const { sessionSecret, trustProxy, oidc } = readConfiguration({});
    expect({ sessionSecret, trustProxy, oidc }).toEqual({
      sessionSecret: null,
      trustProxy: null,
      oidc: null,
    });
  });

  it('given values, then they are taken', () => {
    const { sessionSecret, trustProxy, oidc } = readConfiguration({
      SESSION_SECRET: 's'.repeat(32),
      TRUST_PROXY: 'loopback, 10.1.0.0/16,2001:db8::1',
      OIDC_ISSUER: 'https://login.example/realms/longting',
      OIDC_CLIENT_ID: 'catalog',
      OIDC_CLAIM: 'employee_number',
    });
    expect({ sessionSecret, trustProxy, oidc }).toEqual({
      sessionSecret: 's'.repeat(32),
      trustProxy: ['loopback', '10.1.0.0/16', '2001:db8::1'],
      oidc: {
        issuer: 'https://login.example/realms/longting',
        clientId: 'catalog',
        clientSecret: null,
        claim: 'employee_number',
      },
    });
    expect(readConfiguration({ TRUST_PROXY: '1' }).trustProxy).toBe(1);
  });

  it.each([
    ['SESSION_SECRET', { SESSION_SECRET: 'short' }, '*****'],
    ['TRUST_PROXY', { TRUST_PROXY: 'true' }, 'true'],
    ['TRUST_PROXY', { TRUST_PROXY: '0' }, '0'],
    ['TRUST_PROXY', { TRUST_PROXY: '10.1.0.0/40' }, '10.1.0.0/40'],
    ['TRUST_PROXY', { TRUST_PROXY: '10.1.0.0/8/8' }, '10.1.0.0/8/8'],
    ['OIDC_ISSUER', { OIDC_CLIENT_ID: 'catalog' }, ''],
    [
      'OIDC_ISSUER',
      { OIDC_ISSUER: 'http://login.example', OIDC_CLIENT_ID: 'catalog' },
      'http://login.example',
    ],
    [
      'OIDC_ISSUER',
      { OIDC_ISSUER: 'http://127.0.0.1.evil.example', OIDC_CLIENT_ID: 'c' },
      'http://127.0.0.1.evil.example',
    ],
    ['OIDC_CLIENT_ID', { OIDC_ISSUER: 'https://login.example' }, ''],
  ])('given %s as in %j, then it is refused', (name, environment, found) => {
    expect(refused(environment)).toMatchObject({ name, found });
  });
});

describe('whom webhooks may call beyond the public', () => {
  it.each([
    ['nothing', {}, []],
    [
      'hosts and ports, as people write them',
      { WEBHOOK_ALLOW: 'Portal.Intranet, 10.0.0.5:8080,2130706433,[::1]:80' },
      ['portal.intranet', '10.0.0.5:8080', '127.0.0.1', '[::1]:80'],
    ],
  ])('given %s, then those', (_, environment, targets) => {
    expect(readConfiguration(environment).webhookAllow).toEqual(targets);
  });

  it.each(['http://10.0.0.5', '10.0.0.5/hook', 'me@10.0.0.5', '10.0.0.5:x', '*.example.cn'])(
    'refuses %s',
    (found) => {
      expect(refused({ WEBHOOK_ALLOW: found })).toMatchObject({ name: 'WEBHOOK_ALLOW', found });
    },
  );
});
