/**
 * Waits with a guest for what a server makes: has the current step ask, then reads the session again and again until the
 * output is there, the server says that it failed, or the time is up. It reads only while the current step waits and
 * somebody can see it, never twice at once, and the pauses grow: about 15 reads in the first minute, 12 in each later one.
 */
import {answerTo, isAwaited, type OutputRequest, type WaitEnd} from '../experience/request.js';
import type {Step} from '../experience/step.js';
import type {Cancel, Clock} from '../shared/clock.js';
import {ExperienceError, type ErrorCode} from '../shared/errors.js';
import type {SessionHead} from '../session/schema.js';
import {isSameMedia} from '../shared/media.js';
import {requestFor} from './requests.js';
import type {Runtime} from './runtime.js';

export const POLL_MIN_MS = 1_000;
export const POLL_MAX_MS = 5_000;
const GROWTH = 1.5;

export interface AwaiterOptions {
  readonly runtime: Runtime;
  readonly clock: Clock;
  /** A number in [0, 1), for the jitter. */
  readonly random: () => number;
  readonly isHidden: () => boolean;
  /** Called when a wait has come to nothing. */
  readonly onVain: (error: ExperienceError) => void;
}

export interface Awaiter {
  /** Looks at the current step: to be called when something may have changed. */
  readonly check: () => void;
  /** Has the server make the output after all, where the last attempt came to nothing. */
  readonly askAgain: () => void;
  /** The page is seen again, or hidden, or online: reads at once where it waits, or stops. */
  readonly wake: () => void;
  readonly close: () => void;
}

export function createAwaiter({runtime, clock, random, isHidden, onVain}: AwaiterOptions): Awaiter {
  let cancelTimer: Cancel | null = null;
  let isReading = false;
  let isClosed = false;
  /** The request that is waited for, for how long by the pauses alone, and the next pause. */
  let requestedAt: number | null = null;
  let waitedMs = 0;
  let pauseMs = 0;

  function check(): void {
    if (isClosed) return;
    ask(false);
    const request = openRequest();
    if (request?.requestedAt !== requestedAt) {
      stop();
      requestedAt = request?.requestedAt ?? null;
      // Who comes back may have waited long enough already.
      pauseMs = request && clock.now() - request.requestedAt < POLL_MIN_MS ? POLL_MIN_MS : 0;
      waitedMs = 0;
    }
    if (request && !cancelTimer && !isReading && !isHidden()) plan();
  }

  function ask(isAgain: boolean, hasLooked = false): void {
    const step = runtime.currentStep;
    if (!step?.awaits || runtime.head.status !== 'active') return;
    const request = requestFor(runtime, step, clock.now(), isAgain);
    if (!request) return;
    if (hasLooked || !mayBeMade(step, request)) runtime.request(step.id, request);
    else if (!isReading) void lookFirst();
  }

  /** Whether the store may have what was made of an earlier picture: unseen, it would pass for what is made of this one. */
  function mayBeMade({id}: Step, {source}: OutputRequest): boolean {
    const earlier = runtime.getInput(id) as OutputRequest | null;
    if (!earlier || earlier.ended === 'skipped' || isSameMedia(earlier.source, source)) return false;
    return answerTo(earlier, runtime.getOutput(id)) === null;
  }

  /** Asks in any case: where nobody can be reached, the wait for that comes to its end. */
  async function lookFirst(): Promise<void> {
    stop();
    isReading = true;
    await runtime
      .flush()
      .then(runtime.refresh)
      .catch(() => false);
    isReading = false;
    if (isClosed) return;
    ask(false, true);
    check();
  }

  function plan(): void {
    const ms = pauseMs * (0.75 + random() / 2);
    pauseMs = Math.min(POLL_MAX_MS, Math.max(POLL_MIN_MS, pauseMs * GROWTH));
    cancelTimer = clock.after(ms, () => {
      cancelTimer = null;
      waitedMs += ms;
      void read();
    });
  }

  function stop(): void {
    cancelTimer?.();
    cancelTimer = null;
  }

  async function read(): Promise<void> {
    isReading = true;
    const {resultAssetId} = runtime.head;
    const asked = requestedAt; // the guest may ask anew meanwhile
    // What the store has not got yet cannot have been answered.
    const hasLooked = await runtime.refresh().catch(() => false);
    isReading = false;
    if (isClosed) return;
    const request = openRequest();
    const step = runtime.currentStep;
    if (step && request?.requestedAt === asked) {
      const failure = failureOf(runtime.head, step, request);
      const end = (ended: WaitEnd) => runtime.request(step.id, {...request, ended});
      if (failure !== null) {
        end('failed');
        tell('runtime/output-failed', step, failure);
      } else if (runtime.head.resultAssetId !== resultAssetId) end('made');
      else if (isTimeUp(step, request, hasLooked)) {
        end('late');
        tell('runtime/output-late', step, 'nothing');
      }
    }
    check();
  }

  /** The current step's request, while it is waited for. */
  function openRequest(): OutputRequest | null {
    const step = runtime.currentStep;
    if (!step?.awaits || runtime.head.status !== 'active') return null;
    const request = runtime.getInput(step.id) as OutputRequest | null;
    return isAwaited(request, runtime.getOutput(step.id)) ? request : null;
  }

  /** By the device's clock once it has looked; by the pauses where it cannot look, or the clock was set back. */
  function isTimeUp({awaits}: Step, request: OutputRequest, hasLooked: boolean): boolean {
    const waited = hasLooked ? Math.max(clock.now() - request.requestedAt, waitedMs) : waitedMs;
    return waited >= (awaits?.timeoutMs ?? 0);
  }

  function tell(code: ErrorCode, {id}: Step, received: string): void {
    onVain(new ExperienceError(code, {expected: `an output for the step "${id}"`, received}));
  }

  return {
    check,
    askAgain() {
      ask(true);
      check();
    },
    wake() {
      stop();
      pauseMs = 0;
      check();
    },
    close() {
      isClosed = true;
      stop();
    },
  };
}

/** What the server says of this request in `jobErrors`, which it alone writes; null where it says nothing. */
function failureOf(session: SessionHead, step: Step, request: OutputRequest): string | null {
  const errors = session['jobErrors'] as Partial<
    Record<string, {requestedAt?: unknown; code?: unknown}>
  > | null;
  const {requestedAt, code} = errors?.[step.id] ?? {};
  if (requestedAt !== request.requestedAt) return null;
  return typeof code === 'string' ? code : 'no code';
}
