/** How it starts, lives in a page that moves it about, and goes on where it was. */
import {aTimeout, expect, fixture, html} from '@open-wc/testing';
import {type ExperienceSessionElement} from '../../src/element/experience-session.js';
import {STEPS} from '../helpers/builders.js';
import {mount, type Mounted} from '../helpers/mount.js';
import {quiet} from '../helpers/quiet.js';

const {welcome, rating, again} = STEPS;
const ALL = [welcome, rating, again];
const last = <T>(list: readonly T[]): T => list.at(-1)!;
const heading = ({part}: Mounted) => part('title')?.textContent.trim();

describe('the life of <experience-session>', () => {
  quiet();

  describe('starts', () => {
    it('with attributes alone', async () => {
      const place = await fixture(html`<div></div>`);
      place.innerHTML =
        '<experience-session project-id="p1" event-id="e1" experience-id="x1" mode="preview" store="local" src="/none"></experience-session>';
      const element = place.firstElementChild as ExperienceSessionElement;
      await element.updateComplete;
      expect(element).to.include({
        projectId: 'p1',
        eventId: 'e1',
        experienceId: 'x1',
        mode: 'preview',
        store: 'local',
      });
    });

    it('with the ids spelled as properties', async () => {
      const place = await fixture(html`<div></div>`);
      place.innerHTML =
        '<experience-session projectId="p1" eventId="e1" experienceId="x1"></experience-session>';
      expect(place.firstElementChild).to.include({projectId: 'p1', eventId: 'e1', experienceId: 'x1'});
    });

    it('whether properties are set before or after it is attached', async () => {
      const before = await mount({steps: ALL});
      const after = await mount();
      expect(after.details('experience-error').map(({code}) => code)).to.deep.equal([
        'element/missing-experience',
      ]);
      after.element.experience = {version: 1, steps: ALL};
      await after.until(() => after.element.status === 'active');
      expect(heading(after)).to.equal(heading(before));
    });

    it('and says that it is ready, once the first step is there', async () => {
      const mounted = await mount({steps: ALL});
      expect(mounted.heard[0]).to.deep.equal({
        type: 'experience-ready',
        detail: {sessionId: mounted.element.session!.id, totalSteps: 3, currentStepIndex: 0, resumed: false},
      });
      expect(heading(mounted)).to.equal('Welcome');
    });

    it('when it comes into sight, if it is lazy', async () => {
      const place = await fixture(html`<div></div>`);
      place.append(Object.assign(document.createElement('div'), {className: 'far'}));
      const style = new CSSStyleSheet();
      style.replaceSync('.far { height: 5000px }');
      document.adoptedStyleSheets.push(style);
      const element = Object.assign(document.createElement('experience-session'), {
        projectId: 'p1',
        eventId: 'lazy',
        experienceId: 'x1',
        store: 'local',
        loading: 'lazy',
        experience: {version: 1, steps: ALL},
      });
      place.append(element);
      await aTimeout(100);
      expect(element.status).to.equal('loading');
      element.scrollIntoView();
      for (let wait = 0; wait < 100 && element.status === 'loading'; wait += 1) await aTimeout(10);
      expect(element.status).to.equal('active');
      document.adoptedStyleSheets.pop();
    });

    it('with a config from a URL', async () => {
      const url = URL.createObjectURL(new Blob([JSON.stringify({version: 4, steps: ALL})]));
      const {element} = await mount({set: {src: url}});
      expect(element.session?.configVersion).to.equal(4);
    });
  });

  describe('lives in a page', () => {
    it('and stays where it is when it is moved', async () => {
      const mounted = await mount({steps: ALL});
      const {element, details} = mounted;
      element.next();
      element.setInput('rating', 3);
      const {id} = element.session!;
      (await fixture(html`<section></section>`)).append(element);
      await aTimeout(20);
      expect(element.session?.id).to.equal(id);
      expect(element.state).to.deep.include({currentStepIndex: 1, inputs: {rating: 3}});
      expect(details('experience-ready')).to.have.length(1);
    });

    it('starts over when what identifies it changes', async () => {
      const {element, until, details} = await mount({steps: ALL});
      element.next();
      const {id} = element.session!;
      element.setAttribute('event-id', `other-${id}`);
      await until(() => details('experience-ready').length === 2);
      expect(element.session?.id).not.to.equal(id);
      expect(element.state?.currentStepIndex).to.equal(0);
    });

    it('does not start over when the same experience is handed over anew', async () => {
      const {element, details} = await mount({steps: ALL});
      element.next();
      element.experience = {version: 2, steps: [again]};
      await element.updateComplete;
      await aTimeout(20);
      expect(element.state?.currentStepIndex).to.equal(1);
      expect(element.session?.configVersion).to.equal(1);
      expect(details('experience-ready')).to.have.length(1);
    });

    it('lets go when it is taken out, and goes on where it was when it is put back', async () => {
      const {element, until, details} = await mount({steps: ALL});
      element.next();
      await element.flush();
      const {id} = element.session!;
      const parent = element.parentElement!;
      element.remove();
      await aTimeout(20);
      expect(element.status).to.equal('idle');
      parent.append(element);
      await until(() => element.status === 'active');
      expect(element.session?.id).to.equal(id);
      expect(last(details('experience-ready'))).to.include({resumed: true, currentStepIndex: 1});
    });

    it('resumes on the version that the session started with', async () => {
      const first = await mount({steps: ALL});
      first.element.next();
      first.element.setInput('rating', 5);
      await first.element.flush();
      const {eventId} = first.element;
      first.element.remove();
      await aTimeout(20);
      const second = await mount({steps: [again], set: {eventId}});
      expect(second.element.session?.id).to.equal(first.details('experience-ready')[0]!['sessionId']);
      expect(second.element.getInput('rating')).to.equal(5);
      expect(heading(second)).to.equal('How was it?');
    });

    it('shows the end of a completed session, tells it to the page no second time, and starts again', async () => {
      const first = await mount({steps: [again]});
      first.element.next();
      await first.element.flush();
      const {eventId} = first.element;
      first.element.remove();
      await aTimeout(20);
      const second = await mount({steps: [again], set: {eventId}});
      expect(heading(second)).to.equal('Thank you!');
      expect(second.details('experience-complete')).to.have.length(0);
      expect(second.details('experience-ready')[0]).to.include({
        totalSteps: 1,
        currentStepIndex: 0,
        resumed: true,
      });
      second.part('restart')!.click();
      await second.until(() => second.element.status === 'active');
      expect(second.element.session?.id).not.to.equal(first.details('experience-ready')[0]!['sessionId']);
    });

    it('does not resume when it is told not to, nor a preview', async () => {
      for (const set of [{resume: 'off'}, {mode: 'preview'}] as const) {
        const first = await mount({steps: ALL, set});
        await first.element.flush();
        first.element.remove();
        await aTimeout(20);
        const second = await mount({steps: ALL, set: {...set, eventId: first.element.eventId}});
        expect(second.element.session?.id).not.to.equal(first.details('experience-ready')[0]!['sessionId']);
      }
    });

    it('abandons and restarts', async () => {
      const {element, until, details, heard} = await mount({steps: ALL});
      const {id} = element.session!;
      element.restart();
      await until(() => element.status === 'active' && element.session?.id !== id);
      expect(details('experience-abandon')).to.deep.equal([{sessionId: id, reason: 'restart'}]);
      element.abandon('kiosk');
      await element.updateComplete;
      expect(last(details('experience-abandon'))).to.include({reason: 'kiosk'});
      expect(element.status).to.equal('abandoned');
      expect(heard.filter(({type}) => type === 'experience-error')).to.deep.equal([]);
    });

    it('stores what the page wants to know the session by', async () => {
      const {element} = await mount({steps: ALL, set: {context: {table: 12, campaign: 'spring'}}});
      expect(element.session?.context).to.deep.equal({table: 12, campaign: 'spring'});
    });

    it('says what the page wants it to say', async () => {
      const {part} = await mount({steps: ALL, set: {strings: {next: 'Onwards'}}});
      expect(part('next')!.textContent.trim()).to.equal('Onwards');
    });
  });

  describe('takes what a framework gives', () => {
    /** As Vue and Svelte make it: whatever is read of it is one too. IndexedDB keeps none. */
    const reactive = <T extends object>(value: T): T =>
      new Proxy(value, {
        get(target, key) {
          const found: unknown = Reflect.get(target, key);
          return typeof found === 'object' && found !== null ? reactive(found) : found;
        },
      });

    it('and keeps a reactive experience on the device', async () => {
      const {element, until, details} = await mount({
        set: {experience: reactive({version: 1, steps: ALL})},
      });
      element.next();
      await until(() => element.saved?.device !== 'saving');
      expect([element.saved?.device, details('experience-error')]).to.deep.equal(['saved', []]);
    });

    it('and does not start over for an experience that says the same', async () => {
      const {element, until, details} = await mount({set: {experience: {version: 1}}});
      await until(() => element.status === 'failed');
      element.addEventListener('experience-error', () => (element.experience = {version: 1}));
      element.experience = {version: 1};
      await aTimeout(100);
      expect(details('experience-error')).to.have.length(1);
    });

    it('and runs without kinds of the page’s where it says undefined', async () => {
      const mounted = await mount({steps: ALL, set: {steps: undefined as never}});
      expect(heading(mounted)).to.equal('Welcome');
    });

    it('and ends a session where it hands an event over as the reason', async () => {
      const {element, details} = await mount({steps: ALL});
      expect(element.abandon(new MouseEvent('click') as never).ok).to.equal(true);
      expect(details('experience-abandon').map(({reason}) => reason)).to.deep.equal(['[object MouseEvent]']);
    });
  });

  for (const [what, act] of [
    ['an experience that is set at once', (element) => (element.experience = {version: 2, steps: ALL})],
    ['another attempt', (element) => element.retry()],
  ] as const satisfies readonly (readonly [string, (element: ExperienceSessionElement) => unknown])[]) {
    it(`starts a new session, also with ${what}`, async () => {
      const {element, until} = await mount({steps: [welcome]});
      element.next();
      await until(() => element.status === 'completed' && element.saved?.pending === 0);
      element.restart();
      act(element);
      await until(() => element.session !== null && !['idle', 'loading'].includes(element.status));
      expect(element.status).to.equal('active');
    });
  }

  it('tells of each of two steps that a listener goes on by', async () => {
    const {element, details} = await mount({steps: [again, welcome, STEPS.note]});
    const skip = () => {
      element.next();
      element.next();
    };
    element.addEventListener('experience-input', skip, {once: true});
    element.setInput('again', true);
    const told = details('experience-progress').map(({currentStepIndex, stepId}) => [
      currentStepIndex,
      stepId,
    ]);
    expect(told).to.deep.equal([
      [1, 'welcome'],
      [2, 'note'],
    ]);
  });

  it('is silent where an answer says the same', async () => {
    const {element, details} = await mount({steps: [STEPS.liked]});
    for (let times = 0; times < 2; times++) element.setInput('liked', ['Food', 'Music']);
    expect(details('experience-input')).to.have.length(1);
  });
});
