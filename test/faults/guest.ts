/** What a guest does next, at random, and what happens to the pages on the way. */
import {answerTo, type OutputRequest} from '../../src/experience/request.js';
import {contentName} from '../../src/shared/content-name.js';
import {POSTER, TEXT_STEPS} from './experience.js';
import {SELFIE, urlOf} from './model.js';
import type {Visit} from './visit.js';
import {openVisit} from './visit.js';
import type {World} from './world.js';

/** Does one thing in one of the pages, the newest more often. */
export function act(world: World, visits: Visit[]): void {
  const {random} = world;
  const open = visits.filter(({page, phase}) => page.isAlive && phase !== 'closed');
  const visit = random.below(4) > 0 ? open.at(-1) : random.pick(open);
  const kind = random.below(100);
  if (!visit || visit.phase === 'failed') visits.push(openVisit(world));
  else if (kind < 72) use(world, visit);
  else if (kind < 90) happen(world, visits, visit);
  else change(world, visits);
}

/** Does something just while a page looks for what a server makes, now and then. */
export function interrupt(world: World, visit: Visit): void {
  if (world.isHealed || world.random.below(4) > 0) return;
  world.time.after(world.random.below(80), () => {
    if (!world.isHealed && visit.page.isAlive) use(world, visit);
  });
}

function use(world: World, visit: Visit): void {
  const {random, model, trace} = world;
  const {page, phase, runtime, seen} = visit;
  if (phase !== 'running') return;
  page.turn('visible');
  visit.isActing = true;
  visit.waiting?.stir();
  const kind = random.below(20);
  const value = `v${random.below(1e9)}`;
  const before = runtime!.session.updatedAt;
  model.see(runtime!.session, seen);
  if (kind < 6) runtime!.setInput(random.pick(TEXT_STEPS), value);
  else if (kind < 7) runtime!.setMedia('photo', {url: `https://x/${value}`, type: 'image'});
  else if (kind < 10) takePhoto(world, visit, value);
  else if (kind < 11 && askAgain(world, visit)) trace(`${page.name} guest: once more`);
  else if (kind < 15) runtime!.next();
  else if (kind < 16) runtime!.back();
  else if (kind < 17) runtime!.goToStep(random.below(runtime!.totalSteps));
  else if (kind < 18 && random.below(4) === 0) runtime!.abandon('page');
  else if (kind < 19) for (let left = 8; left > 0; left -= 1) goOn(world, visit, value);
  else void runtime!.flush().catch(() => undefined);
  model.put(runtime!.session, seen);
  visit.isActing = false;
  const {updatedAt, currentStepIndex, status} = runtime!.session;
  if (updatedAt !== before) trace(`${page.name} guest: ${updatedAt % 1e9} at ${currentStepIndex}, ${status}`);
}

function goOn(world: World, visit: Visit, value: string): void {
  const {currentStep, next, setInput} = visit.runtime!;
  if (currentStep && TEXT_STEPS.includes(currentStep.id)) setInput(currentStep.id, value);
  if (currentStep?.id === 'selfie' && world.random.below(2) === 0) takePhoto(world, visit, value);
  next();
}

function takePhoto({model, trace}: World, {page, runtime, seen, accepted}: Visit, value: string): void {
  const bytes = new TextEncoder().encode(value).buffer;
  const {ok} = runtime!.accept('selfie', {bytes, type: 'image/jpeg', width: 1, height: 1});
  if (ok) model.accept(runtime!.session, seen, accepted, SELFIE, urlOf(contentName(bytes)));
  trace(`${page.name} guest: a photo, ${contentName(bytes)}`);
}

/** Where the guest is told that nothing came of it; says whether they are. */
export function askAgain(world: World, {runtime, waiting}: Visit): boolean {
  const {currentStep, head, getInput, getOutput} = runtime!;
  const request = getInput(POSTER) as OutputRequest | null;
  const isInVain = request?.ended === 'failed' || request?.ended === 'late';
  const isTold = isInVain && !answerTo(request, getOutput(POSTER));
  if (!waiting || currentStep?.id !== POSTER || head.status !== 'active' || !isTold) return false;
  world.event('asked again');
  waiting.awaiter.askAgain();
  return true;
}

/** The page's own fates. */
function happen(world: World, visits: Visit[], visit: Visit): void {
  const {random} = world;
  const {page, runtime} = visit;
  const say = (what: string) => world.trace(`${page.name} ${what}`);
  const leave = () => visit.phase === 'running' && runtime!.leave();
  const kill = () => {
    if (world.model.isAtRisk(world.server.documents)) world.tally.killsAtRisk += 1;
    page.kill();
  };
  switch (random.below(8)) {
    case 0:
    case 1:
      say('is killed');
      world.count('page killed');
      kill();
      break;
    case 2:
      say('is closed');
      world.count('page closed');
      leave();
      kill();
      break;
    case 3:
      say('is reloaded');
      world.count('page reloaded');
      leave();
      kill();
      visits.push(openVisit(world));
      break;
    case 4:
      say('is duplicated');
      world.count('page duplicated');
      visits.push(openVisit(world));
      break;
    case 5:
      say('removes the element, and puts it back');
      world.count('element removed');
      visit.close();
      if (random.below(2) === 0) visits.push(openVisit(world, {page}));
      break;
    case 6:
      say('is hidden');
      world.count('page hidden');
      leave();
      page.turn('hidden');
      break;
    case 7:
      say('starts again');
      if (visit.phase !== 'running') break;
      world.model.see(runtime!.session, visit.seen);
      if (runtime!.session.status === 'active') runtime!.abandon('restart');
      world.model.put(runtime!.session, visit.seen);
      visit.close();
      visits.push(openVisit(world, {page, isNew: true}));
  }
}

export function comeOnline(visits: readonly Visit[]): void {
  for (const {page, waiting} of visits) {
    waiting?.stir();
    if (page.isAlive) page.window.dispatchEvent(new Event('online'));
  }
}

/** What happens to the device and around it. */
function change(world: World, visits: readonly Visit[]): void {
  disturb(world, visits);
  const {faults} = world.tally;
  const isNoted = world.hasLocks && faults['device full'] + faults['device gone'] === 0;
  if (faults['clock back'] > 0 && !isNoted && world.maker.setsUpdatedAt) world.model.turnBack();
}

function disturb(world: World, visits: readonly Visit[]): void {
  const {random, device, network} = world;
  switch (random.below(4)) {
    case 0:
      network.isOffline = !network.isOffline;
      if (!network.isOffline) comeOnline(visits);
      world.trace(network.isOffline ? 'offline' : 'online');
      break;
    case 1:
      device.state = device.state === 'well' ? random.pick(['full', 'gone']) : 'well';
      if (device.state !== 'well') world.count(`device ${device.state}`);
      world.trace(`the device is ${device.state}`);
      break;
    case 2:
      device.offset -= random.below(10) === 0 ? random.below(86_400_000) : random.below(30_000);
      world.count('clock back');
      world.trace('the clock jumps back');
      break;
    default:
      break;
  }
}
