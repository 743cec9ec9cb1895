/**
 * One seed: a guest at random, in a world that fails at random; then everything is mended, and what was promised must hold.
 * The invariants are checked after each thing that happens.
 */
import {isFinal} from '../../src/session/lifecycle.js';
import type {Runtime} from '../../src/runtime/runtime.js';
import {isStranger} from './connection.js';
import type {Tally} from './faults.js';
import {act, askAgain, comeOnline, interrupt} from './guest.js';
import type {Page} from './page.js';
import type {Source} from './source.js';
import {openVisit, promisedIn, type Visit} from './visit.js';
import {checkAnswered, checkResult, checkServed, checkWaiting} from './waiting-checks.js';
import {Broken, createWorld, type World} from './world.js';

const MINUTE_MS = 60_000;
/** Longer than anything waits: a browser for an answer, a saver for its next attempt. */
const QUIET_MS = 15 * MINUTE_MS;
const MAX_TIMERS = 1;

export interface Run {
  readonly failure: string | null;
  readonly tally: Tally;
  readonly trace: readonly string[];
}

export async function simulate(source: Source, seed: number, {isTraced = false} = {}): Promise<Run> {
  const trace: string[] = [];
  const world = createWorld(source, seed, isTraced ? trace : null);
  const visits: Visit[] = [];
  const check = () => checkNow(world, visits);
  let failure: string | null = null;
  try {
    const {random, time} = world;
    world.onLook = (visit) => interrupt(world, visit);
    visits.push(openVisit(world));
    for (let left = 10 + random.below(30); left > 0; left -= 1) {
      await time.pass(pause(world), check);
      act(world, visits);
    }
    await heal(world, visits, check);
  } catch (error) {
    failure = error instanceof Broken ? error.message : String((error as Error).stack);
  }
  for (const life of world.lives) life.abort();
  const {tally} = world;
  tally.seeds += 1;
  tally.sessions += world.started.size;
  tally.users += world.identity.users;
  tally.renewals += world.identity.renewals;
  return {failure, tally, trace};
}

/** Guests are quick, or think, or put the phone away. */
function pause({random}: World): number {
  const kind = random.below(20);
  if (kind < 10) return random.below(60);
  if (kind < 15) return random.below(500);
  if (kind < 19) return random.below(8_000);
  return random.below(2 * MINUTE_MS);
}

function checkNow(world: World, visits: readonly Visit[]): void {
  const {model, server, device, tally} = world;
  tally.checks += 1;
  if (world.failure) world.fail(world.failure);
  const lost = model.lost(server.documents, device.records, device.photos);
  if (lost) world.fail(lost);
  checkWaiting(world, visits);
  for (const visit of visits) {
    const {page, phase, runtime, timers, requests, seen} = visit;
    if (!page.isAlive) continue;
    if (requests > 1) world.fail(`${page.name} has ${requests} requests under way`);
    // A saver and an uploader have one each; so have housekeeping's, which wait for their flush.
    if (timers > (phase === 'running' ? 4 * MAX_TIMERS : 2 * MAX_TIMERS))
      world.fail(`${page.name} has ${timers} timers`);
    if (phase !== 'running') continue;
    model.see(runtime!.session, seen);
    // Without locks, a clock that jumps back makes the newer of two pages' answers look older: a limit that is told.
    const putBack = world.hasLocks && model.putBack(runtime!.session, seen);
    if (putBack) world.fail(`${page.name} puts back what the guest did: ${putBack}`);
    if (runtime!.saved.server !== 'saved') continue;
    const {id} = runtime!.session;
    // Without locks a later page may put its own over what this one has told: a limit that is told.
    if (!world.hasLocks && world.latest.get(id) !== visit) continue;
    const lacking = model.lacks(id, promisedIn(world, visit), server.documents.get(id));
    if (lacking) world.fail(`${page.name} says that the server has everything, and it lacks ${lacking}`);
  }
}

/** No more faults; the pages go on until nothing is to be done, are closed, and the guest comes back once. */
async function heal(world: World, visits: Visit[], check: () => void): Promise<void> {
  const {time, device, network} = world;
  world.trace('everything is mended');
  world.isHealed = true;
  device.state = 'well';
  network.isOffline = false;
  const quiet = async (when: string) => {
    if (!(await time.passUntilQuiet(QUIET_MS, check))) world.fail(`no end ${when}`);
  };
  const online = () => {
    const running = visits.filter(({page, phase}) => page.isAlive && phase === 'running');
    running.forEach(({runtime}) => runtime!.retry());
    running.forEach(({page}) => page.turn('visible'));
    comeOnline(visits);
  };
  await time.pass(6 * MINUTE_MS, check); // what nobody answers has been given up
  online();
  await quiet('after everything is mended');
  for (const {page, phase, runtime} of visits) {
    if (!page.isAlive || phase !== 'running' || isCutOff(world, page, runtime!)) continue;
    const {server, error} = runtime!.saved;
    // It has learned that the guest had ended the session before: what came after the end is told as not saved.
    if (error?.code === 'session/not-active' && isFinal(runtime!.session.status)) continue;
    if (server !== 'saved') world.fail(`${page.name} is mended and ${server}: ${error?.code}`);
  }
  const served = visits.filter(
    ({page, phase, runtime}) => page.isAlive && phase === 'running' && !isCutOff(world, page, runtime!),
  );
  for (const visit of served) checkAnswered(world, visit);
  const asking = served.filter((visit) => askAgain(world, visit));
  await quiet('after the guest has asked again');
  for (const visit of asking) checkServed(world, visit);
  for (const visit of visits) if (visit.page.isAlive) visit.close();
  await quiet('after the last page is closed');
  for (const {page, timers, requests, leaving, waiting} of visits) {
    if (!page.isAlive) continue;
    if (waiting?.looking) world.fail(`${page.name} left ${waiting.looking} looks`);
    if (timers + requests + leaving > 0)
      world.fail(`${page.name} left ${timers} timers, ${requests} requests`);
  }
  const last = openVisit(world);
  visits.push(last);
  await quiet('after the last visit');
  if (last.phase !== 'running') world.fail(`the last visit is ${last.phase}`);
  if (!isCutOff(world, last.page, last.runtime!)) checkAnswered(world, last);
  checkResult(world, last);
  checkEnd(world, last);
}

/** Another user than the session's is signed in, as the device could not keep the first one: nothing can be sent any more. */
function isCutOff(world: World, page: Page, {session: {id}}: Runtime): boolean {
  const {model, server, device} = world;
  return model.isForgotten(id, server.documents.get(id), device.records.get(id)) || isStranger(world, page);
}

function checkEnd(world: World, last: Visit): void {
  const {model, server, device} = world;
  for (const [id, {device: acknowledged}] of model.sessions) {
    const document = server.documents.get(id);
    const record = device.records.get(id);
    // Without locks nobody knows whether another page has a session, so housekeeping leaves it: it waits on the device.
    const isLeft = !world.hasLocks && id !== last.runtime!.session.id;
    if (isLeft || model.isForgotten(id, document, record)) continue;
    const lacking = model.lacks(id, acknowledged, document);
    if (lacking) world.fail(`at the end the server lacks ${lacking}`);
    if (record && (!record.created || record.pending)) world.fail(`at the end ${id} is unsent`);
    const photo = [...device.photos.values()].find(({sessionId}) => sessionId === id);
    // Of a session that turns out to have ended it goes at the visit after this one.
    if (photo && !isFinal(document!.status)) world.fail(`at the end a photo of ${id} is on the device`);
  }
}
