/**
 * The contract of a kind of step, run over every one. A kind brings samples: configs with the values that each lets in,
 * the ones it keeps out, and what is still missing with them.
 */
import {expect} from '@open-wc/testing';
import {WAIT_ENDS} from '../../src/experience/request.js';
import {bindStep, type Step} from '../../src/experience/step.js';
import type {MediaReference} from '../../src/shared/media.js';
import type {StepKind} from '../../src/steps/view.js';
import {finishAnimations, mount} from '../helpers/mount.js';

export interface StepSamples {
  /** The config with everything left out that has a default, and what it becomes. */
  readonly defaults: readonly [given: object, parsed: object];
  /** Bad configs with the paths of what is wrong, below `config`. */
  readonly badConfigs: readonly (readonly [config: object, ...paths: string[]])[];
  /** Values per config: what the step lets in and the problem that remains, if any. */
  readonly accepted: readonly (readonly [config: object, value: unknown, problem?: string])[];
  readonly refused: readonly (readonly [config: object, value: unknown])[];
}

const envelope = (type: string, config: object) => ({
  id: 'step',
  type,
  config: config as Record<string, unknown>,
});

export function describeStep(kind: StepKind, samples: StepSamples): void {
  const {type} = kind.logic;
  const bind = (config: object): Step => bindStep(envelope(type, config), kind.logic, ['steps', 0]);
  const [given, parsed] = samples.defaults;
  const {takesMedia = false} = kind.logic;
  const answer = (input: unknown, output: MediaReference | null = null) => ({
    input,
    output,
    isOnItsWay: false,
  });

  describe(`the step ${type} holds a kind's contract`, () => {
    it('fills in the defaults of its config', () => {
      expect(bind(given).issues).to.deep.equal([]);
      expect(bind(given).config).to.deep.equal(parsed);
    });
    it('keeps fields that it does not know', () => {
      expect(bind({...given, later: 1}).config).to.deep.include({later: 1});
    });

    for (const [config, ...paths] of samples.badConfigs) {
      it(`says what is wrong with ${JSON.stringify(config)}`, () => {
        const step = bind(config);
        expect(step.issues.map(({path}) => path)).to.deep.equal(
          paths.map((path) => `steps.0.config.${path}`),
        );
        for (const {message} of step.issues) expect(message).to.match(/expected/);
        expect(step.missing(answer(null)), 'the guest can pass').to.equal(null);
        expect(step.accepts('anything').ok).to.equal(false);
      });
    }

    for (const [config, value, problem] of samples.accepted) {
      const outcome = problem ? `but says ${problem}` : 'and is finished';
      it(`lets ${JSON.stringify(value)} in with ${JSON.stringify(config)}, ${outcome}`, () => {
        const step = bind(config);
        const result = step.accepts(value);
        expect(result).to.deep.equal({ok: true, value});
        expect(JSON.parse(JSON.stringify({value})), 'survives JSON').to.deep.equal({value});
        expect(step.missing(answer(value))?.text).to.equal(problem);
      });
    }

    for (const [config, value] of samples.refused) {
      it(`keeps ${JSON.stringify(value)} out with ${JSON.stringify(config)}`, () => {
        expect(bind(config).accepts(value).ok).to.equal(false);
      });
    }

    if (kind.logic.awaits) {
      const request = {requestedAt: 1, source: null, replaces: 'old'};
      const output = (url: string) => ({url, type: 'image'}) as const;
      it('takes a request for its output, and waits until that is there or nobody waits any more', () => {
        const step = bind(given);
        expect(step.awaits?.timeoutMs).to.be.greaterThan(0);
        expect(step.accepts(request)).to.deep.equal({ok: true, value: request});
        expect(step.accepts(null)).to.deep.equal({ok: true, value: null});
        const isOnItsWay = {...answer(request, output('new')), isOnItsWay: true};
        for (const waits of [answer(null), answer(request), answer(request, output('old')), isOnItsWay])
          expect(step.missing(waits)?.text, JSON.stringify(waits)).to.be.a('string');
        const over = WAIT_ENDS.map((ended) => answer({...request, ended}));
        for (const finished of [answer(null, output('new')), answer(request, output('new')), ...over])
          expect(step.missing(finished), JSON.stringify(finished)).to.equal(null);
      });
    } else if (kind.logic.input(parsed)) {
      it('always lets the empty answer in', () => {
        expect(bind(given).accepts(null)).to.deep.equal({ok: true, value: null});
      });
      it('needs an answer when one is required, and none otherwise', () => {
        expect(bind({...given, required: true}).missing(answer(null))).to.deep.equal({
          text: 'problemRequired',
        });
        expect(bind({...given, required: false}).missing(answer(null))).to.equal(null);
      });
    } else if (takesMedia) {
      it('takes no answer', () => {
        expect(bind(given).accepts('anything').ok).to.equal(false);
      });
      it('needs media when they are required, here or on their way, and none otherwise', () => {
        const required = bind({...given, required: true});
        const media = {url: 'https://example.com/1.jpg', type: 'image'} as const;
        expect(required.missing(answer(null))?.text).to.be.a('string');
        expect(required.missing(answer(null, media))).to.equal(null);
        expect(required.missing({...answer(null), isOnItsWay: true})).to.equal(null);
        expect(bind({...given, required: false}).missing(answer(null))).to.equal(null);
      });
    } else {
      it('takes no answer and waits for none', () => {
        expect(bind(given).accepts('anything').ok).to.equal(false);
        expect(bind({...given, required: true}).missing(answer(null))).to.equal(null);
      });
    }

    for (const state of ['empty', 'filled', 'told that something is missing'] as const) {
      it(`is accessible when it is ${state}`, async function () {
        this.timeout(20_000);
        const value = samples.accepted.find(([config]) => config === given)?.[1];
        const {element, root, part, until} = await mount({
          steps: [envelope(type, {...given, required: state !== 'filled'})],
          set: {steps: [kind]},
        });
        await until(() => !part('loading'), 'a view that is loaded');
        if (state === 'filled' && value !== undefined)
          expect(element.setInput('step', value).ok).to.equal(true);
        if (state.startsWith('told')) part('next')!.click();
        await element.updateComplete;
        finishAnimations(root);
        await expect(element).to.be.accessible();
      });
    }
  });
}
