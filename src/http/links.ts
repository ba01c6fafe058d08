/** A typed link to another address (RFC 8288), for the `Link` header and link-format bodies (RFC 6690). */
export type Link = {
  /** Registered relation names, several in one: `first memento`. */
  rel: string;
  /** An address, absolute or from the root. */
  to: string;
  type?: string;
  /** When what it leads to began to be so (RFC 7089). */
  datetime?: Date;
};

/** The links in one line each, as the header and link-format write them. */
export function writeLink({ rel, to, type, datetime }: Link): string {
  return [
    `<${to}>`,
    `rel="${rel}"`,
    ...(type === undefined ? [] : [`type="${type}"`]),
    ...(datetime === undefined ? [] : [`datetime="${datetime.toUTCString()}"`]),
  ].join('; ');
}
