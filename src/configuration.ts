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
