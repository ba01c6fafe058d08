import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely';

/** Does something before each statement, or after it was answered. */
export class AtEach implements KyselyPlugin {
  private call = 0;
  constructor(
    private readonly strike: { before?: (call: number) => void; after?: (call: number) => Promise<void> },
  ) {}
  transformQuery({ node }: PluginTransformQueryArgs) {
    this.call += 1;
    this.strike.before?.(this.call);
    return node;
  }
  async transformResult({ result }: PluginTransformResultArgs) {
    await this.strike.after?.(this.call);
    return result;
  }
}
