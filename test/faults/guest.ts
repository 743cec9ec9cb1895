/** What a guest does next, at random, and what happens to the pages on the way. */
import {contentName} from '../../src/shared/content-name.js';
import {SELFIE, urlOf} from './model.js';
import type {Visit} from './visit.js';
import {openVisit, TEXT_STEPS} from './visit.js';
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
  else change(world);
}

function use({random, model, trace}: World, visit: Visit): void {
  const {page, phase, runtime, seen, accepted} = visit;
  if (phase !== 'running') return;
  visit.isActing = true;
  const kind = random.below(20);
  const value = `v${random.below(1e9)}`;
  const before = runtime!.session.updatedAt;
  model.see(runtime!.session, seen);
  if (kind < 7) runtime!.setInput(random.pick(TEXT_STEPS), value);
  else if (kind < 8) runtime!.setMedia('photo', {url: `https://x/${value}`, type: 'image'});
  else if (kind < 10) {
    const bytes = new TextEncoder().encode(value).buffer;
    const {ok} = runtime!.accept('selfie', {bytes, type: 'image/jpeg', width: 1, height: 1});
    if (ok) model.accept(runtime!.session, seen, accepted, SELFIE, urlOf(contentName(bytes)));
    trace(`${page.name} guest: a photo, ${contentName(bytes)}`);
  } else if (kind < 15) runtime!.next();
  else if (kind < 16) runtime!.back();
  else if (kind < 17) runtime!.goToStep(random.below(5));
  else if (kind < 18 && random.below(4) === 0) runtime!.abandon('page');
  else if (kind < 19) for (let left = 8; left > 0; left -= 1) finish(runtime!, value);
  else void runtime!.flush().catch(() => undefined);
  model.put(runtime!.session, seen);
  visit.isActing = false;
  const {updatedAt, currentStepIndex, status} = runtime!.session;
  if (updatedAt !== before) trace(`${page.name} guest: ${updatedAt % 1e9} at ${currentStepIndex}, ${status}`);
}

function finish(runtime: NonNullable<Visit['runtime']>, value: string): void {
  const {currentStep} = runtime;
  if (currentStep && TEXT_STEPS.includes(currentStep.id)) runtime.setInput(currentStep.id, value);
  runtime.next();
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

/** What happens to the device and around it. */
function change(world: World): void {
  const {random, device, network} = world;
  switch (random.below(4)) {
    case 0:
      network.isOffline = !network.isOffline;
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
