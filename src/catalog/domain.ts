/** One of the 领域 known to the trade, with the spellings seen in print. Data (`catalogs/domains.json`), never a constant. */
export type KnownDomain = {
  /** Two digits, stable. */
  code: string;
  name: string;
  aliases: string[];
};
