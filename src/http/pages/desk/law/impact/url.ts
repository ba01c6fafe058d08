export function impactUrl(event: number): string {
  return `/desk/events/${event}`;
}
