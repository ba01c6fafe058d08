/* The process that is killed: works on the database named, and writes to the journal named what was acknowledged. */
import { openSync } from 'node:fs';
import { once } from 'node:events';
import { openDatabase } from '../../src/store/database.js';
import { FaultAt } from './fault-at.js';
import { journalTo, publishNext, readOffered } from './office.js';

const [url = '', journal = '', dieAt = ''] = process.argv.slice(2);
await readOffered(1); // reading is warm
process.stdout.write('ready\n');
await once(process.stdin, 'data');
const acknowledge = journalTo(openSync(journal, 'a'));
const { db } = await openDatabase(url, { create: false });
const die = new FaultAt(Number(dieAt), 'after', () => process.kill(process.pid, 'SIGKILL'));
for (;;) await publishNext(db.withPlugin(die), acknowledge);
