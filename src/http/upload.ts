import type { Request } from 'express';
import busboy from 'busboy';
import { Refusal } from '../refusal.js';

/** What a form brought: one file and the fields beside it. */
export type Upload = { file: UploadedFile; fields: Record<string, unknown> };
export type UploadedFile = { bytes: Buffer; name: string };

const mebibytes = 20;
/** So large a file may be. */
export const uploadLimit = `${mebibytes} MB`;
const fileBytes = mebibytes * 2 ** 20;
/** What the form around the file may take. */
const formBytes = 64 * 1024;
const longestName = 200;

/**
 * Takes in a form (multipart/form-data) with one file in its field `file`, and fields of these names.
 * @throws Refusal for any other body; the rest of it is then read and forgotten, so that the answer is heard.
 */
export function receiveUpload(request: Request, fieldNames: readonly string[]): Promise<Upload> {
  const type = request.get('Content-Type') ?? '';
  if (!/^multipart\/form-data\s*(;|$)/i.test(type)) throw new Refusal('upload.type-refused', { found: type });
  if (Number(request.get('Content-Length') ?? 0) > fileBytes + formBytes) throw tooLarge();
  const form = openForm(request);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const fields = new Map<string, string | string[]>();
    let name: string | null = null;
    const refuse = (refusal: Refusal): void => {
      request.unpipe(form);
      request.resume();
      reject(refusal);
    };
    form.on('file', (field, stream, { filename }) => {
      // one cut short ends with an error of its own, which the form has too
      stream.on('error', () => undefined);
      if (field !== 'file') {
        refuse(unknownField(field, fieldNames));
        return;
      }
      name = tidyName(filename);
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => {
        refuse(tooLarge());
      });
    });
    form.on('field', (field, value, { valueTruncated }) => {
      if (!fieldNames.includes(field)) refuse(unknownField(field, fieldNames));
      else if (valueTruncated) refuse(new Refusal('request.malformed', { why: `字段 ${field} 过长` }));
      else fields.set(field, fields.has(field) ? [fields.get(field) ?? '', value].flat() : value);
    });
    form.on('filesLimit', () => {
      refuse(new Refusal('upload.several-files', {}));
    });
    for (const limit of ['fieldsLimit', 'partsLimit'] as const) {
      form.on(limit, () => {
        refuse(new Refusal('request.malformed', { why: '表单的字段太多' }));
      });
    }
    form.on('error', () => {
      refuse(brokenForm());
    });
    form.on('close', () => {
      const bytes = Buffer.concat(chunks);
      // what a browser sends for a field in which no file was chosen
      if (name === null || (name === '' && bytes.length === 0))
        refuse(new Refusal('upload.file-missing', {}));
      else resolve({ file: { bytes, name: name || '未命名' }, fields: Object.fromEntries(fields) });
    });
    request.on('close', () => {
      if (!request.complete) refuse(brokenForm());
    });
    request.pipe(form);
  });
}

function openForm(request: Request): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8', // names of files, as every browser sends them
      limits: {
        files: 1,
        fileSize: fileBytes + 1,
        fields: 100,
        fieldSize: 4_096,
        parts: 110,
        headerPairs: 20,
      },
    });
  } catch {
    throw brokenForm();
  }
}

/** Without the folders and signs that no name has. */
function tidyName(name: string | undefined): string {
  const bare = (name ?? '').replace(/^.*[\\/]/, '').replace(/\p{C}/gu, ' ');
  return Array.from(bare.trim()).slice(-longestName).join('');
}

function tooLarge(): Refusal {
  return new Refusal('request.too-large', { limit: uploadLimit });
}

function brokenForm(): Refusal {
  return new Refusal('request.malformed', { why: 'multipart/form-data 表单不完整' });
}

function unknownField(field: string, known: readonly string[]): Refusal {
  return new Refusal('request.parameter-unknown', { parameter: field, known: ['file', ...known] });
}
