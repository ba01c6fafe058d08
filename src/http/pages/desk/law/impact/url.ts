export function impactUrl(event: number, item?: { edition: string; code: string }): string {
  const page = `/desk/events/${event}`;
  return item === undefined ? page : `${page}#${rowAnchor(item.edition, item.code)}`;
}

/** Where an item stands on the page of what an event touches. */
export function rowAnchor(edition: string, code: string): string {
  return `row-${edition}-${code}`;
}
