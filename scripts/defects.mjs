// Puts known defects into the sources, one after the other, and runs the tests that should notice: each defect must turn
// exactly the test red that its line in tests/fault/defects/ names, and leave the others of that file green.
//   node scripts/defects.mjs [ID…]     DEFECTS=8: so many of all, drawn anew every day or by SEED
// Exit code: 0 each was caught by its test, 1 some was not.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findDefect, readDefects } from '../tests/fault/seed-defect.mjs';
import startPostgres from '../tests/postgres-setup.mjs';
import stopPostgres from '../tests/postgres-teardown.mjs';

const { DEFECTS, SEED = new Date().toISOString().slice(0, 10) } = process.env;

const run = promisify(execFile);

function say(line) {
  process.stdout.write(`${line}\n`);
}

function draw(defects, count) {
  const rank = ({ id }) => createHash('sha256').update(`${SEED} ${id}`).digest('hex');
  return defects.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, count);
}

function configFor(test) {
  if (test.startsWith('tests/fault/')) return 'jest.fault.config.mjs';
  return test.endsWith('.slow.test.ts') ? 'jest.slow.config.mjs' : 'jest.config.mjs';
}

/** A defect may also make a test wait for ever. */
const patienceMs = 180_000;

/**
 * What jest says of the tests of one file over sources with a defect. Meanwhile PostgreSQL is listened to: it stands still
 * once nobody takes what it says of refused statements.
 */
async function runTests({ id, test }, report) {
  rmSync(report, { force: true });
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  // a test that fails half-way may leave a server open, for which jest would wait
  const options = ['--forceExit', '--json', '--outputFile', report];
  const asked = ['--config', configFor(test), '--runTestsByPath', test, ...options];
  const { stderr } = await run(process.execPath, [...jest, ...asked], {
    env: { ...process.env, FAULT: id },
    encoding: 'utf8',
    timeout: patienceMs,
    maxBuffer: 1 << 28,
  }).catch((failed) => failed); // red tests are what is hoped for
  try {
    return JSON.parse(readFileSync(report, 'utf8')).testResults;
  } catch {
    return [{ assertionResults: [], message: stderr.slice(-2_000) }];
  }
}

/** What is wrong with how the tests took it; null: exactly the named one noticed. */
function complaintOf({ test, title }, results) {
  const [file] = results;
  const tests = file?.assertionResults ?? [];
  if (tests.length === 0) return `${test} came to no end: ${file?.message ?? 'there is none'}`;
  const red = new Set(tests.filter(({ status }) => status === 'failed').map((each) => each.title));
  if (red.size === 0) return `no test of ${test} noticed`;
  if (red.size === 1 && red.has(title)) return null;
  return `not “${title}” alone went red in ${test}, but ${[...red].map((each) => `“${each}”`).join(', ')}`;
}

const chosen = process.argv.slice(2).map(findDefect);
const all = readDefects();
const tried = chosen.length > 0 ? chosen : DEFECTS === undefined ? all : draw(all, Number(DEFECTS));
if (DEFECTS !== undefined) say(`${tried.length} of ${all.length} defects, drawn by SEED=${SEED}`);
const folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-defects-'));
let missed = 0;
await startPostgres();
try {
  for (const defect of tried) {
    const started = Date.now();
    const complaint = complaintOf(defect, await runTests(defect, join(folder, 'report.json')));
    if (complaint !== null) missed += 1;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    say(`${complaint === null ? 'caught' : 'MISSED'} ${defect.id} (${defect.breaks}), ${seconds} s`);
    if (complaint !== null) say(`  ${complaint}`);
  }
} finally {
  await stopPostgres();
  rmSync(folder, { recursive: true, force: true });
}
say(`${tried.length - missed} of ${tried.length} defects caught, each by exactly its test`);
process.exitCode = missed === 0 ? 0 : 1;
