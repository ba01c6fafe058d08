import type { OrganizationKind } from '../../account/organization.js';
import { organizationKinds } from '../../account/organization.js';
import { isDay } from '../../catalog/day.js';

/** `2026-12-01`, `2026/12/1`, `2026年12月1日`; null for anything else. */
export function readDay(text: string): string | null {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize('NFKC')) ?? [];
  const whole = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(whole) ? whole : null;
}

/** What a list may write for a kind. */
export const kindWords = new Map<string, OrganizationKind>([
  ...Object.entries(organizationKinds).flatMap(([kind, word]): [string, OrganizationKind][] => {
    const known = kind as OrganizationKind; // a key of organizationKinds
    return [
      [kind, known],
      [word, known],
    ];
  }),
  ['县', 'district'],
  ['县（市、区）', 'district'],
  ['乡', 'township'],
  ['镇', 'township'],
  ['街道办事处', 'subdistrict'],
]);
