/**
 * `npm run scale -- --arrivals 100 --steps 7 --pace 8`: what so many new guests a second ask of Firestore and of the sign-in, where it
 * gets hot, and what a million such sessions cost. `--pace`: seconds at a step; `--events`, `--projects`: over how many the guests are
 * spread; `--src`: the config comes from a CDN. One guest is played as the saver saves (docs/scale.md says what was measured).
 */
import {parseArgs} from 'node:util';

const {values} = parseArgs({
  options: {
    arrivals: {type: 'string', default: '100'},
    steps: {type: 'string', default: '7'},
    pace: {type: 'string', default: '8'},
    events: {type: 'string', default: '1'},
    projects: {type: 'string', default: '1'},
    src: {type: 'boolean', default: false},
  },
});
const arrivals = positive(values.arrivals);
const steps = positive(values.steps);
const pace = positive(values.pace);
const events = positive(values.events);
const projects = positive(values.projects);

/** As in src/runtime/saver.ts; and how long a write and the way to the first one take, as measured. */
const SAVE_DELAY = 5;
const WRITE = 0.2;
const SIGN_IN = 0.8;

/** Google's: dollars for each 100,000 in a multi-region, and what it says about load. Look them up before you rely on them. */
const PRICE = {read: 0.06, write: 0.18};
const SEQUENTIAL_LIMIT = 500;
const RAMP = {from: 500, by: 1.5, minutes: 5};
const ACCOUNTS_AN_HOUR = 100;
const READS = {config: values.src ? 0 : 2, rules: 2};

const writes = average(2_000, () => writesOf(play()));
const reads = READS.config + READS.rules;

const perSecond = {
  'config reads': READS.config * arrivals,
  'reads of the rules': READS.rules * arrivals,
  'new accounts': arrivals,
  'session starts': arrivals,
  'session updates': (writes - 1) * arrivals,
};
console.log(
  `${arrivals} new guests a second, ${steps} steps of about ${pace} s, ${events} event(s) in ${projects} project(s)\n`,
);
console.log(`A session: ${writes.toFixed(1)} writes, ${reads} reads, 1 sign-in request`);
console.log(`At once:   ${thousands(arrivals * steps * pace)} guests\n`);
for (const [what, rate] of Object.entries(perSecond))
  console.log(`${what.padEnd(20)} ${thousands(rate).padStart(10)} /s`);

console.log('\nHot spots');
hot(`starts of one project (createdAt is indexed there)`, arrivals / projects, SEQUENTIAL_LIMIT);
hot(`starts of one event (its index too)`, arrivals / (events * projects), SEQUENTIAL_LIMIT);
hot(`writes to one session`, 1 / pace, 1);
const total = writes * arrivals;
const minutes =
  total <= RAMP.from ? 0 : Math.ceil(Math.log(total / RAMP.from) / Math.log(RAMP.by)) * RAMP.minutes;
console.log(
  `  from a cold start to ${thousands(total)} writes/s: ${minutes} minutes by Google's rule (500, half more every five minutes)`,
);
console.log(
  `  guests behind one address that can sign in anew: ${ACCOUNTS_AN_HOUR} an hour, so these come from ${thousands(Math.ceil((arrivals * 3600) / ACCOUNTS_AN_HOUR))} addresses or bring tokens`,
);

const cost = (1e6 / 1e5) * (writes * PRICE.write + reads * PRICE.read);
console.log(
  `\nA million sessions: $${cost.toFixed(2)} for reads and writes; at this rate they take ${duration(1e6 / arrivals)}`,
);

/** The instants at which one guest's page has something to send: an answer may wait, a step on may not. */
function play() {
  const wishes = [];
  let now = 0;
  for (let step = 0; step < steps; step++) {
    const stay = pace * (0.5 + Math.random());
    const answered = now + stay * (0.4 + 0.5 * Math.random());
    now += stay;
    wishes.push({at: answered, due: answered + SAVE_DELAY}, {at: now, due: now});
  }
  return wishes;
}

/** One request at a time; what is wished for meanwhile goes with the next. @param {{at: number, due: number}[]} wishes */
function writesOf(wishes) {
  let count = 1; // the start
  let free = SIGN_IN + WRITE;
  let open = wishes;
  while (open.length > 0) {
    const due = Math.max(free, Math.min(...open.map((wish) => wish.due)));
    count += 1;
    open = open.filter(({at}) => at > due);
    free = due + WRITE;
  }
  return count;
}

/** @param {string} what @param {number} rate @param {number} limit */
function hot(what, rate, limit) {
  const verdict = rate > limit ? `TOO HOT: spread over ${Math.ceil(rate / limit)}` : 'cool';
  console.log(`  ${what}: ${rate < 10 ? rate.toFixed(2) : thousands(rate)}/s of ${limit}/s, ${verdict}`);
}

/** @param {number} count @param {() => number} draw */
function average(count, draw) {
  return Array.from({length: count}, draw).reduce((sum, value) => sum + value, 0) / count;
}

/** @param {string} text */
function positive(text) {
  const value = Number(text);
  if (value > 0) return value;
  console.error(`Expected a number above 0, received ${text}.`);
  return process.exit(1);
}

/** @param {number} value */
function thousands(value) {
  return Math.round(value).toLocaleString('en');
}

/** @param {number} seconds */
function duration(seconds) {
  return seconds < 7200 ? `${Math.round(seconds / 60)} minutes` : `${(seconds / 3600).toFixed(1)} hours`;
}
