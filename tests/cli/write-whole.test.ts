import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeWhole } from '../../src/cli/write-whole.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disclosure-catalog-write-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('writing an export', () => {
  it('given a file that is there, then it is replaced whole and nothing is left beside it', () => {
    const path = join(folder, 'a.csv');
    writeFileSync(path, 'old and longer');
    writeWhole(path, Buffer.from('new'));
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['new', ['a.csv']]);
  });

  it('given a link, then what it leads to is written and the link stays', () => {
    writeFileSync(join(folder, 'real.csv'), 'old');
    symlinkSync('real.csv', join(folder, 'link.csv'));
    writeWhole(join(folder, 'link.csv'), Buffer.from('new'));
    expect(readFileSync(join(folder, 'real.csv'), 'utf8')).toBe('new');
    expect(lstatSync(join(folder, 'link.csv')).isSymbolicLink()).toBe(true);
  });

  it('given a device, then it is still a device afterwards', () => {
    writeWhole('/dev/null', Buffer.from('gone'));
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('given a folder that is not there, then it says so and leaves nothing', () => {
    expect(() => {
      writeWhole(join(folder, 'no', 'a.csv'), Buffer.from('x'));
    }).toThrow('没有这个文件夹');
    expect(readdirSync(folder)).toEqual([]);
  });
});
