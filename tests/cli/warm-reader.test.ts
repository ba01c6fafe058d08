import { expect, it } from '@jest/globals';
import { initialize } from '../../src/actions/initialize.js';
import { warmReader } from '../../src/cli/warm-reader.js';
import { readFile, readSheets } from '../../src/import/import.js';
import type { FileReading } from '../../src/import/read.js';
import { openDatabase } from '../../src/store/database.js';
import { aCatalog, aDomain, anAct, anItem, aStarter } from '../builders.js';

it('given a server that starts, then its reader has read a domain of its own before anybody sends a file', async () => {
  const { db, close } = await openDatabase('sqlite::memory:', { create: true });
  const catalog = aCatalog(
    aDomain('19', [anItem('19-001'), anItem('19-002')], '社会救助'),
    aDomain('20', []),
  );
  await initialize(db, [aStarter(catalog)], anAct().at);
  const readings: FileReading[] = [];
  await warmReader(db, {
    domains: () => [{ code: '19', name: '社会救助', aliases: [] }],
    readSheets,
    async readFile(...file) {
      const reading = await readFile(...file);
      readings.push(reading);
      return reading;
    },
  });
  await close();
  expect(readings).toMatchObject([{ items: [{ content: { level1: '最低生活保障' } }, {}], problems: [] }]);
});
