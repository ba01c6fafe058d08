import type { Engine } from '../engine.js';

/** A rule the database itself keeps. `unless` is a condition on the old and new row. */
export type Guard = {
  name: string;
  on: string;
  event: 'insert' | 'update' | 'delete';
  unless: string;
  says: string;
};

/** The triggers that keep the rules; PostgreSQL also refuses to truncate what may not be deleted. */
export function guardStatements(engine: Engine, guards: readonly Guard[]): string[] {
  return guards.flatMap((guard) => (engine === 'sqlite' ? sqliteGuard(guard) : postgresGuard(guard)));
}

function sqliteGuard({ name, on, event, unless, says }: Guard): string[] {
  return [
    `create trigger ${name}_guard before ${event} on ${on}
     when not coalesce((${unless}), false) begin select raise(abort, '${says}'); end`,
  ];
}

function postgresGuard({ name, on, event, unless, says }: Guard): string[] {
  return [
    `create function ${name}_guard() returns trigger language plpgsql as $$ begin
       if not coalesce((${unless}), false) then raise exception '${says}'; end if;
       ${event === 'delete' ? 'return old' : 'return new'};
     end $$`,
    `create trigger ${name}_guard before ${event} on ${on} for each row execute function ${name}_guard()`,
    ...(event === 'delete'
      ? [
          `create function ${on}_truncate_guard() returns trigger language plpgsql as $$ begin
             raise exception '${says}'; end $$`,
          `create trigger ${on}_truncate_guard before truncate on ${on}
             for each statement execute function ${on}_truncate_guard()`,
        ]
      : []),
  ];
}

/** Takes one rule back, for a migration that replaces it. */
export function dropGuard(engine: Engine, name: string, on: string): string[] {
  return engine === 'sqlite'
    ? [`drop trigger ${name}_guard`]
    : [`drop trigger ${name}_guard on ${on}`, `drop function ${name}_guard()`];
}
