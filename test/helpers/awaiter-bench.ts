/** A guest on a step that awaits an output, and a store of which the test is the server. The clock is turned by hand. */
import type {OutputRequest} from '../../src/experience/request.js';
import type {ExperienceConfig} from '../../src/experience/schema.js';
import {createAwaiter, type Awaiter} from '../../src/runtime/awaiter.js';
import {createSender} from '../../src/runtime/sender.js';
import {createRuntime, type Runtime} from '../../src/runtime/runtime.js';
import {applyPatch} from '../../src/session/patch.js';
import type {Session} from '../../src/session/schema.js';
import type {SessionStore} from '../../src/session/store.js';
import {anExperience, aSession, NOW, STEPS} from './builders.js';
import {createManualClock, type ManualClock} from './manual-clock.js';
import {image, MEDIA_STEPS} from './media-kinds.js';
import {createMemoryJournal} from './scripted-store.js';

export const posterWith = (config: object) => ({
  ...MEDIA_STEPS.poster,
  config: {...MEDIA_STEPS.poster.config, ...config},
});

export interface AwaiterBench {
  readonly clock: ManualClock;
  readonly runtime: Runtime;
  readonly awaiter: Awaiter;
  /** What the store has. */
  readonly stored: Session | null;
  /** When the store was read, in milliseconds since the beginning. */
  readonly reads: readonly number[];
  readonly effects: readonly string[];
  /** The codes that the page was told. */
  readonly told: readonly string[];
  isStoreDead: boolean;
  isHidden: boolean;
  /** What the guest's device asks for. */
  request(): OutputRequest | null;
  /** The server changes the document. */
  serve(changes: Partial<Session>): void;
  serveOutput(name: string): void;
  fail(requestedAt: unknown): void;
}

/** `isStored`: the store has the session already. */
export async function openBench(
  steps: ExperienceConfig['steps'],
  session = aSession(),
  isStored = false,
): Promise<AwaiterBench> {
  const clock = createManualClock(NOW);
  const reads: number[] = [];
  const effects: string[] = [];
  const told: string[] = [];
  let stored: Session | null = isStored ? session : null;
  const answer = async () => {
    if (bench.isStoreDead) throw new Error('dead');
  };
  const store: SessionStore = {
    create: async (start) => {
      await answer();
      return (stored = {...start, createdBy: 'me'});
    },
    update: async (_, patch) => {
      await answer();
      stored = applyPatch(stored!, patch);
    },
    get: async () => {
      reads.push(clock.now() - NOW);
      await answer();
      return stored;
    },
  };
  const {updatedAt, inputs, outputs} = session;
  const pending = isStored ? null : {updatedAt, inputs, outputs};
  const record = {session, created: isStored, pending, furthestStepIndex: 0, config: null};
  const runtime = createRuntime({
    experience: anExperience(...steps),
    record: {...record, backend: 'test', epoch: 0, earlier: [], isKnown: true, writer: 'me'},
    connect: async () => ({createSender, store}),
    journal: createMemoryJournal(),
    clock,
    random: () => 0.5,
    mayLeave: () => true,
    onEffect: ({type}) => {
      effects.push(type);
      awaiter.check();
    },
    onSaved: () => undefined,
  });
  const awaiter = createAwaiter({
    runtime,
    clock,
    random: () => 0.5,
    isHidden: () => bench.isHidden,
    onVain: ({code}) => told.push(code),
  });
  const bench = {
    clock,
    runtime,
    awaiter,
    reads,
    effects,
    told,
    isStoreDead: false,
    isHidden: false,
    get stored() {
      return stored;
    },
    request: () => runtime.getInput('poster') as OutputRequest | null,
    serve: (changes: Partial<Session>) => void (stored = {...stored!, ...changes}),
    serveOutput: (name: string) => bench.serve({outputs: {...stored!.outputs, poster: image(name)}}),
    fail: (requestedAt: unknown) => bench.serve({jobErrors: {poster: {requestedAt, code: 'no-face'}}}),
  };
  runtime.start();
  awaiter.check();
  await clock.advance(0);
  return bench;
}

/** A guest who has taken a photo comes to the step that makes a poster of it. */
export async function come(config: object = {}): Promise<AwaiterBench> {
  const bench = await openBench([MEDIA_STEPS.photo, posterWith(config), STEPS.again]);
  bench.runtime.setMedia('photo', image('me'));
  bench.runtime.next();
  await bench.clock.advance(0);
  return bench;
}
