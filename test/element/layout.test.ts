/** That it fits, from a sidebar to a page, can be hit with a thumb, keeps its place, and keeps still where that is wished. */
import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import {bringInto, experienceFor, kindEntries} from '../../demo/gallery-kinds.js';
import {swatch} from '../../demo/swatch.js';
import {STEPS} from '../helpers/builders.js';
import {ExperienceSessionElement} from '../../src/element/experience-session.js';
import {isChromium} from '../helpers/engine.js';
import {mount} from '../helpers/mount.js';
import {showAll} from '../helpers/show-all.js';
import {quiet} from '../helpers/quiet.js';

const WIDTHS_PX = [280, 320, 768, 1200];
const LEAST_TARGET_PX = 44;
const LONG = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(2);

/** A place of this width; what it lets stick out can be asked for. */
async function placeOf(widthPx: number): Promise<HTMLElement> {
  const place = await fixture<HTMLElement>(html`<div></div>`);
  place.style.cssText = `inline-size: ${widthPx}px; overflow: auto`;
  return place;
}

/** Whether what is wider than the element cannot be seen. What is for ears alone is no matter. */
const hidesOverflow = (element: Element) =>
  getComputedStyle(element).overflowX !== 'visible' &&
  !element.matches('.visually-hidden, input, textarea, progress');

describe('layout', () => {
  quiet();

  for (const widthPx of WIDTHS_PX) {
    it(`fits into ${widthPx} px, with words that are longer, and has targets for a thumb`, async () => {
      const place = await placeOf(widthPx);
      for (const entry of kindEntries) {
        const config = {...entry.config, title: LONG};
        const {element, root} = await mount({
          steps: experienceFor({...entry, config}, 'error').steps,
          set: {steps: [swatch]},
          parent: place,
        });
        await bringInto('error', entry, element);
        await element.updateComplete;
        expect(place.scrollWidth, entry.name).to.be.at.most(widthPx);
        for (const target of root.querySelectorAll('button, .choice, .field')) {
          const {width, height} = target.getBoundingClientRect();
          const what = `${entry.name}: ${target.textContent.trim()} ${width} × ${height}`;
          expect(Math.min(width, height), what).to.be.at.least(LEAST_TARGET_PX);
        }
        element.remove();
      }
    });
  }

  it('keeps long words at the ends of a scale in the card, on a small phone', async () => {
    const place = await placeOf(320);
    const config = {...STEPS.rating.config, minLabel: LONG.slice(0, 50), maxLabel: LONG.slice(0, 50)};
    const {part} = await mount({steps: [{...STEPS.rating, config}], parent: place});
    expect(place.scrollWidth).to.be.at.most(320);
    expect(part('ends')!.scrollWidth).to.be.at.most(part('ends')!.clientWidth);
  });

  it('has a skeleton as high as most steps, so that nothing below moves', async () => {
    for (const step of [STEPS.welcome, STEPS.rating, STEPS.again, STEPS.name, STEPS.note]) {
      const {element, part, until} = await mount({steps: [step]});
      const heightPx = element.getBoundingClientRect().height;
      element.experienceId = 'another';
      await element.updateComplete;
      expect(part('loading'), 'it loads again').not.to.equal(null);
      expect(element.getBoundingClientRect().height, step.type).to.equal(heightPx);
      await until(() => part('step'));
    }
  });

  it('takes the least height that the page gives it, down to nothing', async () => {
    const {element, part} = await mount({steps: [STEPS.again]});
    for (const [given, least, most] of [
      ['700px', 700, 700],
      ['0', 100, 399],
    ] as const) {
      element.style.minHeight = given;
      expect(part('base')!.getBoundingClientRect().height).to.be.within(least, most);
    }
  });

  it('leaves the buttons where they are from step to step, and when something is missing', async () => {
    const {element, part} = await mount({steps: [STEPS.welcome, STEPS.rating, STEPS.again, STEPS.name]});
    const bottomPx = () => part('next')!.getBoundingClientRect().bottom;
    const before = bottomPx();
    element.next();
    await element.updateComplete;
    expect(bottomPx()).to.equal(before);
    part('next')!.click();
    await element.updateComplete;
    expect(part('problem')!.textContent).not.to.equal('');
    expect(bottomPx()).to.equal(before);
  });

  for (const [shows, css] of [
    ['at 400 % on a page of 1280 px', ''],
    ['with text twice as large', '::part(base) { font-size: 2em }'],
  ] as const) {
    it(`needs no scrolling sideways in any state and on any screen, ${shows}`, async function () {
      this.timeout(60_000);
      const place = await placeOf(320);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
      for (const shown of await showAll(place)) {
        const hidden = [shown, ...shown.shadowRoot!.querySelectorAll<HTMLElement>('.base, .base *')].filter(
          (element) => element.scrollWidth > element.clientWidth && hidesOverflow(element),
        );
        expect(
          hidden.map(({className}) => className),
          `${shown.id} cuts off`,
        ).to.deep.equal([]);
        expect(shown.shadowRoot!.querySelector('.base')!.scrollWidth, shown.id).to.be.at.most(320);
      }
      expect(place.scrollWidth).to.equal(320);
      document.adoptedStyleSheets = [];
    });
  }

  it('moves nothing for a guest who wants no motion, in any state and on any screen', async function () {
    // Firefox and WebKit have no switch for it that a test could turn.
    if (!isChromium) this.skip();
    this.timeout(60_000);
    const moving = async () => {
      const all = await showAll(await placeOf(320));
      for (const element of all)
        if (element instanceof ExperienceSessionElement && element.state?.currentStepIndex === 1)
          element.back();
      await Promise.all(all.map(({updateComplete}) => updateComplete));
      return all.filter(({shadowRoot}) => shadowRoot!.getAnimations().length > 0).map(({id}) => id);
    };
    try {
      await emulateMedia({reducedMotion: 'no-preference'});
      expect(await moving()).to.include.members(['Info-empty', 'Loading', 'A server is at work']);
      await emulateMedia({reducedMotion: 'reduce'});
      expect(await moving()).to.deep.equal([]);
    } finally {
      await emulateMedia({reducedMotion: 'no-preference'});
    }
  });
});
