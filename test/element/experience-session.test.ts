/** What a page can set, call and hear, with the local store. What each step shows is tested in `test/steps`. */
import {aTimeout, expect, fixture, html} from '@open-wc/testing';
import {ExperienceSessionElement} from '../../src/element/experience-session.js';
import {STEPS} from '../helpers/builders.js';
import {mount, type Mounted} from '../helpers/mount.js';
import {quiet} from '../helpers/quiet.js';

const {welcome, rating, again, name} = STEPS;
const ALL = [welcome, rating, again];
const last = <T>(list: readonly T[]): T => list.at(-1)!;
const heading = ({part}: Mounted) => part('title')?.textContent?.trim();

describe('<experience-session>', () => {
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

  describe('walks the guest through', () => {
    it('and tells the page, in order, in frozen plain data', async () => {
      const {element, heard, part, until, details} = await mount({steps: ALL});
      const sessionId = element.session!.id;
      const press = (name: string) => {
        part(name)!.click();
        return element.updateComplete;
      };
      await press('next');
      element.setInput('rating', 4);
      for (const name of ['next', 'back', 'next', 'next']) await press(name);
      await until(
        () =>
          details('experience-saved').some(
            ({durability, pending}) => durability === 'server' && pending === 0,
          ) && element.saved?.server === 'saved',
      );
      const step = (index: number) => ({
        sessionId,
        stepId: ALL[index]!.id,
        stepType: ALL[index]!.type,
        currentStepIndex: index,
        totalSteps: 3,
      });
      const told = heard.filter(({type}) => type !== 'experience-saved');
      expect(told).to.deep.equal([
        {type: 'experience-ready', detail: {sessionId, totalSteps: 3, currentStepIndex: 0, resumed: false}},
        {type: 'experience-before-step', detail: {from: 0, to: 1, direction: 'forward'}},
        {type: 'experience-progress', detail: {...step(1), direction: 'forward'}},
        {type: 'experience-input', detail: {stepId: 'rating', stepType: 'input.scale', valid: true}},
        {type: 'experience-before-step', detail: {from: 1, to: 2, direction: 'forward'}},
        {type: 'experience-progress', detail: {...step(2), direction: 'forward'}},
        {type: 'experience-before-step', detail: {from: 2, to: 1, direction: 'back'}},
        {type: 'experience-progress', detail: {...step(1), direction: 'back'}},
        {type: 'experience-before-step', detail: {from: 1, to: 2, direction: 'forward'}},
        {type: 'experience-progress', detail: {...step(2), direction: 'forward'}},
        {type: 'experience-before-step', detail: {from: 2, to: null, direction: 'forward'}},
        {
          type: 'experience-complete',
          detail: {
            sessionId,
            durationMs: (last(told).detail as {durationMs: number}).durationMs,
            outputs: {},
            resultAssetId: null,
          },
        },
      ]);
      expect((last(told).detail as {durationMs: number}).durationMs).to.be.at.least(0);
      for (const {detail} of heard) expect(Object.isFrozen(detail)).to.equal(true);
      expect(element.status).to.equal('completed');
      expect(last(details('experience-saved'))).to.deep.equal({sessionId, durability: 'server', pending: 0});
    });

    it('with events that bubble out of a shadow root around it', async () => {
      const outer = await fixture(html`<div></div>`);
      const inner = outer.attachShadow({mode: 'open'}).appendChild(document.createElement('div'));
      const heard: Event[] = [];
      document.addEventListener('experience-ready', (event) => heard.push(event), {once: true});
      await mount({steps: ALL, parent: inner});
      expect(heard[0]).to.include({bubbles: true, composed: true, cancelable: false});
    });

    it('shares answers only when the page asks for them', async () => {
      const shy = await mount({steps: ALL});
      shy.element.setInput('rating', 2);
      expect(last(shy.details('experience-input'))).not.to.have.property('value');
      const open = await mount({steps: ALL, set: {shareInputs: true}});
      open.element.setInput('rating', 2);
      expect(last(open.details('experience-input'))).to.include({value: 2});
    });

    it('unless the page keeps them on the step', async () => {
      const {element, heard} = await mount({steps: ALL});
      element.addEventListener('experience-before-step', (event) => event.preventDefault(), {once: true});
      expect(element.next()).to.deep.include({ok: false});
      expect(element.state?.currentStepIndex).to.equal(0);
      expect(last(heard)).to.deep.include({type: 'experience-error'});
      expect(element.next().ok).to.equal(true);
    });

    it('says what is missing, ties it to the control, and takes it back when the step changes', async () => {
      const {element, part, root} = await mount({steps: [name, again]});
      part('next')!.click();
      await element.updateComplete;
      const field = part<HTMLInputElement>('field')!;
      expect(part('problem')!.textContent.trim()).to.equal('Please answer this question to go on.');
      expect(part('problem')!.getAttribute('role')).to.equal('alert');
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      expect(root.getElementById(field.getAttribute('aria-describedby')!)).to.equal(part('problem'));
      expect(root.activeElement, 'the focus is where something is missing').to.equal(field);
      field.value = 'Ada';
      field.dispatchEvent(new InputEvent('input'));
      await element.updateComplete;
      expect(part('problem')!.textContent.trim()).to.equal('');
      part('next')!.click();
      await element.updateComplete;
      expect(part('problem')!.textContent.trim()).to.equal('');
    });

    it('moves the focus to the heading of the new step, and announces it', async () => {
      const {element, part, root} = await mount({steps: ALL});
      const region = root.querySelector('[role=status]')!;
      expect(region.textContent).to.equal('');
      part('next')!.click();
      await element.updateComplete;
      expect(root.activeElement).to.equal(part('title'));
      expect(region.isConnected && region.textContent).to.equal('Step 2 of 3. How was it?');
    });

    it('leaves the focus of the page alone when the page goes on', async () => {
      const button = await fixture<HTMLButtonElement>(html`<button>mine</button>`);
      const {element} = await mount({steps: ALL});
      button.focus();
      element.next();
      await element.updateComplete;
      expect(document.activeElement).to.equal(button);
    });

    it('goes on with Enter in a line of text, but not while an input method composes', async () => {
      const {element, part} = await mount({steps: [name, again]});
      element.setInput('name', 'Ada');
      await element.updateComplete;
      const press = (init: KeyboardEventInit) =>
        part('field')!.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, ...init}));
      press({isComposing: true});
      expect(element.state?.currentStepIndex).to.equal(0);
      press({});
      expect(element.state?.currentStepIndex).to.equal(1);
    });
  });

  describe('answers a command that does not apply', () => {
    for (const [shows, act, code] of [
      ['next on an unfinished step', (e: ExperienceSessionElement) => e.next(), 'runtime/step-incomplete'],
      ['back on the first', (e: ExperienceSessionElement) => e.back(), 'runtime/at-first-step'],
      ['an index out of range', (e: ExperienceSessionElement) => e.goToStep(9), 'runtime/out-of-range'],
      ['a step not visited', (e: ExperienceSessionElement) => e.goToStep(1), 'runtime/not-visited'],
      [
        'a value that does not fit',
        (e: ExperienceSessionElement) => e.setInput('rating', 'x'),
        'runtime/invalid-input',
      ],
      ['an unknown step', (e: ExperienceSessionElement) => e.setInput('nobody', 1), 'runtime/unknown-step'],
      [
        'media for a question',
        (e: ExperienceSessionElement) => e.setMedia('rating', {url: 'u', type: 'image'}),
        'runtime/unknown-step',
      ],
    ] as const) {
      it(`with an outcome and an event: ${shows}`, async () => {
        const {element, details} = await mount({steps: [rating, again]});
        const before = element.state;
        const outcome = act(element);
        expect(outcome.ok === false && outcome.error.code).to.equal(code);
        expect(element.state).to.equal(before);
        expect(details('experience-error')).to.have.length(1);
        expect(last(details('experience-error'))).to.include({
          code,
          retryable: false,
          sessionId: element.session!.id,
        });
      });
    }
    it('before it has started', () => {
      const element = document.createElement('experience-session');
      const outcome = element.next();
      expect(outcome.ok === false && outcome.error.code).to.equal('runtime/not-started');
      expect([
        element.session,
        element.state,
        element.saved,
        element.status,
        element.getInput('a'),
      ]).to.deep.equal([null, null, null, 'idle', null]);
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

  describe('shows what is wrong', () => {
    for (const [shows, set, code] of [
      ['a missing id', {experienceId: ''}, 'element/missing-id'],
      ['an unknown mode', {mode: 'host'}, 'element/invalid-mode'],
      ['an unknown store', {store: 'cloud'}, 'element/invalid-option'],
      ['no Firebase config', {store: 'firestore'}, 'element/missing-firebase-config'],
      [
        'a Firebase config that is no JSON',
        {store: 'firestore', firebaseConfig: '{'},
        'element/invalid-firebase-config',
      ],
      ['no experience', {}, 'element/missing-experience'],
      ['an experience that is none', {experience: {steps: 'many'}}, 'experience/invalid'],
      ['a URL with nothing behind it', {src: '/no-such-config.json'}, 'experience/not-found'],
      ['a URL that nobody answers', {src: 'http://127.0.0.1:1/config.json'}, 'experience/unavailable'],
      ['a URL with something else behind it', {src: '/'}, 'experience/invalid'],
    ] as const) {
      it(`as a screen, one event and one message: ${shows}`, async () => {
        const console = quiet.messages();
        const {element, details, part} = await mount({set: set as Partial<ExperienceSessionElement>});
        await aTimeout(20);
        expect(element.status).to.equal('failed');
        expect(details('experience-error').map((detail) => detail['code'])).to.deep.equal([code]);
        expect(part('error')!.textContent).to.contain('This is not available right now').and.to.contain(code);
        expect(console()).to.have.length(1);
        expect(console()[0]).to.contain(code);
      });
    }

    it('with a way to try again where that can help', async () => {
      const {element, part, until} = await mount({set: {src: 'http://127.0.0.1:1/config.json'}});
      expect(part('retry')).not.to.equal(null);
      element.src = URL.createObjectURL(new Blob([JSON.stringify({version: 1, steps: ALL})]));
      await until(() => element.status === 'active');
    });

    const broken = {id: 'bad', type: 'input.maze', config: {title: 'Lost'}};
    it('of a step to an author, where it is', async () => {
      const {part, details} = await mount({steps: [broken, again], set: {mode: 'preview'}});
      expect(part('issues')!.textContent).to.contain('steps.0.type: unknown step type "input.maze"');
      expect(details('experience-error').map(({code}) => code)).to.deep.equal(['experience/invalid-step']);
    });
    it('of a step to a guest only as much as they need, and lets them pass', async () => {
      const mounted = await mount({steps: [broken, again]});
      expect(mounted.part('issues')).to.equal(null);
      expect(mounted.part('body')!.textContent).to.contain('You can go on without it');
      expect(mounted.element.next().ok).to.equal(true);
      await mounted.element.updateComplete;
      expect(heading(mounted)).to.equal('Will you come again?');
    });

    it('and an experience without steps, which completes at once', async () => {
      const {element, details, part} = await mount({steps: []});
      expect(details('experience-ready')).to.have.length(1);
      expect(details('experience-complete')).to.have.length(1);
      await element.updateComplete;
      expect(part('complete')!.textContent).to.contain('Nothing here yet');
    });
  });

  describe('previews', () => {
    it('with a badge, and takes a new draft over while it runs', async () => {
      const mounted = await mount({steps: ALL, set: {mode: 'preview'}});
      const {element, part} = mounted;
      expect(part('badge')!.textContent).to.equal('Preview');
      element.next();
      element.setInput('rating', 2);
      element.experience = {version: 1, steps: [{...rating, config: {title: 'Renamed'}}]};
      await element.updateComplete;
      await element.updateComplete;
      expect(heading(mounted)).to.equal('Renamed');
      expect(element.getInput('rating')).to.equal(2);
    });

    it('shows a draft that cannot be read, and goes on when it can', async () => {
      const mounted = await mount({steps: ALL, set: {mode: 'preview'}});
      const {element, part, until} = mounted;
      element.next();
      const {id} = element.session!;
      element.experience = {version: 1, steps: [rating, rating]};
      await until(() => part('error'));
      expect(part('issues')!.textContent).to.contain('steps.1.id');
      element.experience = {version: 1, steps: ALL};
      await until(() => part('step'));
      expect(heading(mounted)).to.equal('How was it?');
      expect(element.session?.id).to.equal(id);
    });
  });

  it('takes kinds of the page’s own', async () => {
    const {element, part} = await mount({
      steps: [{id: 'own', type: 'acme.button', config: {}}],
      set: {
        steps: [
          {
            logic: {
              type: 'acme.button',
              config: (await import('zod/mini')).looseObject({}),
              input: () => null,
              missing: () => null,
            },
            view: () => html`<p part="own">Mine</p>`,
          },
        ],
      },
    });
    expect(part('own')!.textContent).to.equal('Mine');
    expect(element.next().ok).to.equal(true);
  });

  it('leaves nothing but its name in the page', () => {
    const mine = Object.getOwnPropertyNames(window).filter((key) => /experience/i.test(key));
    expect(mine).to.deep.equal([]);
    expect(customElements.get('experience-session')).to.equal(ExperienceSessionElement);
  });
});
