/** What a page can set, call and hear, with the local store. What each step shows is tested in `test/steps`. */
import {expect, fixture, html} from '@open-wc/testing';
import {css} from 'lit';
import {ExperienceSessionElement} from '../../src/element/experience-session.js';
import {STEPS} from '../helpers/builders.js';
import {mount} from '../helpers/mount.js';
import {quiet} from '../helpers/quiet.js';

const {welcome, rating, again, name} = STEPS;
const ALL = [welcome, rating, again];
const last = <T>(list: readonly T[]): T => list.at(-1)!;

describe('<experience-session>', () => {
  quiet();

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
      const field = part('field') as HTMLInputElement;
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

    it('announces no step when the page has ended the session, but has its end read', async () => {
      const {element, part, root, until} = await mount({steps: ALL});
      element.next();
      await element.updateComplete;
      element.abandon();
      await until(() => part('ended'));
      expect(root.querySelector('[role=status]')!.textContent).to.equal('');
      expect(part('ended')!.getAttribute('role')).to.equal('alert');
    });

    it('takes the second half of a double click for what it is', async () => {
      const {element, part} = await mount({steps: ALL});
      part('next')!.dispatchEvent(new MouseEvent('click', {detail: 1}));
      await element.updateComplete;
      part('next')!.dispatchEvent(new MouseEvent('click', {detail: 2}));
      await element.updateComplete;
      expect(element.state?.currentStepIndex).to.equal(1);
      expect(part('problem')!.textContent.trim(), 'nobody has refused to answer').to.equal('');
    });

    it('leaves the focus of the page alone when the page goes on, or asks for too much', async () => {
      const button = await fixture<HTMLButtonElement>(html`<button>mine</button>`);
      const {element} = await mount({steps: ALL});
      button.focus();
      element.next();
      await element.updateComplete;
      element.next();
      await element.updateComplete;
      expect(document.activeElement).to.equal(button);
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
      [
        'a value that nobody can store',
        (e: ExperienceSessionElement) => e.setInput('rating', () => 1),
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
        expect(!outcome.ok && outcome.error.code).to.equal(code);
        expect(element.state).to.deep.equal(before);
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
      expect(!outcome.ok && outcome.error.code).to.equal('runtime/not-started');
      expect([
        element.session,
        element.state,
        element.saved,
        element.status,
        element.getInput('a'),
      ]).to.deep.equal([null, null, null, 'idle', null]);
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
            styles: css`
              [part='own'] {
                color: rgb(1, 2, 3);
              }
            `,
          },
        ],
      },
    });
    expect(part('own')!.textContent).to.equal('Mine');
    expect(getComputedStyle(part('own')!).color).to.equal('rgb(1, 2, 3)');
    expect(getComputedStyle(part('next')!).cursor, 'ours are still there').to.equal('pointer');
    expect(element.next().ok).to.equal(true);
  });

  for (const display of ['flex', 'inline-flex', 'inline-block', 'grid']) {
    it(`has a size in a parent that is ${display}`, async () => {
      const parent = await fixture(html`<div></div>`);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`.around { display: ${display}; justify-items: center }`);
      document.adoptedStyleSheets.push(sheet);
      parent.className = 'around';
      const {element} = await mount({steps: ALL, parent});
      expect(element.getBoundingClientRect().width).to.be.at.least(250);
      document.adoptedStyleSheets.pop();
    });
  }

  it('leaves nothing but its name in the page', () => {
    const mine = Object.getOwnPropertyNames(window).filter((key) => /experience/i.test(key));
    expect(mine).to.deep.equal([]);
    expect(customElements.get('experience-session')).to.equal(ExperienceSessionElement);
  });
});
