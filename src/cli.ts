#!/usr/bin/env node
import { runCli } from './cli/run.js';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // the reader of a pipe went away: nothing is left to say
  process.exit(error.code === 'EPIPE' ? 0 : 3);
});
process.exitCode = await runCli(process.argv.slice(2), process.env);
