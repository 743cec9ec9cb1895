/**
 * `npm run bench -- growth`: what a step costs among 10 and among 1,000, what an element costs alone and among 100, and what the pure
 * runtime costs beside xstate's on the same flow. Prints a line each.
 */
import {readdirSync, readFileSync} from 'node:fs';
import {createMachine, initialTransition, transition as xstateTransition, assign} from 'xstate';
import {parseExperience} from '../dist/npm/experience/parse.js';
import {deriveState} from '../dist/npm/runtime/state.js';
import {transition} from '../dist/npm/runtime/transition.js';
import {createSession} from '../dist/npm/session/operations.js';
import {builtInKinds} from '../dist/npm/steps/index.js';
import {startChromium} from './lib/chromium.mjs';
import {startEmulators} from './lib/emulators.mjs';
import {median} from './lib/measure.mjs';
import {serve} from './lib/serve.mjs';

const ROUNDS = 5;
const STEPS = 8;

await inBrowser();
pure();
process.exit();

async function inBrowser() {
  const files = new Map(
    readdirSync('dist')
      .filter((name) => name.endsWith('.js'))
      .map((name) => [name, readFileSync(`dist/${name}`)]),
  );
  files.set('growth.js', readFileSync('bench/growth-page.js'));
  files.set(
    'index.html',
    '<!doctype html><title>Growth</title><main></main><script type="module" src="experience-session.js"></script>',
  );
  const site = await serve(files);
  const emulators = await startEmulators();
  const {firestore, auth, project} = emulators;
  const config = {apiKey: 'demo', projectId: project, emulators: {firestore, auth}};
  const chromium = await startChromium();
  const page = await chromium.open(() => undefined);
  await page.send('Page.enable');
  await page.send('Page.navigate', {url: `${site.origin}/index.html`});
  const ask = async (call) => {
    const expression = `import('${site.origin}/growth.js').then((growth) => growth.${call})`;
    const {result, exceptionDetails} = await page.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception.description);
    return result.value;
  };
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await page.send('Performance.enable');
  const script = async () =>
    (await page.send('Performance.getMetrics')).metrics.find(({name}) => name === 'ScriptDuration').value *
    1000;
  /** The last steps of so many, in Firestore: until the next one is there, and all script until the server has it. */
  const steps = async (count) => {
    await ask(`begin(${count}, ${STEPS}, ${JSON.stringify(config)})`);
    const before = await script();
    const {ms, nodes} = await ask(`walk(${STEPS})`);
    const all = ((await script()) - before) / STEPS;
    await ask('end()');
    return {ms, all, nodes};
  };
  for (let warm = 0; warm < 10; warm++) await steps(10);
  const few = [];
  const many = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (let turn = 0; turn < 5; turn++) few.push(await steps(10));
    many.push(await steps(1000));
  }
  for (const [what, key] of [
    ['until the next step is there', 'ms'],
    ['all script until the server has it', 'all'],
  ]) {
    const [low, high] = [few, many].map((list) => median(list.map((one) => one[key])));
    console.log(
      `a step, ${what}: ${low.toFixed(2)} ms among 10, ${high.toFixed(2)} ms among 1,000; ratio ${(high / low).toFixed(2)}`,
    );
  }
  console.log(`nodes in the page: ${few[0].nodes} and ${many[0].nodes}`);
  const alone = [];
  const hundred = [];
  for (let round = 0; round < ROUNDS; round++) {
    alone.push(await ask('perElement(10)'));
    hundred.push(await ask('perElement(100)'));
  }
  const [one, each] = [median(alone.map(({ms}) => ms)) / 10, median(hundred.map(({ms}) => ms)) / 100];
  console.log(
    `an element among 10: ${one.toFixed(2)} ms, among 100: ${each.toFixed(2)} ms; ratio ${(each / one).toFixed(2)}; ` +
      `one set of styles: ${hundred[0].isShared}`,
  );
  await page.close();
  await chromium.close();
  site.close();
  await emulators.stop();
}

/** An answer and a step on, a hundred times over. */
function pure() {
  const COUNT = 100;
  const steps = Array.from({length: COUNT}, (_, at) => ({
    id: `s${at}`,
    type: 'input.yesNo',
    config: {title: 'Q'},
  }));
  const parsed = parseExperience(
    {version: 1, steps},
    builtInKinds.map(({logic}) => logic),
  );
  const ids = {projectId: 'p', eventId: 'e', experienceId: 'x', mode: 'guest', configSource: 'published'};
  const begin = deriveState(parsed.value, createSession(ids, {id: 's', now: 1}));
  const ours = () => {
    let state = begin;
    for (let at = 0; at < COUNT - 1; at++) {
      [state] = transition(parsed.value, state, {type: 'answered', stepId: `s${at}`, value: true});
      [state] = transition(parsed.value, state, {type: 'continued'});
    }
    return state.currentStepIndex;
  };

  const machine = createMachine({
    context: {at: 0, inputs: {}},
    initial: 'active',
    states: {
      active: {
        on: {
          answered: {
            guard: ({event}) => typeof event.value === 'boolean',
            actions: assign({
              inputs: ({context, event}) => ({...context.inputs, [event.stepId]: event.value}),
            }),
          },
          continued: [
            {
              guard: ({context}) => context.at + 1 < COUNT,
              actions: assign({at: ({context}) => context.at + 1}),
            },
            {target: 'completed'},
          ],
        },
      },
      completed: {type: 'final'},
    },
  });
  const theirs = () => {
    let [state] = initialTransition(machine);
    for (let at = 0; at < COUNT - 1; at++) {
      [state] = xstateTransition(machine, state, {type: 'answered', stepId: `s${at}`, value: true});
      [state] = xstateTransition(machine, state, {type: 'continued'});
    }
    return state.context.at;
  };

  for (const walk of [ours, theirs]) {
    if (walk() !== COUNT - 1) throw new Error('the two flows differ');
    for (let warm = 0; warm < 30; warm++) walk();
  }
  const [own, other] = [[], []];
  for (let round = 0; round < 41; round++) {
    own.push(timed(ours));
    other.push(timed(theirs));
  }
  const each = (list) => ((median(list) * 1000) / (2 * (COUNT - 1))).toFixed(2);
  console.log(
    `a transition of the pure runtime: ${each(own)} µs, of xstate: ${each(other)} µs; ratio ${(median(own) / median(other)).toFixed(2)}`,
  );
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}
