import { expect, it } from '@jest/globals';
import { MadeFiles } from '../../src/http/made-files.js';

it('given several files asked for at once, then they are made one after another, in that order', async () => {
  const files = new MadeFiles();
  const said: string[] = [];
  const make = (name: string) =>
    files.make(name, async () => {
      said.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      said.push(`${name} ends`);
      return Buffer.from(name);
    });
  const made = await Promise.all(['a', 'b', 'c'].map(make));
  expect(made.map(String)).toEqual(['a', 'b', 'c']);
  expect(said).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

it('given the same file asked for by many, then it is made once', async () => {
  const files = new MadeFiles();
  let times = 0;
  const make = () => files.make('a', () => Promise.resolve(Buffer.from(String(++times))));
  expect((await Promise.all([make(), make(), make()])).map(String)).toEqual(['1', '1', '1']);
  expect(String(await make())).toBe('1');
});

it('given a file that could not be made, then whoever asked is told, the next one is made, and it is tried again', async () => {
  const files = new MadeFiles();
  const failing = files.make('a', () => Promise.reject(new Error('no room')));
  const next = files.make('b', () => Promise.resolve(Buffer.from('b')));
  await expect(failing).rejects.toMatchObject({ message: 'no room' });
  expect(String(await next)).toBe('b');
  expect(String(await files.make('a', () => Promise.resolve(Buffer.from('a'))))).toBe('a');
});

it('given more bytes than are kept, then those asked for longest ago go first', async () => {
  const files = new MadeFiles(10);
  const made: string[] = [];
  const make = (name: string) =>
    files.make(name, () => {
      made.push(name);
      return Promise.resolve(Buffer.alloc(4));
    });
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await make(name);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
