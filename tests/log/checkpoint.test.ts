import { describe, expect, it } from '@jest/globals';
import { parseCheckpoint, parseCheckpoints, sayCheckpoint } from '../../src/log/checkpoint.js';
import { sayProven } from '../../src/log/words.js';
import { aLog, anEntry, linesOf, pointAt, verify } from './lines.js';

const log = aLog(8);
const key = 'a key that nobody has guessed for years';
const other = 'the key before that one, which was long too';
const point = pointAt(log, 5);
const sealed = sayCheckpoint(point, [key]);

it('log-1 is pinned: this line and these heads stay for ever', () => {
  const first = linesOf([anEntry(1), anEntry(2, { account: '“张\u2028三”\n', thing: null })]);
  expect(first[1]!.text).toBe(
    String.raw`{"account":"\u201c\u5f20\u2028\u4e09\u201d\n","action":"draft.edit","address":"10.1.2.3","at":"2026-11-25T04:00:02.000Z","details":{"changes":2},"edition":"longting-district","outcome":"done","request":"1A2B3C4D","sequence":2,"thing":null,"via":"page"}`,
  );
  expect(sayCheckpoint(pointAt(first, 2), ['k'])).toMatchInlineSnapshot(
    `"log-1 2 a943a6741a217f0db1b5d6fcb5dd45e98328eec77ce032353cafecbbb71b3e1a 46f70d416b662f0d73ae0ae2c20e9af1cea98b16d7bfbf6cea297546d41f8495 2026-11-25T04:00:02.000Z ad766a7081c1ab6b2759a1ff8d869772ce980e99ed11bbced92ad9b1b7e4d132 be271bdcb34c025634c05f5be43c407d58ed2f3e6f242606f34fddd674cb729d"`,
  );
});

describe('a checkpoint as a line', () => {
  it('given one without or with a seal, then it is read as it was said', () => {
    expect(parseCheckpoint(sayCheckpoint(point, []), [], true)).toEqual(point);
    expect(parseCheckpoint(`${sealed}\r\n`, [other, key], true)).toEqual(point);
    expect(parseCheckpoint(sealed, [], true)).toEqual(point);
  });

  it('given a key, then a line without a seal counts only from who vouches for it', () => {
    expect(parseCheckpoint(sayCheckpoint(point, []), [key], true)).toBe('unsealed');
    expect(parseCheckpoint(sayCheckpoint(point, []), [key], false)).toEqual(point);
  });

  it.each([
    ['a sequence', sealed.replace('log-1 5', 'log-1 6')],
    ['an instant', sealed.replace('04:00:05', '04:00:06')],
    ['half of the seal', sealed.replace(/.$/, (sign) => (sign === '0' ? '1' : '0'))],
    ['a seal of another key', sayCheckpoint(point, [other])],
  ])('T-AU-04 given %s forged, then the seal gives it away', (_what, line) => {
    expect(parseCheckpoint(line, [key], true)).toBe('seal-wrong');
    expect(parseCheckpoint(line, [key], false)).toBe('seal-wrong');
  });

  it.each([
    '',
    'log-1',
    sealed.replace('log-1 5', 'log-1 05'),
    sealed.replace('log-1 5', 'log-1 0'),
    sealed.slice(0, -1),
    `${sealed} more`,
    sealed.toUpperCase(),
  ])('given no such line, “%s”, then it is malformed', (line) => {
    expect(parseCheckpoint(line, [], false)).toBe('malformed');
  });

  it('given a file, then every line that can’t be relied on is named', () => {
    const lines = ['# kept by the archive', sealed, '', sayCheckpoint(point, []), 'log-1 half a li'];
    expect(parseCheckpoints(lines.join('\n'), [key])).toEqual({
      checkpoints: [point],
      faults: [
        { line: 4, fault: 'unsealed' },
        { line: 5, fault: 'malformed' },
      ],
    });
  });
});

describe('T-AU-03 a tail cut off', () => {
  const cut = log.slice(0, 4);

  it('given a checkpoint beyond it, then it is found', () => {
    expect(verify(cut, [pointAt(log, 3), point]).finding).toEqual({ sequence: 5, kind: 'cut-off' });
    expect(verify([], [point]).finding).toEqual({ sequence: 1, kind: 'cut-off' });
  });

  it('given none, then it is said that it can’t be proven', () => {
    expect(verify(cut)).toMatchObject({ finding: null, provenTo: 0 });
    expect(sayProven(verify(cut))).toBe('末尾是否被截去无法证明（没有外部封存点）。');
    expect(sayProven(verify(cut, [pointAt(log, 3)]))).toBe(
      '到第 3 条为止由外部封存点证明；其后的末尾是否被截去无法证明。',
    );
    expect(sayProven(verify(cut, [pointAt(log, 4)]))).toBe('全部由外部封存点证明。');
  });
});

describe('T-AU-04 a log made anew with a chain that fits', () => {
  const anew = linesOf(log.map((_, index) => anEntry(index + 1, index === 2 ? { account: '某人' } : {})));

  it('given a checkpoint of before, then it is found', () => {
    expect(verify(anew, [point]).finding).toEqual({ sequence: 5, kind: 'checkpoint-differs' });
    expect(verify(anew, [pointAt(log, 2), point])).toMatchObject({ provenTo: 2, finding: { sequence: 5 } });
  });

  it('given a checkpoint with another instant, then it is no checkpoint of this log', () => {
    expect(verify(log, [{ ...point, at: '2026-11-25T05:00:00.000Z' }]).finding?.kind).toBe(
      'checkpoint-differs',
    );
  });

  it('given none, then it is not found: that is what can’t be proven', () => {
    expect(verify(anew)).toMatchObject({ finding: null, provenTo: 0 });
  });
});
