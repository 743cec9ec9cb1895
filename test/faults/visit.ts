/**
 * A visit: one element on a page, from its start to its end, put together as `src/element/session-controller.ts` does it,
 * from the real `openSession`, runtime, saver, housekeeping, journal and Firestore store.
 */
import type {Runtime} from '../../src/runtime/runtime.js';
import type {Photo} from '../../src/session/media-store.js';
import type {SessionStore} from '../../src/session/store.js';
import {connectionOf} from './connection.js';
import {photoKind} from './experience.js';
import {createPage, type Page} from './page.js';
import {urlOf, type Seen} from './model.js';
import {current} from './seams/browser.js';
import {createWaiting, noteReceived, type Waiting} from './waiting.js';
import type {World} from './world.js';

const isLatest = (world: World, visit: Visit) =>
  world.hasLocks || world.latest.get(visit.runtime!.session.id) === visit;

export interface Visit {
  readonly page: Page;
  phase: 'loading' | 'running' | 'elsewhere' | 'failed' | 'closed';
  runtime: Runtime | null;
  seen: Seen;
  /** The photos that the guest has accepted here. */
  readonly accepted: Seen;
  /** While the guest does something. */
  isActing: boolean;
  /** The guest has completed the session here, and not in another page. */
  hasCompleted: boolean;
  /** For what a server makes; null where no step does, or the code for it is not there yet. */
  waiting: Waiting | null;
  /** Timers of the saver's. */
  timers: number;
  /** Requests of the saver's that are under way, without those of a page that leaves. */
  requests: number;
  leaving: number;
  close(): void;
}

export function openVisit(world: World, {page = createPage(world.name('page')), isNew = false} = {}): Visit {
  const {source, device, locks, model, random} = world;
  const visit: Visit = {
    page,
    phase: 'loading',
    runtime: null,
    seen: new Map(),
    accepted: new Map(),
    isActing: false,
    hasCompleted: false,
    waiting: null,
    timers: 0,
    requests: 0,
    leaving: 0,
    close() {
      if (visit.phase === 'running') visit.runtime!.close();
      visit.phase = 'closed';
      leave();
    },
  };
  const writer = world.name('writer');
  const isAborted = () => visit.phase === 'elsewhere' || visit.phase === 'closed';
  let release = () => {};
  const life = new AbortController();
  world.lives.push(life);
  const leave = () => {
    release();
    life.abort();
  };
  const clock = device.clockFor(page, (change) => (visit.timers += change));
  const aside = device.clockFor(page, () => undefined);
  current.clock = aside;
  const parts = {database: device.databaseFor(page), clock, random: random.next};
  const journal = source.journal.createLocalJournal(parts.database);
  const wait = (ms: number) =>
    page.promise<undefined>((resolve) => void world.time.after(ms, () => resolve(undefined)));

  const connection = connectionOf(world, page, parts.database, aside);
  const {user, signedIn, storeFor} = connection;
  const settings = {
    ids: {projectId: 'p1', eventId: 'e1', experienceId: 'x1'},
    mode: 'guest',
    configSource: 'published',
    store: 'firestore',
    resume: true,
    isLazy: false,
    src: null,
    experience: world.config,
    context: {},
    firebase: {config: null, app: null, authToken: null},
  } as const;
  const backend = {
    key: 'here',
    storeFor,
    mediaStoreFor: async () => ({
      upload: async ({name}: Photo) => {
        await signedIn();
        const upload = async () => {
          await connection.upload(name).catch((cause: unknown) => {
            const {code} = cause as {code: string};
            const isDenied = ['unauthenticated', 'permission-denied'].includes(code);
            throw new source.errors.ExperienceError(
              `media/${isDenied ? 'permission-denied' : 'unavailable'}`,
            );
          });
          return {url: urlOf(name), type: 'image'} as const;
        };
        return {done: upload(), cancel: () => undefined};
      },
    }),
    userId: async () => (await user()).uid,
    source: {load: async () => world.config},
  };

  function lose(): void {
    if (isAborted() || visit.phase === 'failed') return;
    visit.runtime?.halt();
    visit.phase = 'elsewhere';
    world.trace(`${page.name} is told that the session goes on elsewhere`);
    leave();
  }

  async function awaitOutputs(runtime: Runtime): Promise<void> {
    if (!runtime.experience.steps.some(({awaits}) => awaits)) return;
    await wait(random.below(200));
    if (isAborted()) return;
    visit.waiting = createWaiting(world, visit, runtime, life.signal);
    visit.waiting.awaiter.check();
  }

  async function run(): Promise<void> {
    const opened = await source.openSession.openSession({
      settings,
      backend,
      journal,
      kinds: [source.text.shortTextLogic, source.transform.transformLogic, photoKind],
      isNew,
      writer,
      own: (id, claim) => locks.take(id, {page, onLost: lose, until: (end) => (release = end)}, claim),
    });
    if (isAborted()) return;
    const media = await source.openUploader.openUploader(opened, backend, parts);
    if (isAborted()) return;
    const {session} = media.record;
    if (!opened.isResumed) world.started.add(session.id);
    visit.seen = model.open(session, () => page.isAlive && visit.phase === 'running');
    world.trace(
      `${page.name} opens ${session.id}${opened.isResumed ? ', resumed' : ''} ${session.updatedAt % 1e9}`,
    );
    const runtime = source.runtime.createRuntime({
      ...opened,
      ...media,
      ...parts,
      connect: async () => ({
        createSender: source.sender.createSender,
        store: counted(storeFor(), visit),
      }),
      journal,
      mayLeave: () => true,
      onEffect: ({type}) => {
        if (life.signal.aborted) return;
        if (type === 'received') noteReceived(world, runtime);
        if (type === 'completed') visit.hasCompleted = true;
        // A photo goes up, a session that waits for it ends, a server is asked, while the guest does nothing.
        if (!visit.isActing && ['captured', 'completed', 'requested'].includes(type)) {
          model.see(runtime.session, visit.seen);
          model.put(runtime.session, visit.seen);
        }
        // Where there are no locks, a page that another has taken over from learns of it only when it next writes.
        if (type === 'completed' && isLatest(world, visit)) model.completed(session.id);
        visit.waiting?.awaiter.check();
      },
      onSaved: (durability) => {
        if (runtime.saved.error?.code === 'session/taken-over') {
          if (world.hasLocks && !isAborted()) world.report(`${page.name} has the lock, and not the record`);
          lose();
          return;
        }
        if (visit.phase === 'closed') world.fail(`${page.name} was told something after its end`);
        visit.waiting?.awaiter.check();
        if (visit.isActing) return; // the guest is not done
        model.see(runtime.session, visit.seen);
        if (!durability) return;
        const {pending} = runtime.saved;
        world.trace(`${page.name} saved: ${durability}, ${pending} pending`);
        world.tally.acknowledged[durability] += 1;
        if (durability === 'device' || pending === 0)
          model.acknowledge(session.id, durability, visit.seen, promisedIn(world, visit));
      },
    });
    visit.runtime = runtime;
    visit.phase = 'running';
    world.latest.set(session.id, visit);
    await wait(random.below(20));
    if (isAborted()) return;
    model.see(runtime.session, visit.seen);
    runtime.start();
    model.put(runtime.session, visit.seen);
    void awaitOutputs(runtime);
    if (opened.experience === source.openSession.FORGOTTEN && opened.record.resultStepId)
      runtime.refresh().catch(() => undefined);
    try {
      await runtime.flush().catch((error: unknown) => {
        if (source.errors.toExperienceError(error, 'session/unavailable').retryable) throw error;
      });
      const userId = await backend.userId();
      if (isAborted()) return;
      const left = await source.leftovers.leftovers(journal, clock.now(), session.id);
      if (!left) return;
      await source.housekeeping.keepHouse({
        ...parts,
        journal,
        left,
        openUploader: async (record) =>
          (await source.openUploader.openUploader({record, isResumed: true}, backend, parts)).uploader,
        ifIdle: (id, claim, work) => locks.ifUnlocked(id, page, claim, work),
        writer,
        storeFor: (record) =>
          record.backend === 'here' && source.openSession.isOwn(record, userId, settings) ? storeFor() : null,
      });
    } catch {
      // As the controller: the next visit has the same chance.
    }
  }

  run().catch((error: unknown) => {
    if (!isAborted()) visit.phase = 'failed';
    world.trace(`${page.name} does not open: ${String(error)}`);
  });
  return visit;
}

/** What a page sees, and the photos that it brings up; they are given up where the session is abandoned, or has ended elsewhere. */
export function promisedIn(world: World, {runtime, seen, accepted, hasCompleted}: Visit): Seen {
  // Without locks, a clock that jumped back makes the newer of two pages' photos look older: a limit that is told.
  const {faults, events} = world.tally;
  const isOff = faults['clock back'] + events['updatedAt set'] > 0;
  const isTold = !world.hasLocks && isOff && !runtime!.isOnItsWay('selfie');
  const isKept = (runtime!.session.status === 'active' || hasCompleted) && !isTold;
  return isKept ? new Map([...seen, ...accepted]) : seen;
}

/** The store, with the saver's requests counted as long as they are under way. */
function counted(store: SessionStore, visit: Visit): SessionStore {
  const during = <T>(isLeaving: boolean | undefined, work: Promise<T>): Promise<T> => {
    const key = isLeaving ? 'leaving' : 'requests';
    visit[key] += 1;
    return work.finally(() => (visit[key] -= 1));
  };
  return {
    create: (session, options) => during(options?.isLeaving, store.create(session, options)),
    get: (id) => store.get(id),
    update: (id, patch, options) => during(options?.isLeaving, store.update(id, patch, options)),
  };
}
