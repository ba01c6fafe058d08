import type { Fields, Input } from '../form-body.js';

/** Where a form that was only looked at is shown, beside where it is sent to. */
export function lookPath(path: string): string {
  return `${path}/check`;
}

/** Of what browsers, and servers between, take as an address. */
const longest = 6_000;

/** With what was sent to the form; null: that is too long for an address. */
export function addressOfLook(path: string, input: Input<Fields>): string | null {
  const said = Object.entries(input).flatMap(([name, value]) =>
    [value].flat().flatMap((one): [string, string][] => (one === '' ? [] : [[name, one]])),
  );
  const address = `${lookPath(path)}?${new URLSearchParams(said).toString()}`;
  return address.length > longest ? null : address;
}
