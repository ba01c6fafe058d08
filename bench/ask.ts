/* Asks a server as fast as it answers, or so often a second, in a process of its own: prints autocannon's result. */
import autocannon from 'autocannon';

/** As autocannon takes it. */
export type Load = Pick<
  autocannon.Options,
  'url' | 'headers' | 'connections' | 'duration' | 'amount' | 'overallRate' | 'requests'
>;

process.stdout.write(JSON.stringify(await autocannon(JSON.parse(process.argv[2] ?? '{}') as Load)));
