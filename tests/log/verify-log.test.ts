import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LogLine } from '../../src/log/verify-log.js';
import { aLog, anEntry, linesOf, pointAt, verify } from './lines.js';

const whole = aLog(12);
const standing = (lines: readonly LogLine[]) => ({ entries: lines.length, heads: lines.at(-1)!.heads });

describe('a log as it was written', () => {
  it('given no checkpoint, then all of it hangs together and nothing is proven', () => {
    expect(verify(whole)).toEqual({ ...standing(whole), provenTo: 0, finding: null });
  });

  it('given checkpoints, then it is proven to the last of them', () => {
    const points = [pointAt(whole, 3), pointAt(whole, 9)];
    expect(verify(whole, points)).toEqual({ ...standing(whole), provenTo: 9, finding: null });
  });

  it('given an empty one, then there is nothing to find', () => {
    const heads = { sha256: '0'.repeat(64), sm3: '0'.repeat(64) };
    expect(verify([])).toEqual({ entries: 0, heads, provenTo: 0, finding: null });
  });
});

/** As the lines of a database: numbers are given anew where rows are taken out or put in. */
function renumbered(lines: readonly LogLine[]): LogLine[] {
  return lines.map((line, index) => ({ ...line, columns: { ...line.columns, sequence: index + 1 } }));
}

describe('T-AU-02 entries deleted, inserted, in another order, twice', () => {
  const forged = linesOf([
    ...whole.slice(0, 4).map((_, index) => anEntry(index + 1)),
    anEntry(5, { account: '某人' }),
  ])[4]!;
  const at = (...numbers: number[]) => numbers.map((number) => whole[number - 1]!);
  const cases: [string, LogLine[], { sequence: number; kind: string }][] = [
    ['one deleted', whole.toSpliced(4, 1), { sequence: 5, kind: 'missing' }],
    ['the first deleted', whole.slice(1), { sequence: 1, kind: 'missing' }],
    ['three deleted', whole.toSpliced(4, 3), { sequence: 5, kind: 'missing' }],
    [
      'one deleted and all after it renumbered',
      renumbered(whole.toSpliced(4, 1)),
      { sequence: 5, kind: 'missing' },
    ],
    [
      'a forged one inserted that fits the chain',
      whole.toSpliced(4, 0, forged),
      { sequence: 5, kind: 'inserted' },
    ],
    [
      'the same and all after it renumbered',
      renumbered(whole.toSpliced(4, 0, forged)),
      { sequence: 5, kind: 'inserted' },
    ],
    ['a forged one in the place of one', whole.with(4, forged), { sequence: 6, kind: 'altered' }],
    ['neighbours exchanged', at(1, 2, 4, 3, 5, 6), { sequence: 3, kind: 'out-of-order' }],
    [
      'neighbours exchanged and renumbered',
      renumbered(at(1, 2, 4, 3, 5, 6)),
      { sequence: 3, kind: 'out-of-order' },
    ],
    ['two far apart exchanged', at(1, 2, 6, 4, 5, 3, 7), { sequence: 3, kind: 'out-of-order' }],
    ['one put at the end', at(1, 2, 4, 5, 6, 3), { sequence: 3, kind: 'out-of-order' }],
    ['one twice in a row', at(1, 2, 3, 3, 4), { sequence: 3, kind: 'inserted' }],
    ['one again later', at(1, 2, 3, 4, 2, 5), { sequence: 2, kind: 'inserted' }],
    ['one again at the end', at(1, 2, 3, 4, 2), { sequence: 2, kind: 'inserted' }],
    ['one before the first', [linesOf([anEntry(0)])[0]!, ...whole], { sequence: 0, kind: 'inserted' }],
  ];

  it.each(cases)('given %s, then it is named', (_what, lines, finding) => {
    expect(verify(lines).finding).toEqual(finding);
  });

  it('given any of them, then no checkpoint hides it', () => {
    for (const [, lines, finding] of cases)
      expect(verify(lines, [pointAt(whole, 1), pointAt(whole, 12)]).finding).toEqual(finding);
  });
});

describe('T-AU-01 a line tampered with', () => {
  it.each<[string, Partial<LogLine>, { sequence: number; kind: string }]>([
    ['its text', { text: whole[4]!.text.replace('10.1.2.3', '10.1.2.4') }, { sequence: 5, kind: 'altered' }],
    [
      'the number in its text, up',
      { text: whole[4]!.text.replace('"sequence":5', '"sequence":8') },
      { sequence: 5, kind: 'altered' },
    ],
    [
      'the number in its text, down',
      { text: whole[4]!.text.replace('"sequence":5', '"sequence":2') },
      { sequence: 5, kind: 'altered' },
    ],
    ['its text, so that it is none', { text: whole[4]!.text.slice(1) }, { sequence: 5, kind: 'altered' }],
    ['its text, to nothing', { text: 'null' }, { sequence: 5, kind: 'altered' }],
    ['a head', { heads: { ...whole[4]!.heads, sm3: 'f'.repeat(64) } }, { sequence: 5, kind: 'altered' }],
    [
      'the number it is kept under',
      { columns: { ...whole[4]!.columns, sequence: 99 } },
      { sequence: 5, kind: 'column-altered' },
    ],
    [
      'the account it is found by',
      { columns: { ...whole[4]!.columns, account: '民政局' } },
      { sequence: 5, kind: 'column-altered' },
    ],
    [
      'the thing it is found by',
      { columns: { ...whole[4]!.columns, thing: null } },
      { sequence: 5, kind: 'column-altered' },
    ],
  ])('given %s, then it is named', (_what, change, finding) => {
    expect(verify(whole.with(4, { ...whole[4]!, ...change })).finding).toEqual(finding);
  });

  it.each([-5, 0, 99])('given a number that brings it elsewhere, %i, then it is named', (sequence) => {
    const moved = whole.with(4, { ...whole[4]!, columns: { ...whole[4]!.columns, sequence } });
    const read = moved.toSorted((a, b) => a.columns.sequence - b.columns.sequence);
    expect(verify(read).finding).toEqual({ sequence: 5, kind: 'out-of-order' });
  });

  it('given 10,000 single bytes changed in any column of any line, then every one is named', () => {
    const anyByte = fc.record({
      line: fc.nat(11),
      column: fc.nat(9),
      at: fc.nat(),
      bits: fc.integer({ min: 1, max: 127 }),
    });
    fc.assert(
      fc.property(anyByte, ({ line, column, at, bits }) => {
        const tampered = tamper(whole[line]!, column, at, bits);
        const read = whole.with(line, tampered).toSorted((a, b) => a.columns.sequence - b.columns.sequence);
        expect(verify(read).finding?.sequence).toBe(line + 1);
      }),
      { numRuns: 10_000 },
    );
  });
});

/** Other bits in one byte of one column; a text gets another ASCII sign there, a number loses its order. */
function tamper(line: LogLine, column: number, at: number, bits: number): LogLine {
  const { text, heads, columns } = line;
  const flip = (word: string) => flipped(word, at, bits);
  const head = (word: string) => {
    const bytes = Buffer.from(word, 'hex');
    bytes[at % 32]! ^= bits;
    return bytes.toString('hex');
  };
  switch (column) {
    case 0:
      return { ...line, text: flip(text) };
    case 1:
      return { ...line, heads: { ...heads, sha256: head(heads.sha256) } };
    case 2:
      return { ...line, heads: { ...heads, sm3: head(heads.sm3) } };
    case 3:
      return { ...line, columns: { ...columns, sequence: columns.sequence ^ (bits << 8) } };
    case 4:
      return { ...line, columns: { ...columns, outcome: flip(columns.outcome) as 'done' } }; // what a database may hold
    case 5:
      return { ...line, columns: { ...columns, thing: flip(columns.thing!) } };
    case 6:
      return { ...line, columns: { ...columns, edition: flip(columns.edition!) } };
    case 7:
      return { ...line, columns: { ...columns, at: flip(columns.at) } };
    case 8:
      return { ...line, columns: { ...columns, account: flip(columns.account) } };
    default:
      return { ...line, columns: { ...columns, action: flip(columns.action) } };
  }
}

function flipped(text: string, at: number, bits: number): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  units[at % units.length]! ^= bits;
  return String.fromCharCode(...units);
}
