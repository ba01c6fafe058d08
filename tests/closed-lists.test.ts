import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { apiRoutes } from '../src/http/api/routes.js';
import { problemCatalog } from '../src/problem.js';
import { refusalCodes } from '../src/refusal.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const sources = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, folder, file), 'utf8') }));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** What all of the program says but the folder of a closed list itself. */
const outside = (list: string) =>
  sources('src')
    .filter(({ file }) => !file.startsWith(`${list}/`))
    .map(({ text }) => text)
    .join('\n');

it('every refusal is one that something refuses with', () => {
  const thrown = outside('refusal');
  expect(refusalCodes.filter((code) => !thrown.includes(`Refusal('${code}'`))).toEqual([]);
});

it('every problem code is one that something reports', () => {
  const reported = outside('problem');
  const codes = Object.keys(problemCatalog);
  expect(codes.filter((code) => !reported.includes(`'${code}'`))).toEqual([]);
});

it('every address of the API stands in the README', () => {
  expect(apiRoutes.map(({ path }) => path).filter((path) => !readme.includes(`\`${path}\``))).toEqual([]);
});

it('every command stands in the README', () => {
  const commands = sources('src/cli').flatMap(({ text }) =>
    [...text.matchAll(/\.command\('(\w+)/g)].map(([, name = '']) => name),
  );
  expect(commands.length).toBeGreaterThan(10);
  expect(commands.filter((name) => !new RegExp(`\`([a-z]+ )?${name}\\b`).test(readme))).toEqual([]);
});

it('every variable of the environment stands in the README', () => {
  const variables = sources('src').flatMap(({ text }) =>
    [...text.matchAll(/environment\['(\w+)'\]/g)].map(([, name = '']) => name),
  );
  expect(variables.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});
