import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Refusal } from './refusal.js';

/** What the environment decides; every value has a default that needs none. */
export type Configuration = {
  databaseUrl: string;
  host: string;
  port: number;
  /** Where programs that watch the server are told what it does; null: nowhere. */
  metricsPort: number | null;
  baseUrl: string;
  logLevel: string;
  /** The folder of starter catalogs. */
  catalogs: string;
  /** What checkpoints of the log are sealed with: the first; the others sealed older ones. */
  logKeys: string[];
  /** Where checkpoints of the log are kept, outside the database; null: nowhere. */
  checkpointFile: string | null;
  /** Signs cookies; null = the one the database keeps. */
  sessionSecret: string | null;
  /** Whom webhooks may lead to though they are not public: hosts, with or without a port. */
  webhookAllow: string[];
  /** Whose word on where a request came from is believed: so many proxies before us, or these; null: nobody's. */
  trustProxy: number | string[] | null;
  /** A registration at an identity provider; null: people sign in with passwords only. */
  oidc: { issuer: string; clientId: string; clientSecret: string | null; claim: string } | null;
};

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** @throws Refusal `configuration.invalid` for a value that can't be used. */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const host = environment['HOST'] || '127.0.0.1';
  const port = readPort('PORT', environment['PORT'] || '3000');
  const metricsPort = environment['METRICS_PORT'] || null;
  const logLevel = environment['LOG_LEVEL'] || 'info';
  if (!logLevels.includes(logLevel)) {
    throw new Refusal('configuration.invalid', {
      name: 'LOG_LEVEL',
      found: logLevel,
      expected: logLevels.join('、'),
    });
  }
  return {
    databaseUrl: environment['DATABASE_URL'] || 'sqlite:data/catalog.db',
    host,
    port,
    metricsPort: metricsPort === null ? null : readPort('METRICS_PORT', metricsPort),
    baseUrl: readBaseUrl(
      environment['BASE_URL'] || `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    ),
    logLevel,
    catalogs: environment['CATALOGS'] || fileURLToPath(new URL('../catalogs/', import.meta.url)),
    logKeys: readKeys(environment['LOG_KEY'] || ''),
    checkpointFile: environment['CHECKPOINT_FILE'] || null,
    sessionSecret: readSecret(environment['SESSION_SECRET'] || null),
    webhookAllow: readTargets(environment['WEBHOOK_ALLOW'] || ''),
    trustProxy: readTrust(environment['TRUST_PROXY'] || null),
    oidc: readOidc(environment),
  };
}

function readPort(name: string, text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Refusal('configuration.invalid', { name, found: text, expected: ' 0 到 65535 的整数' });
}

function readSecret(text: string | null): string | null {
  if (text === null || text.length >= 32) return text;
  const found = '*'.repeat(text.length);
  throw new Refusal('configuration.invalid', { name: 'SESSION_SECRET', found, expected: ' 32 个以上的字符' });
}

/** Keys stand apart by spaces. */
function readKeys(text: string): string[] {
  const keys = text.split(/\s+/).filter((key) => key !== '');
  const weak = keys.find((key) => key.length < 32);
  if (weak === undefined) return keys;
  const found = '*'.repeat(weak.length);
  const expected = ' 32 个以上的字符，不含空格；换过的旧钥写在后面，以空格隔开';
  throw new Refusal('configuration.invalid', { name: 'LOG_KEY', found, expected });
}

function readTrust(text: string | null): number | string[] | null {
  if (text === null) return null;
  if (/^[1-9]$/.test(text)) return Number(text);
  const names = text.split(',').map((name) => name.trim());
  if (names.every(isNetwork)) return names;
  const expected = '代理的层数（1 到 9），或代理的地址、网段（如 10.0.0.5,10.1.0.0/16,loopback）';
  throw new Refusal('configuration.invalid', { name: 'TRUST_PROXY', found: text, expected });
}

/** Hosts stand apart by commas; written as addresses have them, so that they can be compared. */
function readTargets(text: string): string[] {
  const targets = text.split(',').map((target) => target.trim().toLowerCase());
  return targets
    .filter((target) => target !== '')
    .map((target) => {
      const url = URL.canParse(`http://${target}`) ? new URL(`http://${target}`) : null;
      const isHost = url !== null && url.username === '' && /^[^/?#@*\s]+$/.test(target);
      // of a port that is the scheme's own the address says nothing
      if (isHost) return /:80$/.test(target) ? `${url.hostname}:80` : url.host;
      const expected = '主机或主机:端口，以逗号隔开，如 portal.intranet,10.0.0.5:8080';
      throw new Refusal('configuration.invalid', { name: 'WEBHOOK_ALLOW', found: target, expected });
    });
}

function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return (
    most > 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  );
}

function readOidc(environment: NodeJS.ProcessEnv): Configuration['oidc'] {
  const issuer = environment['OIDC_ISSUER'] || null;
  const clientId = environment['OIDC_CLIENT_ID'] || null;
  if (issuer === null && clientId === null) return null;
  if (issuer === null || !/^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])\S+$/.test(issuer)) {
    const expected = ' https:// 地址（本机可用 http://127.0.0.1）';
    throw new Refusal('configuration.invalid', { name: 'OIDC_ISSUER', found: issuer ?? '', expected });
  }
  if (clientId === null)
    throw new Refusal('configuration.invalid', {
      name: 'OIDC_CLIENT_ID',
      found: '',
      expected: '在认证平台登记的编号',
    });
  const clientSecret = environment['OIDC_CLIENT_SECRET'] || null;
  return { issuer, clientId, clientSecret, claim: environment['OIDC_CLAIM'] || 'sub' };
}

function readBaseUrl(text: string): string {
  if (/^https?:\/\/[^\s/]+(\/[^\s?#]*)?$/.test(text)) return text.replace(/\/+$/, '');
  throw new Refusal('configuration.invalid', {
    name: 'BASE_URL',
    found: text,
    expected: ' http(s)://主机[:端口][/路径]',
  });
}
