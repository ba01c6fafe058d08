import type { ChosenItem } from '../actions/draft-impacts.js';
import { Refusal } from '../refusal.js';
import type { ProposalChoice } from '../regulation/draft-change.js';

const choices = { 替换: 'replace-citation', 删去依据: 'remove-citation', 删除事项: 'withdraw-item' } as const;

/**
 * `longting-district/20-003`, or with what to do: `…=替换`, `…=删去依据`, `…=删除事项`, `…=《养老机构管理办法》` (which successor).
 * May be given several times.
 */
export function itemOption(text: string, before: ChosenItem[] = []): ChosenItem[] {
  const { edition, code, choice } =
    /^(?<edition>[a-z0-9-]+)\/(?<code>[^=]+)(?:=(?<choice>.+))?$/u.exec(text)?.groups ?? {};
  if (edition === undefined || code === undefined)
    throw new Refusal('request.parameter-invalid', {
      parameter: '--item',
      found: text,
      expected: '目录版/编号，如 longting-district/20-003',
    });
  return [...before, { edition, code, choice: choice === undefined ? null : readChoice(choice) }];
}

function readChoice(text: string): ProposalChoice {
  if (text in choices) return { kind: choices[text as keyof typeof choices] }; // it is one of them
  return { kind: 'choose-successor', title: text.replace(/^《(.*)》$/u, '$1') };
}
