/** What must hold of guests who wait for a server's output: after each thing that happens, and once nothing happens any more. */
import {answerTo, type OutputRequest} from '../../src/experience/request.js';
import {POSTER} from './experience.js';
import {numberOf} from './maker.js';
import type {Visit} from './visit.js';
import type {World} from './world.js';

const LISTENERS_EACH = 2;

/** Work without an end, or for nobody; an output that was shown and is gone. */
export function checkWaiting(world: World, visits: readonly Visit[]): void {
  for (const {page, phase, waiting, runtime} of visits) {
    if (!page.isAlive || !waiting) continue;
    const isRunning = phase === 'running';
    if (waiting.timers > (isRunning ? 1 : 0)) world.fail(`${page.name} waits with ${waiting.timers} timers`);
    if (waiting.looking > 1) world.fail(`${page.name} looks ${waiting.looking} times at once`);
    const excess = waiting.excess();
    if (excess) world.fail(`${page.name} looks too often: ${excess}`);
    const expected = visits.filter(
      (other) => other.page === page && other.waiting && other.phase === 'running',
    );
    if (page.listeners !== expected.length * LISTENERS_EACH)
      world.fail(`${page.name} has ${page.listeners} listeners`);
    if (!isRunning) continue;
    const shown = numberOf(runtime!.getOutput(POSTER));
    if (shown < waiting.shown) world.fail(`${page.name} showed output ${waiting.shown}, and now ${shown}`);
    waiting.shown = shown;
  }
}

/** Nobody waits: the guest has the output, or is told why not. */
export function checkAnswered(world: World, {page, phase, runtime}: Visit): void {
  if (phase !== 'running' || runtime!.head.status !== 'active') return;
  const {currentStep, problem} = runtime!;
  if (currentStep?.id === POSTER && problem)
    world.fail(`${page.name} waits for ever: ${JSON.stringify(runtime!.getInput(POSTER))}`);
}

/** Who has asked once more has an answer, unless another page has led them on. */
export function checkServed(world: World, {page, phase, runtime}: Visit): void {
  const isThere = phase === 'running' && runtime!.head.status === 'active';
  if (!isThere || runtime!.currentStep?.id !== POSTER) return;
  const request = runtime!.getInput(POSTER) as OutputRequest;
  if (request.ended !== 'made' && !answerTo(request, runtime!.getOutput(POSTER)))
    world.fail(`${page.name} asked again in vain: ${JSON.stringify(request)}`);
}

/** Who comes back to a finished session sees what they can take away. */
export function checkResult(world: World, {page, runtime}: Visit): void {
  const {head, result} = runtime!;
  const {resultStepId} = world.device.records.get(head.id) ?? {};
  const made = resultStepId !== undefined && world.server.documents.get(head.id)?.outputs[resultStepId];
  if (head.status === 'completed' && made && !result) world.fail(`${page.name} ends without the result`);
}
