import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Refusal } from './refusal.js';

/** What the environment decides; every value has a default that needs none. */
export type Configuration = {
  databaseUrl: string;
  host: string;
  port: number;
  baseUrl: string;
  logLevel: string;
  /** The folder of starter catalogs. */
  catalogs: string;
  /** Who may write through the API; of each token only its SHA-256. */
  apiTokens: { account: string; hash: Buffer }[];
};

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** @throws Refusal `configuration.invalid` for a value that can't be used. */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const host = environment['HOST'] || '127.0.0.1';
  const port = readPort(environment['PORT'] || '3000');
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
    baseUrl: readBaseUrl(
      environment['BASE_URL'] || `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    ),
    logLevel,
    catalogs: environment['CATALOGS'] || fileURLToPath(new URL('../catalogs/', import.meta.url)),
    apiTokens: readApiTokens(environment['API_TOKENS'] || ''),
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Refusal('configuration.invalid', { name: 'PORT', found: text, expected: ' 0 到 65535 的整数' });
}

function readBaseUrl(text: string): string {
  if (/^https?:\/\/[^\s/]+(\/[^\s?#]*)?$/.test(text)) return text.replace(/\/+$/, '');
  throw new Refusal('configuration.invalid', {
    name: 'BASE_URL',
    found: text,
    expected: ' http(s)://主机[:端口][/路径]',
  });
}

/** `name:token,name2:token2`. What is wrong is told by its place, never by what it says. */
function readApiTokens(text: string): Configuration['apiTokens'] {
  if (text === '') return [];
  return text.split(',').map((entry, index) => {
    const [, account, token] = /^\s*([^:\p{C}]{1,60}):([!-~]{24,})\s*$/u.exec(entry) ?? [];
    if (account === undefined || token === undefined || account.trim() === '') {
      throw new Refusal('configuration.invalid', {
        name: 'API_TOKENS',
        found: `第 ${index + 1} 项`,
        expected: '“名称:令牌”，以逗号分隔，令牌至少 24 个字符且不含空格',
      });
    }
    return { account: account.trim(), hash: createHash('sha256').update(token).digest() };
  });
}
