import { once } from 'node:events';
import { initialize } from '../actions/initialize.js';
import { readKnownDomains, readStarters } from '../import/starter.js';
import { listEditions } from '../store/editions.js';
import type { AddCommands } from './session.js';
import { withDatabase } from './session.js';

export const serveCommand: AddCommands = (program, session) => {
  program
    .command('serve')
    .description('提供网页和接口；第一次启动时建立数据库并装入起始目录')
    .action(async () => {
      const { host, port, baseUrl, logLevel, catalogs } = session.configuration;
      // the web side is loaded only by the one command that needs it
      const { catalogCache, createApp, ImportJobs, listen, stop } = await import('../http/serve.js');
      const { readFile, readSheets } = await import('../import/import.js');
      const { pino } = await import('pino');
      const logger = pino({ level: logLevel });
      const starters = readStarters(catalogs); // before a database is made for nothing
      await withDatabase(
        session,
        async (db, { engine }) => {
          if ((await listEditions(db)).length === 0) {
            const versions = await initialize(db, starters, new Date());
            logger.info({ editions: versions.map(({ edition }) => edition) }, 'starter catalogs loaded');
          }
          const now = () => new Date();
          const service = {
            db,
            engine,
            catalogOf: catalogCache(db),
            now,
            baseUrl,
            reader: { domains: () => readKnownDomains(catalogs), readFile, readSheets },
            jobs: new ImportJobs(now),
          };
          const server = await listen(createApp(service, logger), host, port);
          session.note(`正在 ${baseUrl} 提供服务，按 Ctrl-C 停止。`);
          await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
          await stop(server);
          session.note('已停止。');
        },
        { create: true },
      );
    });
};
