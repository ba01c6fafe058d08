import type { RequestRefusals } from './refusal/request.js';
import { requestRefusals } from './refusal/request.js';
import type { AccountRefusals } from './refusal/account.js';
import { accountRefusals } from './refusal/account.js';
import type { CatalogRefusals } from './refusal/catalog.js';
import { catalogRefusals } from './refusal/catalog.js';
import type { DraftRefusals } from './refusal/draft.js';
import { draftRefusals } from './refusal/draft.js';
import type { LawRefusals } from './refusal/law.js';
import { lawRefusals } from './refusal/law.js';
import type { OperationRefusals } from './refusal/operation.js';
import { operationRefusals } from './refusal/operation.js';
import type { Sentences } from './refusal/sentences.js';

/**
 * “No” to an understood request. Thrown, so that the transaction around it rolls back; one table gives it a sentence,
 * an HTTP status and an exit code. Anything else that is thrown is our bug.
 */
export class Refusal<C extends RefusalCode = RefusalCode> extends Error {
  readonly code: C;
  readonly details: RefusalDetails[C];

  constructor(code: C, details: RefusalDetails[C]) {
    super(refusalCatalog[code].say(details));
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return refusalCatalog[this.code].status;
  }
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal;
}

/** What each refusal is about: the words its sentence needs. */
export type RefusalDetails = RequestRefusals &
  AccountRefusals &
  CatalogRefusals &
  DraftRefusals &
  LawRefusals &
  OperationRefusals;

export type RefusalCode = keyof RefusalDetails;

const refusalCatalog: Sentences<RefusalDetails> = {
  ...requestRefusals,
  ...accountRefusals,
  ...catalogRefusals,
  ...draftRefusals,
  ...lawRefusals,
  ...operationRefusals,
};

export const refusalCodes = Object.keys(refusalCatalog) as readonly RefusalCode[];
