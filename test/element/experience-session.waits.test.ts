/** A guest waits for a server and takes away what it made. The test is the server: it writes into the local store's document. */
import {expect, waitUntil} from '@open-wc/testing';
import type {ExperienceSessionElement} from '../../src/element/experience-session.js';
import type {OutputRequest} from '../../src/experience/request.js';
import {createDatabase} from '../../src/session/database.js';
import {recordsIn} from '../../src/session/local-journal.js';
import type {Session} from '../../src/session/schema.js';
import {STEPS} from '../helpers/builders.js';
import {MEDIA_KINDS, MEDIA_STEPS} from '../helpers/media-kinds.js';
import {finishAnimations, mount, type Mounted} from '../helpers/mount.js';
import {quiet} from '../helpers/quiet.js';

const database = createDatabase();
const {photo} = MEDIA_STEPS;
const poster = {id: 'poster', type: 'transform.pipeline', config: {title: 'Your poster'}};

/** A picture that the page can fetch. */
function aPicture(color: string) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20" fill="${color}"/></svg>`;
  const url = URL.createObjectURL(new Blob([svg], {type: 'image/svg+xml'}));
  return {url, type: 'image' as const, width: 30, height: 20};
}
const SOURCE = aPicture('teal');
const MADE = aPicture('coral');

interface Waiting extends Mounted {
  request(): OutputRequest;
  /** What the server does, and then the device looks. */
  serve(changes: (stored: Session) => Partial<Session>): Promise<void>;
}

describe('<experience-session> waits for a server', () => {
  quiet();

  /** A guest who has taken a photo comes to the step that makes a poster of it. */
  async function come(after = [STEPS.again], set: object = {}): Promise<Waiting> {
    const mounted = await mount({steps: [photo, poster, ...after], set: {steps: MEDIA_KINDS, ...set}});
    const {element} = mounted;
    element.setMedia('photo', SOURCE);
    element.next();
    await mounted.until(() => element.getInput('poster'));
    return waiting(mounted);
  }

  async function waiting(mounted: Mounted): Promise<Waiting> {
    const {element, until, part} = mounted;
    await until(() => part('wait'));
    return {
      ...mounted,
      request: () => element.getInput('poster') as OutputRequest,
      async serve(changes) {
        await element.flush();
        const {id} = element.session!;
        await database.change('sessions', id, (old) => ({...(old as Session), ...changes(old as Session)}));
        window.dispatchEvent(new Event('online'));
      },
    };
  }
  const made = (stored: Session) => ({outputs: {...stored.outputs, poster: MADE}, resultAssetId: 'asset-1'});
  const failed = ({inputs}: Session) => {
    const {requestedAt} = inputs['poster'] as OutputRequest;
    return {jobErrors: {poster: {requestedAt, code: 'no-face'}}};
  };
  const said = ({part}: Mounted) => part('wait')?.textContent.trim();
  async function expectAccessible({element, root}: Mounted): Promise<void> {
    finishAnimations(root);
    await expect(element).to.be.accessible();
  }

  it('shows the photo and that it takes a while, and the page hears nothing of the request', async () => {
    const guest = await come();
    const {element, part, details, until} = guest;
    await until(() => element.getInput('poster')); // the step is there a moment before it asks
    expect(part('media')!.getAttribute('src')).to.equal(SOURCE.url);
    expect(said(guest)).to.equal('This is being made for you…');
    expect(part('wait')!.getAttribute('role')).to.equal('status');
    expect(guest.request()).to.include({source: SOURCE.url, replaces: null});
    expect(details('experience-input').map(({stepId}) => stepId)).to.deep.equal(['photo']);
    part('next')!.click();
    await element.updateComplete;
    expect(part('problem')!.textContent).to.contain('not ready yet');
    await expectAccessible(guest);
  });

  it('shows what was made, lets the guest on, and takes it to the end', async () => {
    const guest = await come();
    const {element, part, until, details} = guest;
    await guest.serve(made);
    await until(() => part('result'));
    expect(said(guest)).to.equal('It is ready.');
    expect(part('media')!.getAttribute('src')).to.equal(MADE.url);
    expect(details('experience-input').at(-1)).to.deep.equal({
      stepId: 'poster',
      stepType: 'transform.pipeline',
      valid: true,
    });
    await expectAccessible(guest);
    element.next();
    element.next();
    await until(() => part('download'));
    expect(details('experience-complete')).to.have.length(1);
    expect(details('experience-complete')[0]).to.deep.include({
      outputs: {photo: SOURCE, poster: MADE},
      resultAssetId: 'asset-1',
    });
    expect(part('result')!.querySelector('img')!.getAttribute('src')).to.equal(MADE.url);
    expect(part('share') !== null).to.equal('share' in navigator);
    await expectAccessible(guest);
    await element.flush();
    const stored = (await database.read('sessions', element.session!.id)) as Session;
    expect(stored).to.deep.include({status: 'completed', outputs: {photo: SOURCE, poster: MADE}});
  });

  it('shows it again to a guest who comes back to the end; the device has kept nothing of it', async () => {
    const guest = await come([]);
    const {element, part, until} = guest;
    const output = {url: '/demo/weir.svg', type: 'image' as const};
    await guest.serve((stored) => ({outputs: {...stored.outputs, poster: output}}));
    await until(() => part('result'));
    element.next();
    await element.flush();
    const {id} = element.session!;
    await until(() => element.saved?.device === 'saved' && element.status === 'completed');
    const {eventId} = element;
    element.remove();
    await until(() => element.status === 'idle');
    const kept = recordsIn(await database.all('journal', id))[0]!;
    expect([kept.session.outputs, kept.session.inputs, kept.config]).to.deep.equal([{}, {}, null]);
    const after = await mount({steps: [photo, poster], set: {steps: MEDIA_KINDS, eventId}});
    await after.until(() => after.part('download'));
    expect(after.part('media')!.getAttribute('src')).to.equal(output.url);
    expect(after.heard.map(({type}) => type).filter((type) => type !== 'experience-saved')).to.deep.equal([
      'experience-ready',
    ]);
    const later = recordsIn(await database.all('journal', id))[0]!;
    expect([later.session.outputs, later.session.inputs]).to.deep.equal([{}, {}]);
  });

  it('says that it failed, to the guest and once to the page; another try asks the server anew', async () => {
    const guest = await come();
    const {element, part, until, details} = guest;
    const first = guest.request();
    await guest.serve(failed);
    await until(() => part('retry'));
    expect(said(guest)).to.contain('This did not work');
    expect(details('experience-error').map(({code, retryable}) => [code, retryable])).to.deep.equal([
      ['runtime/output-failed', true],
    ]);
    await expectAccessible(guest);
    part('retry')!.click();
    await element.updateComplete;
    expect(said(guest)).to.equal('This is being made for you…');
    expect(guest.request().requestedAt).to.be.greaterThan(first.requestedAt);
    await guest.serve(made);
    await until(() => part('result'));
  });

  it('leaves the focus on the button that found it not ready, also when a control comes later', async () => {
    const guest = await come();
    const {element, root, part, until} = guest;
    part('next')!.focus();
    part('next')!.click();
    await element.updateComplete;
    await guest.serve(failed);
    await until(() => part('retry'));
    expect(root.activeElement === part('next')).to.equal(true);
  });

  it('makes it of another photo, also for a guest who jumps back for one and on past the step', async () => {
    const guest = await come();
    const {element, part, until} = guest;
    await guest.serve(made);
    await until(() => part('result'));
    element.next();
    element.goToStep(0);
    const other = aPicture('plum');
    element.setMedia('photo', other);
    const jump = element.goToStep(2);
    expect(jump.ok ? null : jump.error.code).to.equal('runtime/step-incomplete');
    element.next();
    await until(() => part('wait') && guest.request().source === other.url, 'a request for the other photo');
    expect(guest.request().replaces).to.equal(MADE.url);
    expect(part('media')!.getAttribute('src')).to.equal(other.url);
    const poster = aPicture('gold');
    await guest.serve(({outputs}) => ({outputs: {...outputs, poster}}));
    await until(() => part('media')?.getAttribute('src') === poster.url);
    expect(element.goToStep(2).ok).to.equal(true);
  });

  it('gives up when the time is over; the guest may go on without, and the page may try again', async () => {
    const guest = await come();
    const {element, until, details} = guest;
    await element.flush();
    element.setInput('poster', {...guest.request(), requestedAt: 1});
    await element.flush();
    window.dispatchEvent(new Event('online'));
    await until(() => said(guest)?.includes('longer than it should'));
    expect(details('experience-error').map(({code}) => code)).to.deep.equal(['runtime/output-late']);
    element.retry();
    await element.updateComplete;
    expect(said(guest)).to.equal('This is being made for you…');
    element.setInput('poster', {...guest.request(), ended: 'late'});
    expect(element.next().ok).to.equal(true);
    element.next();
    expect(element.status, 'nothing is missing at the end').to.equal('completed');
  });

  it('goes on waiting after the guest has been away, for the same request', async () => {
    const before = await come();
    await before.element.flush();
    const {eventId} = before.element;
    const request = before.request();
    before.element.remove();
    await before.until(() => before.element.status === 'idle');
    const steps = [photo, poster, STEPS.again];
    const after = await waiting(await mount({steps, set: {steps: MEDIA_KINDS, eventId}}));
    expect(after.details('experience-ready')[0]).to.include({resumed: true, currentStepIndex: 1});
    expect(after.request()).to.deep.equal(request);
    await after.serve(made);
    await after.until(() => after.part('result'));
  });

  describe('after a visit that died before its device knew what the store does', () => {
    const steps = [photo, poster, STEPS.again];
    const here: Partial<ExperienceSessionElement> = {steps: MEDIA_KINDS};
    let id: string;

    beforeEach(async () => {
      const {element, until} = await mount({steps, set: {steps: MEDIA_KINDS}});
      [here.eventId, id] = [element.eventId, element.session!.id];
      element.setMedia('photo', SOURCE);
      await element.flush();
      element.remove();
      await until(() => element.status === 'idle');
    });
    const know = (changes: Partial<Session>) =>
      database.change('sessions', id, (old) => ({...(old as Session), ...changes, updatedAt: Date.now()}));

    it('asks for what the step needs to which the store has led the guest', async () => {
      await know({currentStepIndex: 1});
      const {element, until} = await mount({steps, set: here});
      await until(() => element.getInput('poster'));
      expect(element.getInput('poster')).to.include({source: SOURCE.url});
    });

    it('tells a page nothing of what it hears once it has been taken out', async () => {
      await know({outputs: {photo: SOURCE, second: MADE}});
      const element = document.createElement('experience-session');
      const settings = {projectId: 'p1', experienceId: 'x1', store: 'local', experience: {version: 1, steps}};
      Object.assign(element, here, settings);
      let told = 0;
      element.addEventListener('experience-ready', () => element.remove());
      element.addEventListener('experience-input', () => (told += 1));
      document.body.append(element);
      const hasLooked = async () =>
        'second' in recordsIn(await database.all('journal', id))[0]!.session.outputs;
      await waitUntil(hasLooked, 'the device knows', {timeout: 8_000});
      expect(told).to.equal(0);
    });
  });

  it('offers no new start where the page hides that part', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('experience-session::part(restart) { display: none }');
    document.adoptedStyleSheets.push(sheet);
    const {element, part, until} = await mount({steps: [STEPS.again]});
    element.next();
    await until(() => part('complete'));
    expect(part('restart')!.checkVisibility()).to.equal(false);
    document.adoptedStyleSheets.pop();
  });

  it('does not ask, and lets the guest pass, where there is no photo', async () => {
    const mounted = await mount({steps: [photo, poster], set: {steps: MEDIA_KINDS}});
    mounted.element.next();
    await mounted.until(() => said(mounted)?.startsWith('Without a photo'));
    await expectAccessible(mounted);
    expect(mounted.element.next().ok).to.equal(true);
    await mounted.until(() => mounted.part('complete'));
    expect(mounted.part('result'), 'nothing to take away').to.equal(null);
  });

  it('takes an asset that has no address for made', async () => {
    const guest = await come();
    await guest.serve(() => ({resultAssetId: 'asset-1'}));
    await guest.until(() => said(guest) === 'It is ready.');
    expect(guest.request().ended).to.equal('made');
  });

  it('goes on though the server’s clock is a day ahead', async () => {
    const guest = await come();
    const {element, part, until} = guest;
    await guest.serve((stored) => ({...made(stored), updatedAt: Date.now() + 86_400_000}));
    await until(() => part('result'));
    element.next();
    element.next();
    await element.flush();
    expect(await database.read('sessions', element.session!.id)).to.include({status: 'completed'});
  });
});
