/** Who discloses, edits, reviews or exports (单位); has names over time. */
export type Organization = {
  /** e.g. `longting-civil-affairs`; never given to another. */
  id: string;
  kind: OrganizationKind;
  parent: string | null;
  /** Days are `YYYY-MM-DD`, both included; null = open. */
  names: OrganizationName[];
  /** Other ways it is written, e.g. 区民政局. */
  aliases: string[];
  /** What became of it; null = it goes on. */
  successors: { mode: SuccessorMode; organizations: string[] } | null;
};

export type OrganizationKind = keyof typeof organizationKinds;
export type OrganizationName = { name: string; validFrom: string | null; validTo: string | null };
export type SuccessorMode = 'merged-into' | 'split-into';

export const organizationKinds = {
  district: '区',
  department: '部门',
  township: '乡镇',
  subdistrict: '街道',
  village: '村',
  community: '社区',
  other: '其他',
} as const;

/** What it is called on a day; before its first name that one, after its last the last. */
export function nameOn({ names }: Pick<Organization, 'names'>, day: string): string {
  const valid = names.find(
    ({ validFrom, validTo }) =>
      (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo),
  );
  const begun = names.filter(({ validFrom }) => validFrom === null || validFrom <= day);
  return (valid ?? begun.at(-1) ?? names[0])?.name ?? '';
}
