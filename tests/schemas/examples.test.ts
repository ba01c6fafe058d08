import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readSchemas, schemaCompiler } from '../../src/schema.js';

type Examples = {
  valid: { says: string; value: unknown }[];
  invalid: { says: string; value: unknown; at: string }[];
};

const folder = new URL('../../schemas/', import.meta.url);
const exampleFiles = readdirSync(folder).filter((file) => file.endsWith('.examples.json'));
/** What people and other programs send and keep; the envelopes of answers are shown by the answers themselves. */
const mustHaveExamples = [
  'item',
  'item-content',
  'catalog',
  'version',
  'draft',
  'change',
  'problem',
  'regulation',
  'organization',
  'edition',
  'account',
  'new-account',
  'account-change',
  'token',
  'new-token',
];

it('has examples beside every schema of a thing', () => {
  expect(exampleFiles.map((file) => file.replace('.examples.json', ''))).toEqual(
    expect.arrayContaining(mustHaveExamples),
  );
});

describe.each(exampleFiles.map((file) => file.replace('.examples.json', '')))('%s', (name) => {
  const examples = JSON.parse(readFileSync(new URL(`${name}.examples.json`, folder), 'utf8')) as Examples;
  const validate = schemaCompiler().getSchema(`/schemas/${name}.json`)!;

  it.each(examples.valid)('takes $says', ({ value }) => {
    expect([validate(value), validate.errors]).toEqual([true, null]);
  });

  it.each(examples.invalid)('refuses $says', ({ value, at }) => {
    expect(validate(value)).toBe(false);
    expect(validate.errors!.map(({ instancePath }) => instancePath).some((path) => path.startsWith(at))).toBe(
      true,
    );
  });
});

it.each([...readSchemas().keys()])('%s compiles and is named by its file', (name) => {
  const schema = readSchemas().get(name)!;
  expect(schema['$id']).toBe(`/schemas/${name}.json`);
  expect(schemaCompiler().getSchema(`/schemas/${name}.json`)).toBeDefined();
});
