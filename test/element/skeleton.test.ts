/** What stands in where the code for a screen did not come. */
import {expect, fixture, html} from '@open-wc/testing';
import {render} from 'lit';
import {bareScreen} from '../../src/element/skeleton.js';
import {ENGLISH} from '../../src/element/strings.js';
import type {Text} from '../../src/steps/view.js';

const text = ((key: keyof typeof ENGLISH) => ENGLISH[key]) as unknown as Text;

describe('a screen whose code did not come', () => {
  for (const [shows, isEnd, slot] of [
    ['the end', true, ''],
    ['the end in the page’s own words', true, 'complete'],
    ['an error', false, ''],
    ['an error in the page’s own words', false, 'error'],
  ] as const) {
    it(`takes the focus and is an alert: ${shows}`, async () => {
      const host = await fixture(html`<div>${slot && html`<p slot=${slot}>Of the page</p>`}</div>`);
      const root = host.attachShadow({mode: 'open'});
      render(
        bareScreen(text, isEnd, () => undefined),
        root,
      );
      const title = root.querySelector<HTMLElement>('#title')!;
      title.focus();
      expect(root.activeElement === title).to.equal(true);
      expect(title.closest('[role=alert]')!.checkVisibility()).to.equal(true);
      expect(root.querySelector('h2')!.textContent).to.equal(text(isEnd ? 'completeTitle' : 'errorOffline'));
    });
  }
});
