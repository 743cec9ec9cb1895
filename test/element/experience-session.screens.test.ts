/** What is seen when something is wrong, and in a preview. */
import {aTimeout, expect} from '@open-wc/testing';
import type {ExperienceSessionElement} from '../../src/element/experience-session.js';
import {STEPS} from '../helpers/builders.js';
import {mount, type Mounted, type MountOptions} from '../helpers/mount.js';
import {quiet} from '../helpers/quiet.js';

const {welcome, rating, again} = STEPS;
const ALL = [welcome, rating, again];
type Ending = [
  shows: string,
  experience: unknown,
  screen: string,
  end: (element: ExperienceSessionElement) => unknown,
];
const heading = ({part}: Mounted) => part('title')?.textContent.trim();

describe('the screens of <experience-session>', () => {
  quiet();

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

  describe('with words of the page’s in its place', () => {
    const withSlot = async (name: string, options: MountOptions) => {
      const mounted = await mount(options);
      const words = Object.assign(document.createElement('p'), {slot: name, textContent: 'Ours'});
      mounted.element.append(words);
      return {...mounted, words, isFocused: () => mounted.root.activeElement !== null};
    };

    it('the end takes the focus', async () => {
      const {element, part, until, isFocused} = await withSlot('complete', {steps: [welcome]});
      part('next')!.focus();
      part('next')!.click();
      await until(() => element.status === 'completed');
      expect(isFocused()).to.equal(true);
    });

    it('an error takes the focus', async () => {
      const {element, part, until, isFocused} = await withSlot('error', {steps: [welcome]});
      element.next();
      await until(() => part('restart'));
      part('restart')!.focus();
      element.projectId = '';
      part('restart')!.click();
      await until(() => element.status === 'failed');
      expect(isFocused()).to.equal(true);
    });

    it('the end is as wide as the card, and is as high as it is alone', async () => {
      const {element, part, until, words} = await withSlot('complete', {steps: [welcome]});
      element.next();
      await until(() => words.getBoundingClientRect().width > 0);
      const {paddingInlineStart, borderInlineStartWidth} = getComputedStyle(part('base')!);
      const edgePx = parseFloat(paddingInlineStart) + parseFloat(borderInlineStartWidth);
      const base = part('base')!.getBoundingClientRect();
      expect(words.getBoundingClientRect().left).to.be.closeTo(base.left + edgePx, 1);
      expect(words.getBoundingClientRect().right).to.be.closeTo(base.right - edgePx, 1);
      words.remove();
      const {top, bottom} = part('complete')!.getBoundingClientRect();
      expect(top - base.top, 'in the middle').to.be.closeTo(base.bottom - bottom, 1);
    });
  });

  describe('previews', () => {
    for (const [shows, experience, screen, end] of [
      ['an error', {steps: 'many'}, 'error', () => undefined],
      ['an empty experience', {version: 1, steps: []}, 'complete', () => undefined],
      ['the thanks', {version: 1, steps: [welcome]}, 'complete', (element) => element.next()],
      ['an abandoned end', {version: 1, steps: [welcome]}, 'ended', (element) => element.abandon()],
    ] as readonly Ending[]) {
      it(`with a badge on ${shows} too`, async () => {
        const {element, part, until} = await mount({set: {mode: 'preview', experience}});
        end(element);
        await until(() => part(screen));
        expect(part('badge')?.textContent).to.equal('Preview');
      });
    }

    it('with what was expected and what came, where it cannot start', async () => {
      const code = async (mode: 'guest' | 'preview') =>
        (await mount({set: {mode, eventId: 'a/b'}})).part('error-code')!.textContent;
      expect(await code('guest')).to.equal('element/missing-id');
      expect(await code('preview')).to.equal(
        'element/missing-id: expected event-id to be an id, received "a/b"',
      );
    });

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
      const {element, root, part, until} = mounted;
      element.next();
      const {id} = element.session!;
      element.experience = {version: 1, steps: [rating, rating]};
      await until(() => part('error'));
      expect(root.querySelector('[role=status]')!.textContent, 'no step is announced').to.equal('');
      expect(part('issues')!.textContent).to.contain('steps.1.id');
      expect(part('error')!.textContent).to.contain('This draft cannot be shown yet');
      element.experience = {version: 1, steps: ALL};
      await until(() => part('step'));
      expect(heading(mounted)).to.equal('How was it?');
      expect(element.session?.id).to.equal(id);
    });

    it('shows that a draft has no steps, and goes on when it has', async () => {
      const {element, part, until} = await mount({steps: ALL, set: {mode: 'preview'}});
      element.experience = {version: 1, steps: []};
      await until(() => part('complete'));
      expect(part('complete')!.textContent).to.contain('Nothing here yet');
      expect(element.status, 'an author passes through this').to.equal('active');
      element.experience = {version: 1, steps: ALL};
      await until(() => part('step'));
    });

    it('begins with a draft that gets its first step', async () => {
      const mounted = await mount({set: {mode: 'preview', experience: {version: 1, steps: []}}});
      const {element, part, until, details} = mounted;
      await until(() => details('experience-complete').length === 1);
      element.experience = {version: 1, steps: [rating]};
      await until(() => part('step'));
      expect(heading(mounted)).to.equal('How was it?');
      expect(element.status).to.equal('active');
      expect(details('experience-ready').map(({totalSteps}) => totalSteps)).to.deep.equal([0, 1]);
    });

    it('leaves a text out that the draft has become too short for, on the screen too', async () => {
      const name = (maxLength: number) => ({
        version: 1,
        steps: [{id: 'name', type: 'input.shortText', config: {title: 'Your name', maxLength}}],
      });
      const {element, part, until} = await mount({set: {mode: 'preview', experience: name(20)}});
      const field = () => part('field') as HTMLInputElement;
      field().value = 'Bartholomew';
      field().dispatchEvent(new Event('input'));
      expect(element.getInput('name')).to.equal('Bartholomew');
      element.experience = name(5);
      await until(() => field().maxLength === 5);
      expect(element.getInput('name')).to.equal(null);
      expect(field().value).to.equal('');
    });

    it('tells the page of the step that comes in place of one that is gone', async () => {
      const {element, details, until} = await mount({
        steps: [welcome, rating, again],
        set: {mode: 'preview'},
      });
      element.next();
      element.experience = {version: 1, steps: [welcome, again]};
      await until(() => element.state?.currentStepIndex === 1 && details('experience-progress').length === 2);
      element.experience = {version: 1, steps: [welcome]};
      await until(() => details('experience-progress').length === 3);
      expect(
        details('experience-progress').map(({stepId, totalSteps, direction}) => [
          stepId,
          totalSteps,
          direction,
        ]),
      ).to.deep.equal([
        ['rating', 3, 'forward'],
        ['again', 2, 'forward'],
        ['welcome', 1, 'back'],
      ]);
    });

    it('asks for the stored draft where the page takes its own away, of which this store has none', async () => {
      const {element, part, details, until} = await mount({steps: ALL, set: {mode: 'preview'}});
      for (const none of [null, undefined]) {
        element.experience = none;
        await until(() => part('error'));
        expect(part('error')!.textContent).not.to.contain('This draft cannot be shown yet');
        expect(details('experience-error').at(-1)).to.include({code: 'element/missing-experience'});
        element.experience = {version: 1, steps: ALL};
        await until(() => part('step'));
      }
    });
  });
});
