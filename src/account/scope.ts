import type { Action } from './permission.js';

/** What a token can be limited to, in words of what programs do. */
export const scopes = {
  import: ['import.file', 'import.read'],
  drafts: [
    'draft.read',
    'draft.add',
    'draft.edit',
    'draft.submit',
    'draft.recall',
    'draft.rebase',
    'draft.abandon',
  ],
  review: ['draft.read', 'review.legality', 'review.secrecy', 'review.mark-legality', 'review.mark-secrecy'],
  publish: ['version.publish'],
  export: ['export.take', 'export.read', 'file.recognise'],
  notices: ['notice.read', 'notice.sign'],
  law: [
    'regulation.record',
    'regulation.import',
    'event.record',
    'event.retract',
    'citation.choose',
    'calendar.change',
    'task.read',
    'task.close',
    'task.draft',
    'health.read',
    'report.read',
  ],
  administration: [
    'organization.read',
    'organization.change',
    'account.read',
    'account.add',
    'account.change',
    'account.disable',
    'password.reset',
    'log.read',
    'log.export',
    'log.checkpoint',
    'webhook.read',
    'webhook.add',
    'webhook.change',
    'webhook.remove',
    'webhook.rotate',
    'webhook.resend',
  ],
} as const satisfies Record<string, readonly Action[]>;

export type Scope = keyof typeof scopes;

export function isScope(name: string): name is Scope {
  return Object.hasOwn(scopes, name);
}

/** Whether a token's limits leave room for an action; null = no limits. Unknown scopes allow nothing. */
export function scopesAllow(limits: readonly string[] | null, action: Action): boolean {
  if (limits === null) return true;
  return limits.some((limit) => isScope(limit) && (scopes[limit] as readonly Action[]).includes(action));
}
