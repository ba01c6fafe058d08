import type { Request } from 'express';
import type { Problem, ProblemCode } from '../../../problem.js';
import { problemCatalog, sentenceOf, severityOf } from '../../../problem.js';
import type { RefusalCode, RefusalDetails } from '../../../refusal.js';
import { Refusal, refusalCodes } from '../../../refusal.js';
import { exampleDetails } from '../../example-details.js';
import type { Values } from '../../parameter.js';
import { inPath, text } from '../../parameter.js';
import { adviceFor, describeFailure, internalError } from '../../problem-details.js';
import type { Service } from '../../route.js';
import type { ProblemPage } from '../problem-page.js';
import { chromeParameter } from './catalog.js';
import { frameOf } from './frame-of.js';

export const problemParameters = [inPath('code', text, 'A code of an answer'), chromeParameter] as const;

/** @throws Refusal for what is no code. */
export async function loadProblemPage(
  service: Service,
  request: Request,
  { code, chrome }: Values<typeof problemParameters>,
): Promise<ProblemPage> {
  const refused = refusedWith(code);
  const found = foundAs(code);
  if (refused === null && found === null) throw new Refusal('request.route-unknown', { path: request.path });
  return { frame: await frameOf(service, request, chrome ?? 'full'), code, refused, found };
}

function refusedWith(code: string): ProblemPage['refused'] {
  const error = exampleFailure(code);
  if (error === null) return null;
  const { status, title, detail } = describeFailure(error, '（requestId）');
  return { status, title, sentence: detail, advice: adviceFor(status) };
}

function exampleFailure(code: string): Error | null {
  if (code === internalError) return new Error('an example');
  const refusal = refusalCodes.find((one) => one === code);
  if (refusal === undefined) return null;
  // the examples have every detail there is
  return new Refusal(refusal, exampleDetails(refusal) as RefusalDetails[RefusalCode]);
}

function foundAs(code: string): ProblemPage['found'] {
  const known = (Object.keys(problemCatalog) as ProblemCode[]).find((one) => one === code);
  if (known === undefined) return null;
  const problem = { ...exampleDetails(known), code: known } as Problem; // of all details it takes its own
  return { severity: severityOf(problem), sentence: sentenceOf(problem) };
}
