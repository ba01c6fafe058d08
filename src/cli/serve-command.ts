import { once } from 'node:events';
import { readStatusOf } from '../actions/status-of.js';
import { dayInShanghai } from '../catalog/day.js';
import { readKnownDomains } from '../import/starter.js';
import { listEditions } from '../store/editions.js';
import { begin, readBeginning, sayAdministrator } from './first-start.js';
import type { AddCommands } from './session.js';
import { withDatabase } from './session.js';
import { warmReader } from './warm-reader.js';
import { workWhileServing } from './while-serving.js';

export const serveCommand: AddCommands = (program, session) => {
  program
    .command('serve')
    .description('提供网页和接口；第一次启动时建立数据库，装入单位和起始目录，建立管理员')
    .action(async () => {
      const { host, port, metricsPort, baseUrl, logLevel, catalogs, trustProxy, oidc, webhookAllow } =
        session.configuration;
      // the web side is loaded only by the one command that needs it
      const { catalogCache, createApp, ImportJobs, listen, MadeFiles, makeMetrics, readSessionSecret, stop } =
        await import('../http/serve.js');
      const { readFile, readSheets } = await import('../import/import.js');
      const { pino } = await import('pino');
      const logger = pino({ level: logLevel });
      const beginning = readBeginning(session); // before a database is made for nothing
      await withDatabase(
        session,
        async (db, database) => {
          const { engine } = database;
          const isNew = (await listEditions(db)).length === 0;
          const begun = await begin(db, isNew ? beginning : { ...beginning, starters: [] }, session);
          const editions = begun.versions.map(({ edition }) => edition);
          if (isNew) logger.info({ editions }, 'starter catalogs loaded');
          for (const line of sayAdministrator(begun)) session.note(line);
          const now = () => new Date();
          const service = {
            db,
            engine,
            catalogOf: catalogCache(db),
            now,
            baseUrl,
            statusOf: () => readStatusOf(db, dayInShanghai(now())),
            reader: { domains: () => readKnownDomains(catalogs), readFile, readSheets },
            jobs: new ImportJobs(db, now),
            webhookAllow,
            files: new MadeFiles(),
            logKeys: session.configuration.logKeys,
          };
          const secret = await readSessionSecret(db, session.configuration.sessionSecret);
          const app = createApp(service, logger, { secret, trustProxy, oidc });
          const metrics = metricsPort === null ? null : makeMetrics();
          const server = await listen(metrics?.counting(app) ?? app, host, port);
          const watched = metrics && (await listen(metrics.tell, host, metricsPort ?? 0));
          const stopWorking = workWhileServing(session, database, (what, failure) => {
            logger.error({ failure }, what);
          });
          const warming = warmReader(db, service.reader).catch((failure: unknown) => {
            logger.error({ failure }, 'the reader is not warm');
          });
          session.note(`正在 ${baseUrl} 提供服务，按 Ctrl-C 停止。`);
          await untilToldToStop();
          await stop(server);
          await service.jobs.settle();
          if (watched) await stop(watched);
          await warming;
          await stopWorking();
          session.note('已停止。');
        },
        { create: true },
      );
    });
};

/** The first signal ends the server in order; after it they do again what they do by themselves, at once. */
async function untilToldToStop(): Promise<void> {
  const listening = new AbortController();
  const { signal } = listening;
  await Promise.race([once(process, 'SIGINT', { signal }), once(process, 'SIGTERM', { signal })]);
  listening.abort();
}
