import type { Request, Response } from 'express';
import type { Actor } from '../../../account/actor.js';
import type { Refusal, RefusalCode } from '../../../refusal.js';
import { isRefusal } from '../../../refusal.js';
import { carriesToken } from '../../csrf.js';
import type { Gate } from '../../gate.js';
import type { Service } from '../../route.js';
import { signedIn } from '../../session.js';
import type { UploadedFile } from '../../upload.js';
import { receiveUpload } from '../../upload.js';
import type { Fields, Input } from '../form-body.js';
import { readFields, receiveFields } from '../form-body.js';
import type { DeskRoute } from './route.js';

export type FormRoute = Extract<DeskRoute, { kind: 'form' }>;

export type Exchange = { service: Service; gate: Gate; request: Request; response: Response };

/** `isForeign`: somebody else filled it in. `isResumed`: it is not to be done yet, only to be seen again. */
export type Sent = {
  input: Input<Fields>;
  file: UploadedFile | null;
  author: string;
  isForeign: boolean;
  isResumed: boolean;
};

/** Why a file was not taken in that a person can do something about. */
const aboutFiles: readonly string[] = [
  'request.too-large',
  'upload.file-missing',
  'upload.several-files',
  'import.queue-full',
] satisfies RefusalCode[];

/** What was sent. Where it can't be taken in, or comes too often, as much of it as there is, and why. */
export async function takeIn(
  exchange: Exchange,
  declared: FormRoute,
  actor: Actor | null,
): Promise<{ sent: Sent; refusal: Refusal | null }> {
  const { gate, request, response } = exchange;
  const tooOften = await refusalOf(
    gate.limit(declared.takesFile ? 'upload' : 'write', request, response, actor),
  );
  if (!declared.takesFile) return { sent: await receive(exchange, declared), refusal: tooOften };
  try {
    if (tooOften) throw tooOften;
    return { sent: await receive(exchange, declared), refusal: null };
  } catch (error) {
    if (!isRefusal(error) || (error !== tooOften && !aboutFiles.includes(error.code))) throw error;
    const input = readFields({}, declared.fields);
    return {
      sent: { input, file: null, author: '', isForeign: false, isResumed: false },
      refusal: error,
    };
  }
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
}

const ownFields = { author: 'one', resume: 'one' } as const;

async function receive({ service, request, response }: Exchange, declared: FormRoute): Promise<Sent> {
  const fields = { ...declared.fields, ...ownFields };
  const { file, read } = declared.takesFile
    ? await receiveFile(service, request, fields)
    : { file: null, read: await receiveFields(request, response, fields) };
  const { author, resume, ...input } = read as Input<Fields> & Input<typeof ownFields>; // receiveFields reads them all
  const name = signedIn(request)?.name;
  const isForeign = name !== undefined && author !== '' && author !== name;
  return { input, file, author, isForeign, isResumed: resume !== '' || !carriesToken(request) };
}

/** With its token where a plain form has it. */
async function receiveFile(
  service: Service,
  request: Request,
  fields: Fields,
): Promise<{ file: UploadedFile; read: Input<Fields> }> {
  const upload = await service.jobs.receive(() => receiveUpload(request, [...Object.keys(fields), 'csrf']));
  request.body = { csrf: upload.fields['csrf'] };
  return { file: upload.file, read: readFields(upload.fields, fields) };
}
