/** Kinds whose view is loaded when an experience has such a step. */
import {expect} from '@open-wc/testing';
import {css, html} from 'lit';
import * as z from 'zod/mini';
import {defineStep} from '../../src/experience/step.js';
import {StepViews, type StepViewsHost} from '../../src/element/step-views.js';
import {ENGLISH} from '../../src/element/strings.js';
import {createText} from '../../src/element/text.js';
import type {Loadable, StepKind, StepView} from '../../src/steps/view.js';
import {STEPS} from '../helpers/builders.js';
import {mount} from '../helpers/mount.js';
import {quiet} from '../helpers/quiet.js';

const logic = defineStep({
  type: 'own.lazy',
  config: z.looseObject({title: z.string()}),
  input: () => null,
  missing: () => null,
});
const lazy = {id: 'lazy', type: 'own.lazy', config: {title: 'Later'}};
const view: StepView = {
  view: () => html`<p part="lazy">Here</p>`,
  styles: css`
    [part='lazy'] {
      color: rgb(1, 2, 3);
    }
  `,
};

/** A kind whose view comes when the test says so. */
function createLazyKind() {
  const calls: {resolve: (view: StepView) => void; reject: (error: Error) => void}[] = [];
  const load = () => new Promise<StepView>((resolve, reject) => calls.push({resolve, reject}));
  return {calls, kind: {logic, load} as StepKind};
}

describe('a kind that is loaded', () => {
  quiet();

  it('is loaded before its step comes, once for all elements, and brings its styles', async () => {
    const {calls, kind} = createLazyKind();
    const first = await mount({steps: [STEPS.welcome, lazy], set: {steps: [kind]}});
    expect(calls).to.have.length(1);
    calls[0]!.resolve(view);
    first.element.next();
    await first.until(() => first.part('lazy'));
    const second = await mount({steps: [lazy], set: {steps: [kind]}});
    for (const {part} of [first, second])
      expect(getComputedStyle(part('lazy')!).color).to.equal('rgb(1, 2, 3)');
    expect(calls).to.have.length(1);
  });

  it('is not loaded where no step is of it', async () => {
    const {calls, kind} = createLazyKind();
    await mount({steps: [STEPS.welcome], set: {steps: [kind]}});
    expect(calls).to.have.length(0);
  });

  it('shows that it comes; a failure is told, and can be tried again', async () => {
    const {calls, kind} = createLazyKind();
    const {part, until, details} = await mount({steps: [lazy], set: {steps: [kind]}});
    expect(part('loading')).not.to.equal(null);
    calls[0]!.reject(new Error('no network'));
    await until(() => part('retry'));
    expect(details('experience-error').map(({code}) => code)).to.deep.equal(['element/load-failed']);
    part('retry')!.click();
    await until(() => calls.length === 2);
    calls[1]!.resolve(view);
    await until(() => part('lazy'));
  });

  it('is prepared without anybody hearing of a failure; who wants it then asks again', async () => {
    const {calls, kind} = createLazyKind();
    const wanted = kind as Loadable<never>;
    const errors: string[] = [];
    const host = {kinds: [], adoptStyles: () => undefined, requestUpdate: () => undefined};
    const views = new StepViews(host as Partial<StepViewsHost> as StepViewsHost, ({code}) =>
      errors.push(code),
    );
    const preparing = views.prepare(wanted);
    void views.prepare(wanted);
    expect(views.of(wanted)).to.equal(null);
    calls[0]!.reject(new Error('no network'));
    await preparing;
    await views.prepare(wanted); // as each rendering does
    expect(calls).to.have.length(1);
    expect(errors).to.deep.equal([]);
    expect(views.of(wanted)).to.equal(null);
    calls[1]!.resolve({...view, english: {lateWord: 'Late'}});
    await new Promise((resolve) => setTimeout(resolve));
    expect(views.of(wanted)).to.include({view: view.view});
    expect(createText('en', ENGLISH, null)('lateWord')).to.equal('Late');
  });
});
