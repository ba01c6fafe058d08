/** The year in a document number such as 国办发〔2019〕54号 or 公告2019年第34号; null where it has none. */
export function readNumberYear(documentNumber: string | null): number | null {
  const match = /(?<year>(?:19|20)\d{2})(?=[〕\])）﹞]|年第)/u.exec(documentNumber ?? '');
  return match === null ? null : Number(match.groups?.['year']);
}
