/**
 * A page's waiting for what the server makes: the real awaiter, with the page's own window and document, as
 * `src/element/output-watch.ts` loads it. Counts what it looks for and what it leaves behind.
 */
import {answerTo, type OutputRequest} from '../../src/experience/request.js';
import type {Awaiter} from '../../src/runtime/awaiter.js';
import type {Runtime} from '../../src/runtime/runtime.js';
import {POSTER} from './experience.js';
import {numberOf} from './maker.js';
import type {Visit} from './visit.js';
import type {World} from './world.js';

/** The most looks that fit between two things that make it look at once: 0, 0.75, 1.9, 3.6 seconds, then each 3.75 at least. */
const BURST = 5;
const MIN_PAUSE_MS = 3_750;

export interface Waiting {
  readonly awaiter: Awaiter;
  timers: number;
  /** Looks under way. */
  looking: number;
  /** The number of the latest output that the guest was shown. */
  shown: number;
  /** Something has happened that may make it look at once. */
  stir(): void;
  /** Looks in words, where they are too many; or null. */
  excess(): string | null;
}

export function createWaiting(world: World, visit: Visit, runtime: Runtime, signal: AbortSignal): Waiting {
  const {page} = visit;
  const {time, source, random, device, event} = world;
  let looks = 0;
  let since = time.now;

  async function refresh(): Promise<boolean> {
    looks += 1;
    waiting.looking += 1;
    event('looked');
    world.onLook(visit);
    try {
      const hasLooked = await runtime.refresh();
      event(hasLooked ? 'look taken over' : 'look not taken over');
      return hasLooked;
    } catch (error) {
      event('look failed');
      throw error;
    } finally {
      waiting.looking -= 1;
    }
  }

  const awaiter = source.pageAwaiter.createPageAwaiter({
    runtime: Object.create(runtime, {refresh: {value: refresh}}) as Runtime,
    signal,
    report: ({code}) => {
      event(code === 'runtime/output-late' ? 'told late' : 'told failed');
      world.trace(`${page.name} is told ${code}`);
    },
    window: page.window,
    document: page.document,
    browserClock: device.clockFor(page, (change) => (waiting.timers += change)),
    Math: {random: random.next},
  });
  const waiting: Waiting = {
    awaiter,
    timers: 0,
    looking: 0,
    shown: 0,
    stir() {
      looks = 0;
      since = time.now;
    },
    excess() {
      const passed = time.now - since;
      return looks > BURST + passed / MIN_PAUSE_MS ? `${looks} looks in ${passed} ms` : null;
    },
  };
  return waiting;
}

/** The guest is shown an output: of their photo, or of an earlier one where that was made while they asked anew. */
export function noteReceived({event, maker}: World, runtime: Runtime): void {
  const output = runtime.getOutput(POSTER);
  const request = runtime.getInput(POSTER) as OutputRequest | null;
  event('output received');
  if (!request || request.ended || !answerTo(request, output)) return;
  if (maker.sources.get(numberOf(output)) !== request.source) event('output of an earlier photo');
}
