import { InvalidArgumentError } from 'commander';
import type { Grant, Role } from '../account/role.js';
import { isDay, parseInstant } from '../catalog/day.js';
import { Refusal } from '../refusal.js';

export function dayOption(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError(`值“${text}”应为 2026-12-01 这样的日期`);
  return text;
}

export function numberOption(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError(`值“${text}”应为正整数`);
  return Number(text);
}

/** One of the words that are known. @throws Refusal that names them. */
export function wordOption<W extends string>(parameter: string, known: readonly W[]): (text: string) => W {
  return (text) => {
    const word = known.find((one) => one === text);
    if (word !== undefined) return word;
    const expected = ` ${known.join('、')} 之一`;
    throw new Refusal('request.parameter-invalid', { parameter, found: text, expected });
  };
}

/** A day or an instant, as `parse` takes it. */
export function timeOption(parse: (text: string) => string | null): (text: string) => string {
  return (text) => {
    const instant = parse(text);
    if (instant === null)
      throw new InvalidArgumentError(`值“${text}”应为 2026-12-01 或 2026-12-01T08:00:00+08:00`);
    return instant;
  };
}

export const instantOption = timeOption(parseInstant);

/** An option that may be given several times. */
export function listOption(text: string, before: string[] = []): string[] {
  return [...before, text];
}

/** `editor=longting`; may be given several times. Whether there is such a role or organization is the action's to say. */
export function roleOption(text: string, before: Grant[] = []): Grant[] {
  const [, role, organization] = /^([^=]+)=([^=]+)$/.exec(text) ?? [];
  if (role === undefined || organization === undefined)
    throw new Refusal('request.parameter-invalid', {
      parameter: '--role',
      found: text,
      expected: ' 角色=单位标识，如 editor=longting',
    });
  return [...before, { role: role as Role, organization }]; // the action refuses any other
}
