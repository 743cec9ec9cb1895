/**
 * Nothing moves by itself, by the browser's own count: neither inside the element, once it is there, nor what stands below
 * it, where the page has reserved its height. Chromium alone counts. What a guest's tap moves would not count: so nothing taps.
 */
import {expect, fixture, html} from '@open-wc/testing';
import {experience} from '../../demo/experience.js';
import {swatch} from '../../demo/swatch.js';
import {isChromium} from '../helpers/engine.js';
import {finishAnimations, mount} from '../helpers/mount.js';
import {makeOutput} from '../helpers/picker-and-server.js';
import {quiet} from '../helpers/quiet.js';

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly {
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

const WIDTHS_PX = [320, 400, 760];
/** As high as the demo's highest step. */
const RESERVED_PX = 1000;
const PHOTO = {url: '/demo/lantern.svg?photo', type: 'image', width: 960, height: 540} as const;
const POSTER = {url: '/demo/weir.svg?poster', type: 'image', width: 1600, height: 560} as const;
const ANSWERS: Readonly<Record<string, unknown>> = {
  brightness: 4,
  stops: ['The mill wheel in blue'],
  'first-visit': false,
  light: 'Rose',
  headline: 'Lanterns & soup',
};

const frames = async (count: number) => {
  for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame);
};
const inWords = ({value, sources}: Shift) =>
  `${value}: ${sources.map(({previousRect, currentRect}) => `${JSON.stringify(previousRect)} → ${JSON.stringify(currentRect)}`).join(', ')}`;

(isChromium ? describe : describe.skip)('layout shift', () => {
  quiet();

  for (const widthPx of WIDTHS_PX) {
    it(`is none through the demo at ${widthPx} px, though pictures come late`, async function () {
      this.timeout(30_000);
      const shifts: Shift[] = [];
      const observer = new PerformanceObserver((list) => shifts.push(...(list.getEntries() as Shift[])));
      const page = await fixture<HTMLElement>(
        html`<main>
          <style>
            div,
            experience-session {
              min-block-size: ${RESERVED_PX}px;
            }
          </style>
          <div></div>
          <p>What stands below.</p>
        </main>`,
      );
      page.style.inlineSize = `${widthPx}px`;
      const place = page.querySelector('div')!;
      await frames(2);
      observer.observe({type: 'layout-shift'});

      const {element, root, part, until} = await mount({
        steps: experience.steps,
        set: {steps: [swatch]},
        parent: place,
      });
      element.setMedia('photo', PHOTO); // what its step makes room for is the guest's own doing
      const haveCome = () => [...root.querySelectorAll('img')].every(({complete}) => complete);
      for (const {id} of experience.steps) {
        await until(() => !part('loading'), 'a view that is loaded');
        await until(haveCome, 'its pictures');
        await frames(3);
        if (id in ANSWERS) element.setInput(id, ANSWERS[id]);
        if (id === 'poster')
          await makeOutput({element, until}, id, {...POSTER, url: `${POSTER.url}-${widthPx}`});
        await element.updateComplete;
        await frames(3);
        expect(element.next().ok, id).to.equal(true);
        finishAnimations(root);
      }
      await until(() => part('complete') && haveCome(), 'the end');
      await frames(3);
      shifts.push(...(observer.takeRecords() as Shift[]));
      observer.disconnect();
      expect(shifts.filter(({hadRecentInput}) => !hadRecentInput).map(inWords)).to.deep.equal([]);
    });
  }
});
