/** One world from one seed: its time, chance, device, network, server, locks and model, and what may go wrong in it. */
import {createRandom, type Random} from '../helpers/random.js';
import type {ExperienceConfig} from '../../src/experience/schema.js';
import {createDevice, type Device} from './device.js';
import {experienceFor} from './experience.js';
import {createTally, NETWORK, type Event, type Fault, type Tally} from './faults.js';
import {createIdentity, type Identity} from './identity.js';
import {createLocks, type Locks} from './locks.js';
import {createMaker, harmed, type Maker} from './maker.js';
import {createModel, urlOf, type Model} from './model.js';
import {createNetwork, type Network} from './network.js';
import {current} from './seams/browser.js';
import {createServer, type Server} from './server.js';
import type {Source} from './source.js';
import {createTime, type Time} from './time.js';
import type {Visit} from './visit.js';

export const SERVER_EPOCH_MS = 1_700_000_000_000;
const KEEP_MS = 30 * 24 * 60 * 60 * 1000;

export class Broken extends Error {}

export interface World {
  readonly source: Source;
  readonly time: Time;
  readonly random: Random;
  readonly device: Device;
  readonly network: Network;
  readonly server: Server;
  readonly identity: Identity;
  readonly locks: Locks;
  readonly hasLocks: boolean;
  readonly model: Model;
  readonly maker: Maker;
  /** What its guests go through. */
  readonly config: ExperienceConfig;
  readonly tally: Tally;
  /** Sessions that were started: the ids of what `openSession` made anew. */
  readonly started: Set<string>;
  /** By session, the visit that opened it last: its writer. */
  readonly latest: Map<string, Visit>;
  /** Of every visit, also in pages that were killed: Node keeps what listens to a signal that never aborts. */
  readonly lives: AbortController[];
  /** What else happens when a page begins to look for an output. */
  onLook: (visit: Visit) => void;
  isHealed: boolean;
  strikes(fault: Fault): boolean;
  count(fault: Fault): void;
  event(event: Event): void;
  trace(line: string): void;
  /** What has been seen that must not be; null when all is well. */
  readonly failure: string | null;
  report(why: string): void;
  /** A name that nothing in this world has yet. */
  name(kind: string): string;
  /** Something is not as promised: the seed fails. */
  fail(why: string): never;
}

export function createWorld(source: Source, seed: number, traceTo: string[] | null): World {
  const random = createRandom(seed);
  const time = createTime();
  const tally = createTally();
  const kinds = (Object.keys(NETWORK) as Fault[]).filter(() => random.below(2) === 0);
  const rate = random.pick([0, 0.05, 0.2, 0.2, 0.5]);
  const slowRate = random.pick([0, 0, 0.02, 0.1]);
  const hasLocks = random.below(4) > 0;
  const model = createModel(hasLocks, (uid) => world.device.keptUsers.has(uid));
  const trace = (line: string) => traceTo?.push(`${String(time.now).padStart(9)} ${line}`);
  const serverNow = () => SERVER_EPOCH_MS + time.now;
  const identity = createIdentity(random, serverNow);
  let failure: string | null = null;
  let names = 0;

  const server = createServer(source.rules, (before, after) => {
    if (!before && !world.started.has(after.id)) report(`a document that nobody started: ${after.id}`);
    if (before && before.status !== 'active') report(`${after.id} left ${before.status}`);
    const selfie = after.outputs['selfie']?.url;
    if (selfie && ![...server.photos].some((name) => urlOf(name) === selfie))
      report(`a reference to a photo that is not there: ${selfie}`);
    if (before && after.updatedAt < before.updatedAt) report(`an older write won: ${after.id}`);
    const lost = before && harmed(before, after);
    if (lost) report(`a guest's write changed what is the server's: ${after.id} ${lost}`);
    maker.notice(before, after);
  });
  const maker = createMaker({
    time,
    random,
    server,
    now: serverNow,
    isWell: () => world.isHealed,
    count: (event) => world.event(event),
    trace,
    onDated: model.dated,
  });
  const report = (why: string) => {
    trace(`BROKEN ${why}`);
    failure ??= why;
  };

  const world: World = {
    source,
    time,
    random,
    server,
    identity,
    model,
    maker,
    config: experienceFor(random),
    tally,
    hasLocks,
    locks: createLocks(hasLocks),
    device: createDevice({
      time,
      random,
      strikes: (fault) => world.strikes(fault),
      onWritten: (before, after, id) => {
        trace(
          `  device ${id}: ${after ? `epoch ${after.epoch} ${after.session.updatedAt % 1e9}` : 'removed'}`,
        );
        if (after || !before) return;
        if (world.device.now() - before.session.updatedAt <= KEEP_MS)
          report(`${id} was removed before its time`);
        model.expire(id);
      },
    }),
    network: createNetwork({
      time,
      random,
      server,
      identity,
      now: serverNow,
      trace,
      fate: () => {
        if (world.isHealed || kinds.length === 0 || random.next() >= rate) return null;
        const fault = random.pick(kinds);
        tally.faults[fault] += 1;
        return fault;
      },
    }),
    started: new Set(),
    latest: new Map(),
    lives: [],
    onLook: () => undefined,
    isHealed: false,
    get failure() {
      return failure;
    },
    strikes(fault) {
      if (world.isHealed || random.next() >= slowRate) return false;
      tally.faults[fault] += 1;
      return true;
    },
    report,
    name: (kind) => `${kind}${(names += 1)}`,
    count: (fault) => void (tally.faults[fault] += 1),
    event: (event) => void (tally.events[event] += 1),
    trace,
    fail(why) {
      throw new Broken(failure ?? why);
    },
  };
  let ids = 0;
  current.mintId = () => `s${(ids += 1)}`;
  return world;
}
