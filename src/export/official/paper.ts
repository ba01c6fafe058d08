/** What the official table is printed on, across. */
export const papers = ['A3', 'A4'] as const;
export type Paper = (typeof papers)[number];
