import type { Notice } from '../../../../announcement/notice.js';
import { compareUrl, regulationUrl } from '../../urls.js';

export const noticesUrl = '/desk/notices';

/** What it is about, as it changed. */
export function changeUrl({ about }: Pick<Notice, 'about'>): string {
  if ('regulation' in about) return regulationUrl(about.regulation);
  return compareUrl(about.edition, { from: about.version - 1, to: about.version });
}

/** Where it is signed for. */
export function signingUrl({ sequence }: Pick<Notice, 'sequence'>): string {
  return `${noticesUrl}/${sequence}/receipts`;
}

export function noticeAnchor({ sequence }: Pick<Notice, 'sequence'>): string {
  return `notice-${sequence}`;
}
