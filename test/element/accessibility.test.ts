/**
 * axe over every kind of step in every state and over every screen, in every setting. axe reads the document and computed
 * styles, not an engine's accessibility tree, so the engines differ only in the colours and sizes that they compute: all
 * settings run in each, but for forced colours, which only Chromium can be told to have.
 */
import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import {bringInto, experienceFor, kindEntries, statesOf} from '../../demo/gallery-kinds.js';
import {screenEntries} from '../../demo/gallery-screens.js';
import {builtInKinds} from '../../src/steps/index.js';
import {violationsIn} from '../helpers/axe.js';
import {mount} from '../helpers/mount.js';
import {quiet} from '../helpers/quiet.js';

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
  const still = new CSSStyleSheet();
  still.replaceSync('* { animation: none !important; transition: none !important }');
  for (const entry of kindEntries) {
    for (const state of statesOf(entry)) {
      const {element, root} = await mount({steps: experienceFor(entry, state).steps, parent: place});
      element.id = `${entry.name}-${state}`;
      root.adoptedStyleSheets.push(still);
      await bringInto(state, entry, element);
      await element.updateComplete;
    }
  }
  for (const [name, draw] of Object.entries(screenEntries)) {
    const screen = Object.assign(document.createElement('gallery-screen'), {draw, id: name});
    place.append(screen);
    await screen.updateComplete;
    screen.shadowRoot!.adoptedStyleSheets.push(still);
  }
  return place;
}

describe('accessibility', () => {
  quiet();

  it('has an entry in the gallery for every built-in kind', () => {
    const shown = kindEntries.map(({type}) => type);
    expect(shown).to.include.members(builtInKinds.map(({logic}) => logic.type));
  });

  for (const setting of Object.keys(SETTINGS)) {
    it(`has nothing to wish for when it is ${setting}`, async function () {
      this.timeout(60_000);
      const isForced = setting === 'in forced colours';
      // Firefox and WebKit have no switch for forced colours that a test could turn.
      if (isForced && !navigator.userAgent.includes('Chrome')) this.skip();
      if (isForced) await emulateMedia({forcedColors: 'active'});
      try {
        expect(matchMedia('(forced-colors: active)').matches).to.equal(isForced);
        expect(await violationsIn(await show(setting))).to.deep.equal([]);
      } finally {
        if (isForced) await emulateMedia({forcedColors: 'none'});
      }
    });
  }
});
