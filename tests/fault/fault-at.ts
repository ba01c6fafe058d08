import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely';

/** What comes between a program and its database. */
export class InjectedFault extends Error {}

/** Does something at one call of the database, counted from 1: `before` it is made, or `after` it was answered. */
export class FaultAt implements KyselyPlugin {
  /** How many calls were made so far. */
  calls = 0;

  constructor(
    private readonly call: number,
    private readonly when: 'before' | 'after',
    private readonly strike: () => void,
  ) {}

  transformQuery({ node }: PluginTransformQueryArgs) {
    this.calls += 1;
    if (this.when === 'before' && this.calls === this.call) this.strike();
    return node;
  }

  transformResult({ result }: PluginTransformResultArgs) {
    if (this.when === 'after' && this.calls === this.call) this.strike();
    return Promise.resolve(result);
  }
}
