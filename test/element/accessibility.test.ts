/**
 * axe over every kind of step in every state and over every screen, in every setting. axe reads the document and computed
 * styles, not an engine's accessibility tree, so the engines differ only in the colours and sizes that they compute: all
 * settings run in each, but for forced colours, which only Chromium can be told to have.
 */
import {expect, fixture, html} from '@open-wc/testing';
import {kindEntries} from '../../demo/gallery-kinds.js';
import {swatch} from '../../demo/swatch.js';
import {builtInKinds} from '../../src/steps/index.js';
import {violationsIn} from '../helpers/axe.js';
import {cdp, isChromium} from '../helpers/engine.js';
import {quiet} from '../helpers/quiet.js';
import {showAll} from '../helpers/show-all.js';

const SETTINGS: Readonly<Record<string, {readonly css?: string; readonly dir?: string}>> = {
  light: {},
  dark: {css: 'color-scheme: dark; background: #111; color: #eee'},
  'from right to left': {dir: 'rtl'},
  '320 px wide': {css: 'inline-size: 320px'},
  'in forced colours': {},
};

/** All of them at once, one below the other, each with its name beside it for the report. */
async function show(setting: string): Promise<HTMLElement> {
  const {css = '', dir = 'ltr'} = SETTINGS[setting]!;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`#all { ${css} }`);
  document.adoptedStyleSheets = [sheet];
  const place = await fixture<HTMLElement>(html`<main id="all" dir=${dir}></main>`);
  await showAll(place);
  // axe takes what fades in for hidden.
  for (const {shadowRoot} of place.children)
    for (const animation of shadowRoot!.getAnimations()) animation.cancel();
  return place;
}

const forceColours = (value: string) =>
  cdp('Emulation.setEmulatedMedia', {features: [{name: 'forced-colors', value}]});

describe('accessibility', () => {
  quiet();

  it('has an entry in the gallery for every kind; one that waits for a server is among the screens', () => {
    const shown = new Set([...kindEntries.map(({type}) => type), 'transform.pipeline']);
    expect([...shown]).to.have.members([...builtInKinds, swatch].map(({logic}) => logic.type));
  });

  for (const setting of Object.keys(SETTINGS)) {
    it(`has nothing to wish for when it is ${setting}`, async function () {
      this.timeout(60_000);
      const isForced = setting === 'in forced colours';
      // Firefox and WebKit have no switch for forced colours that a test could turn.
      if (isForced && !isChromium) this.skip();
      if (isForced) await forceColours('active');
      try {
        expect(matchMedia('(forced-colors: active)').matches).to.equal(isForced);
        expect(await violationsIn(await show(setting))).to.deep.equal([]);
      } finally {
        if (isForced) await forceColours('none');
      }
    });
  }
});
