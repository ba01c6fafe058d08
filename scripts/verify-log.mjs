// Verifies an exported log by docs/log-format.md alone; shares no code with the program.
//   node scripts/verify-log.mjs [--part] EXPORT.jsonl [CHECKPOINTS.txt]     --part: it may begin with a later entry
// LOG_KEY in the environment: checkpoints must be sealed by one of these keys.
// Exit code: 0 verified, 1 something does not fit, 2 wrong usage.
import { createHash, createHmac } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const zero = '0'.repeat(64);
const hex = '[0-9a-f]{64}';
const checkpointLine = new RegExp(
  `^(log-1 ([1-9][0-9]*) (${hex}) (${hex}) ([0-9-]{10}T[0-9:]{8}\\.[0-9]{3}Z))(?: (${hex}) (${hex}))?$`,
);

class Misfit extends Error {}

/** The one way to write an entry: RFC 8785, then ASCII. */
function write(value) {
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const names = Object.keys(value).sort(); // by UTF-16 code units
    return `{${names.map((name) => `${ascii(JSON.stringify(name))}:${write(value[name])}`).join(',')}}`;
  }
  return ascii(JSON.stringify(value));
}

function ascii(json) {
  return json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function head(algorithm, before, text) {
  return createHash(algorithm).update(`log-1\n${before}\n${text}\n`).digest('hex');
}

function parse(json, where) {
  try {
    return JSON.parse(json);
  } catch {
    throw new Misfit(`${where}: not JSON`);
  }
}

/** The heads and the entry of a line of the export. */
function readLine(line, where) {
  const { entry: text, sha256, sm3 } = parse(line, where) ?? {};
  if (typeof text !== 'string' || JSON.stringify({ entry: text, sha256, sm3 }) !== line)
    throw new Misfit(`${where}: not a line of an export`);
  const entry = parse(text, where);
  if (typeof entry !== 'object' || entry === null || write(entry) !== text)
    throw new Misfit(`${where}: not the text of an entry`);
  return { text, entry, sha256, sm3 };
}

function readCheckpoints(file, keys) {
  const points = new Map();
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const found = checkpointLine.exec(line.trim());
    if (!found) throw new Misfit(`checkpoint in line ${index + 1}: malformed`);
    const [, words, sequence, sha256, sm3, at, ...seals] = found;
    if (keys.length > 0 && !keys.some((key) => isSealed(words, seals, key)))
      throw new Misfit(`checkpoint in line ${index + 1}: not sealed by the key`);
    points.set(Number(sequence), [...(points.get(Number(sequence)) ?? []), { sha256, sm3, at }]);
  }
  return points;
}

function isSealed(words, [sha256, sm3], key) {
  const seal = (algorithm) => createHmac(algorithm, key).update(`${words}\n`).digest('hex');
  return sha256 === seal('sha256') && sm3 === seal('sm3');
}

async function verify(file, points, isPart) {
  let last = null;
  let first = null;
  let proven = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const expected = last === null ? 1 : last.entry.sequence + 1;
    const now = readLine(line, `entry ${expected}`);
    const { sequence, at } = now.entry;
    if (!Number.isSafeInteger(sequence) || sequence < 1) throw new Misfit(`entry ${expected}: no number`);
    const isGiven = isPart && last === null && sequence > 1;
    if (!isGiven && sequence !== expected) throw new Misfit(`entry ${expected}: ${sequence} is in its place`);
    for (const algorithm of ['sha256', 'sm3'])
      if (!isGiven && now[algorithm] !== head(algorithm, last?.[algorithm] ?? zero, now.text))
        throw new Misfit(`entry ${sequence}: altered (${algorithm})`);
    for (const point of points.get(sequence) ?? []) {
      if (point.sha256 !== now.sha256 || point.sm3 !== now.sm3 || point.at !== at)
        throw new Misfit(`entry ${sequence}: differs from the checkpoint`);
      proven = sequence;
    }
    first ??= sequence;
    last = now;
  }
  const end = last?.entry.sequence ?? 0;
  for (const sequence of points.keys())
    if (sequence > end) throw new Misfit(`entry ${end + 1}: cut off, a checkpoint knows of ${sequence}`);
  return { first: first ?? 0, end, proven };
}

const args = process.argv.slice(2);
const isPart = args.includes('--part');
const [file, checkpoints] = args.filter((word) => word !== '--part');
if (file === undefined) {
  process.stderr.write('node scripts/verify-log.mjs [--part] EXPORT.jsonl [CHECKPOINTS.txt]\n');
  process.exit(2);
}
const say = (line) => void process.stdout.write(`${line}\n`);
try {
  const keys = (process.env['LOG_KEY'] ?? '').split(/\s+/).filter(Boolean);
  const points = checkpoints ? readCheckpoints(checkpoints, keys) : new Map();
  const { first, end, proven } = await verify(file, points, isPart);
  say(`entries ${first} to ${end} hang together${first > 1 ? `; ${first} is taken as given` : ''}`);
  say(proven > 0 ? `proven up to ${proven}` : 'no checkpoint: the end is not provable');
} catch (error) {
  if (!(error instanceof Misfit)) throw error;
  say(error.message);
  process.exitCode = 1;
}
