import { basename } from 'node:path';
import { readExportsTaken } from '../actions/exports-taken.js';
import { readClaim } from '../actions/read-claim.js';
import { noteRecognition, recogniseFile } from '../actions/recognise-file.js';
import { dayInShanghai } from '../catalog/day.js';
import { readKnownDomains } from '../import/starter.js';
import { withProgress } from './progress.js';
import { readBytes } from './read-bytes.js';
import { sayRecognition } from './say-recognition.js';
import type { AddCommands } from './session.js';
import { knownAct, show, withDatabase } from './session.js';

export const whichCommand: AddCommands = (program, session, finish) => {
  program
    .command('which <file>')
    .description('一个文件是哪一版的、改过哪里、此后发布了什么；写明 --as 的还说是谁导出的')
    .option('--as <account>', '以谁的名义')
    .option('--json', '输出 JSON')
    .action(async (path: string, { as, json }: { as?: string; json?: boolean }) => {
      const act = knownAct(session, as);
      const file = { bytes: readBytes(path), name: basename(path) };
      const { readFile } = await import('../import/import.js');
      const found = await withDatabase(session, async (db) => {
        if (act) await noteRecognition(db, file, act);
        const domains = readKnownDomains(session.configuration.catalogs);
        const reading = await withProgress(process.stderr, `正在读取 ${file.name}`, () =>
          readFile(file.bytes, file.name, domains),
        );
        const recognition = await recogniseFile(db, file, reading);
        const { is } = recognition;
        const claim = await readClaim(db, recognition, dayInShanghai(new Date()));
        return { ...recognition, claim, exports: act && is && (await readExportsTaken(db, is, act)) };
      });
      show(session, json, found, sayRecognition);
      finish(found.is === null ? 1 : 0);
    });
};
