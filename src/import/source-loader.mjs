// Lets the reader's process run from the TypeScript sources, as tests do; a build has no use for it.
import { register } from 'node:module';

register('./source-hooks.mjs', import.meta.url);
