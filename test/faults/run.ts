/**
 * `npm run faults -- --seeds N --seed S [--trace]`: runs N seeds from S on and prints what was injected and survived. A seed
 * that fails prints its trace and the command that replays it.
 */
import {parseArgs} from 'node:util';
import {addTally, createTally, EVENTS, FAULTS, type Tally} from './faults.js';
import {simulate} from './simulate.js';
import {loadSource, type Source} from './source.js';

const MAX_FAILURES = 5;

export interface Failure {
  readonly seed: number;
  readonly why: string;
}

/** Runs the seeds until `MAX_FAILURES` have failed. */
export async function runSeeds(
  source: Source,
  first: number,
  count: number,
  maxFailures = MAX_FAILURES,
): Promise<{tally: Tally; failures: Failure[]}> {
  const tally = createTally();
  const failures: Failure[] = [];
  for (let seed = first; seed < first + count && failures.length < maxFailures; seed += 1) {
    const run = await simulate(source, seed);
    if (run.failure) failures.push({seed, why: run.failure});
    else addTally(tally, run.tally);
  }
  return {tally, failures};
}

/** Only seeds that passed are in the tally: what it counts was survived. */
export function describeTally({
  seeds,
  sessions,
  users,
  renewals,
  faults,
  events,
  killsAtRisk,
  acknowledged,
  checks,
}: Tally): string {
  const total = FAULTS.reduce((sum, fault) => sum + faults[fault], 0);
  return [
    `${seeds} seeds survived: ${sessions} sessions of ${users} users, whose tokens were renewed ${renewals} times, ${acknowledged.device} acknowledged by the device and ${acknowledged.server} by the server, ${checks} checks`,
    `${total} faults survived: ${FAULTS.map((fault) => `${fault} ${faults[fault]}`).join(', ')}`,
    `${faults['page killed'] + faults['page closed'] + faults['page reloaded']} kills survived, ${killsAtRisk} of them while the device alone held what it had acknowledged`,
    `guests who waited for a server: ${EVENTS.map((event) => `${event} ${events[event]}`).join(', ')}`,
  ].join('\n');
}

export async function describeFailure(source: Source, {seed, why}: Failure): Promise<string> {
  const {trace} = await simulate(source, seed, {isTraced: true});
  return [`seed ${seed}: ${why}`, ...trace, `replay: npm run faults -- --seed ${seed} --seeds 1`].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  const {values} = parseArgs({
    options: {
      seeds: {type: 'string', default: '2000'},
      seed: {type: 'string', default: '1'},
      trace: {type: 'boolean', default: false},
    },
  });
  const source = await loadSource();
  const {tally, failures} = await runSeeds(source, Number(values.seed), Number(values.seeds));
  for (const failure of failures) console.log(await describeFailure(source, failure));
  if (values.trace)
    console.log((await simulate(source, Number(values.seed), {isTraced: true})).trace.join('\n'));
  console.log(describeTally(tally));
  process.exitCode = failures.length > 0 ? 1 : 0;
}
