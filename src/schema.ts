import { readFileSync, readdirSync } from 'node:fs';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { Refusal } from './refusal.js';

/** Where the schemas lie: beside `src/` and `dist/`. */
const folder = new URL('../schemas/', import.meta.url);
// the CommonJS module's default export, which its types do not show to ES modules
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;

let compiler: Ajv2020 | undefined;

type Schemas = ReadonlyMap<string, Record<string, unknown>>;

let schemas: Schemas | undefined;

/** Every schema by name, as published at `/schemas/{name}.json`; read once. */
export function readSchemas(): Schemas {
  return (schemas ??= readFolder());
}

function readFolder(): Schemas {
  const names = readdirSync(folder).filter((file) => /^[a-z-]+\.json$/.test(file));
  return new Map(
    names.map((file) => [
      file.replace(/\.json$/, ''),
      JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, unknown>, // schema files are objects
    ]),
  );
}

/** Ajv with all our schemas; compiled once. */
export function schemaCompiler(): Ajv2020 {
  if (compiler) return compiler;
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  addFormats(ajv, ['date', 'date-time']);
  for (const schema of readSchemas().values()) ajv.addSchema(schema);
  compiler = ajv;
  return ajv;
}

/**
 * Turns what came from outside into a type.
 * @throws Refusal `schema.mismatch`, which names the first place and what is wrong there.
 */
export function checkAgainst<T>(schema: string, value: unknown, source: string): T {
  const validate = schemaCompiler().getSchema<T>(`/schemas/${schema}.json`);
  if (!validate) throw new Error(`no schema ${schema}`);
  if (matches(validate, value)) {
    const odd = oddText(value);
    if (odd !== null)
      throw new Refusal('schema.mismatch', { source, at: '/', why: `含有不能保存的字符 ${odd}` });
    return value;
  }
  const kinds = branchesOf(`/schemas/${schema}.json`);
  if (kinds.length > 1) throw new Refusal('schema.mismatch', { source, ...mismatchOfKind(kinds, value) });
  const error = nearest(validate.errors ?? []);
  throw new Refusal('schema.mismatch', { source, at: error?.instancePath || '/', why: sayMismatch(error) });
}

/** Of what fits none of several shapes, what is wrong deepest in it: the shape that was meant fits best down to there. */
function nearest(errors: readonly ErrorObject[]): ErrorObject | undefined {
  const depth = ({ instancePath }: ErrorObject) => instancePath.split('/').length;
  const isOneOfMany = errors.some(({ keyword }) => keyword === 'anyOf');
  return isOneOfMany ? [...errors].sort((a, b) => depth(b) - depth(a))[0] : errors[0];
}

/** Whether a value fits a schema, or a part of one, e.g. `item-content.json#/properties/note`; odd text never does. */
export function isValid(schema: string, value: unknown): boolean {
  const validate = schemaCompiler().getSchema(`/schemas/${schema}`);
  if (!validate) throw new Error(`no schema ${schema}`);
  return validate(value) === true && oddText(value) === null;
}

/** NUL and halves of surrogate pairs are no text: what is hashed and what is stored would differ. */
function oddText(value: unknown): string | null {
  for (const { 0: escape, 1: slashes } of JSON.stringify(value).matchAll(
    /(\\+)u(?:0000|d[89a-f][0-9a-f]{2})/g,
  )) {
    const isEscape = (slashes?.length ?? 0) % 2 === 1; // an even number of them is a text about an escape
    if (isEscape) return escape.slice(-5);
  }
  return null;
}

function matches<T>(validate: ValidateFunction<T>, value: unknown): value is T {
  return validate(value);
}

/** One of several things a schema allows; `kind` tells which. */
type Branch = { ref: string; kind: unknown };

/** What a schema's `anyOf` comes to, through references; [] where it has none that are told apart by their `kind`. */
function branchesOf(ref: string): Branch[] {
  const schema = schemaCompiler().getSchema(ref)?.schema as BranchingSchema | undefined;
  return (schema?.anyOf ?? []).flatMap(({ $ref, properties }, index) => {
    if ($ref !== undefined) return branchesOf($ref);
    const kind = properties?.['kind']?.const;
    return kind === undefined ? [] : [{ ref: `${ref}#/anyOf/${index}`, kind }];
  });
}

type BranchingSchema = {
  anyOf?: { $ref?: string; properties?: Record<string, { const?: unknown }> }[];
};

/** What is wrong with a value as the kind it says it is; where several are called so, as the one it is closest to. */
function mismatchOfKind(branches: readonly Branch[], value: unknown): { at: string; why: string } {
  const said = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const kind = said.find(([key]) => key === 'kind')?.[1] as unknown;
  const [closest] = branches
    .filter((branch) => branch.kind === kind)
    .map(({ ref }) => errorsBy(ref, value))
    .sort((one, other) => one.length - other.length);
  if (closest) {
    const error = nearest(closest);
    return { at: error?.instancePath || '/', why: sayMismatch(error) };
  }
  const known = [...new Set(branches.map((branch) => String(branch.kind)))].join('、');
  return kind === undefined
    ? { at: '/', why: `缺少 kind（${known} 之一）` }
    : { at: '/kind', why: `应为 ${known} 之一` };
}

function errorsBy(ref: string, value: unknown): ErrorObject[] {
  const validate = schemaCompiler().getSchema(ref);
  if (!validate) throw new Error(`no schema ${ref}`);
  return validate(value) === true ? [] : (validate.errors ?? []);
}

function sayMismatch(error: ErrorObject | undefined): string {
  if (!error) return '不合格式';
  const { keyword, params } = error as { keyword: string; params: Record<string, unknown> };
  switch (keyword) {
    case 'required':
      return `缺少 ${String(params['missingProperty'])}`;
    case 'additionalProperties':
      return `不认识 ${String(params['additionalProperty'])}`;
    case 'type':
      return `应为 ${String(params['type'])}`;
    case 'enum':
      return `应为 ${String(params['allowedValues'])} 之一`;
    case 'format':
      return `应合 ${String(params['format'])} 格式`;
    case 'pattern':
      return `应合 ${String(params['pattern'])}`;
    case 'minLength':
      return '不能为空';
    case 'maxLength':
      return `最多 ${String(params['limit'])} 个字`;
    case 'maxItems':
    case 'maxProperties':
      return `最多 ${String(params['limit'])} 项`;
    default:
      return error.message ?? keyword;
  }
}
