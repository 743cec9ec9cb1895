/** What a guest sees of what a server makes, beside what test/element/experience-session.waits.test.ts goes through. */
import {expect, fixture} from '@open-wc/testing';
import {createText} from '../../../src/element/text.js';
import type {OutputRequest} from '../../../src/experience/request.js';
import {transformView} from '../../../src/steps/transform/view.js';
import type {StepPhoto} from '../../../src/steps/view.js';
import {image} from '../../helpers/media-kinds.js';

const text = createText('en', {}, null);
const made: OutputRequest = {requestedAt: 1, source: image('me').url, replaces: null};

function show(photo: Partial<StepPhoto>, value: OutputRequest = made) {
  return fixture<HTMLElement>(
    transformView.view({
      stepId: 'poster',
      config: {title: 'Your poster', timeoutSeconds: 120},
      value,
      output: image('poster'),
      sourceStepId: 'photo',
      isInvalid: false,
      text,
      give: () => undefined,
      askAgain: () => undefined,
      accept: () => undefined,
      photoOf: () => ({picture: null, media: image('me'), isOnItsWay: false, ...photo}),
    }),
    {parentNode: document.createElement('div')},
  );
}

describe('what a server has made', () => {
  for (const [shows, photo, value, says, isShown] of [
    ['is shown', {}, made, 'awaitedReady', true],
    ['is not shown while another photo is on its way', {isOnItsWay: true}, made, 'awaitedPhoto', false],
    [
      'has not failed for a photo that is on its way',
      {isOnItsWay: true},
      {...made, ended: 'failed'},
      'awaitedPhoto',
      false,
    ],
  ] as const) {
    it(shows, async () => {
      const place = (await show(photo, value)).parentElement!;
      expect(place.querySelector('[part=wait]')!.textContent.trim()).to.equal(says);
      expect(place.querySelector('[part=result]') !== null).to.equal(isShown);
      expect(place.querySelector('[part=retry]')).to.equal(null);
      expect(place.querySelector('progress')?.value ?? 0).to.equal(0);
    });
  }
});
