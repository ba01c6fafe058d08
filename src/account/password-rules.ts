import { nameKey } from './account.js';

const limits = { least: 10, long: 16, most: 128, kinds: 3, surprises: 5, besideWord: 8 } as const;

/** What passwords are made of; a long one may do with fewer kinds. */
const kinds: readonly RegExp[] = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u];

/** Words that passwords are made from all over the world, and here. */
const worst = [
  'password', 'passw0rd', 'p@ssw0rd', 'p@ssword', 'admin', 'administrator', 'root', 'welcome', 'letmein',
  'iloveyou', 'monkey', 'dragon', 'woaini', 'qwerty', '1qaz2wsx', '1qaz@wsx', 'zaq12wsx', 'q1w2e3r4',
  'abc123', 'abcd1234', 'test', 'guest', 'changeme', 'default', 'secret', 'huawei', 'mima', 'guanliyuan',
  'longting', 'kaifeng', 'zhengwu', '管理员', '密码', '口令', '龙亭', '开封', '政务',
]; // prettier-ignore

/** What fingers run along. */
const rows = ['`1234567890-=', '~!@#$%^&*()_+', 'qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,./'];

/**
 * Why a password can't be used, in Chinese; null: it can. Length and kinds as 等保 asks, nothing that is guessed first.
 * Whether it is the one before is for who has its hash.
 */
export function weaknessOf(typed: string, accountName: string): string | null {
  const password = typed.normalize('NFKC');
  const length = Array.from(password).length;
  if (length < limits.least) return `至少 ${limits.least} 个字符`;
  if (length > limits.most) return `最多 ${limits.most} 个字符`;
  if (/\p{Cc}/u.test(password)) return '不能有控制字符';
  if (length < limits.long && kinds.filter((kind) => kind.test(password)).length < limits.kinds)
    return `大写字母、小写字母、数字、其他字符四种中至少要有三种（${limits.long} 个字符以上不限）`;
  if (nameKey(password).includes(nameKey(accountName))) return '不能含有账号名';
  if (surprises(password) < limits.surprises) return '太有规律，如连续、重复或键盘上相邻的字符';
  if (restsOnWord(password)) return '太常见，容易被猜到';
  return null;
}

/** How many signs do not simply go on from the one before: repeated, counted up or down, next on the keyboard. */
function surprises(password: string): number {
  const typed = Array.from(password.toLowerCase());
  let count = 0;
  let step: string | null = null;
  for (const [index, sign] of typed.entries()) {
    const taken = stepTo(typed[index - 1], sign);
    // the second sign of a run tells where it goes, the third follows
    if (taken === null || (step !== null && taken !== step)) count++;
    step = taken;
  }
  return count;
}

function stepTo(before: string | undefined, sign: string): string | null {
  if (before === undefined) return null;
  const [from = 0, to = 0] = [before.codePointAt(0), sign.codePointAt(0)];
  if (Math.abs(to - from) <= 1) return `code ${to - from}`;
  for (const row of rows) {
    const [place, next] = [row.indexOf(before), row.indexOf(sign)];
    if (place >= 0 && next >= 0 && Math.abs(next - place) === 1) return `key ${next - place}`;
  }
  return null;
}

/** Whether little is left once a well-known word is taken out. */
function restsOnWord(password: string): boolean {
  const lower = password.toLowerCase();
  return worst.some((word) => lower.includes(word) && surprises(lower.replace(word, '')) < limits.besideWord);
}
