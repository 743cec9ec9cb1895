/** Where the focus is after what the guest does, also when what they asked for takes a while. */
import {expect, fixture, html} from '@open-wc/testing';
import {STEPS} from '../helpers/builders.js';
import {mount} from '../helpers/mount.js';
import {quiet} from '../helpers/quiet.js';

const {welcome, rating, again} = STEPS;

describe('<experience-session> keeps the focus where the guest is', () => {
  quiet();

  for (const [where, rootFor] of [
    ['the page', (page: HTMLElement) => page],
    ['a shadow root of the page’s', (page: HTMLElement) => page.attachShadow({mode: 'open'})],
  ] as const) {
    const startAgain = async () => {
      const page = rootFor(await fixture<HTMLElement>(html`<div></div>`));
      const [field, parent] = [document.createElement('input'), document.createElement('div')];
      page.append(field, parent);
      const mounted = await mount({steps: [welcome], parent});
      const {element, part, until} = mounted;
      element.next();
      await until(() => part('restart'));
      part('restart')!.focus();
      part('restart')!.click();
      await until(() => element.status === 'loading');
      return {...mounted, field, isFocused: () => field.matches(':focus')};
    };

    it(`who has gone on in ${where} while a new session starts`, async () => {
      const {field, isFocused, part, until} = await startAgain();
      field.focus();
      await until(() => part('next'));
      expect(isFocused()).to.equal(true);
    });

    it(`who waits for the new session in ${where}, and in its heading then`, async () => {
      const {root, part, until} = await startAgain();
      await until(() => part('next'));
      expect(root.activeElement === part('title')).to.equal(true);
    });
  }

  it('who stands in something of the page’s around it, as where a click on a button does not focus it', async () => {
    const parent = await fixture<HTMLElement>(html`<main tabindex="-1"></main>`);
    const {element, root, part} = await mount({steps: [welcome, rating, again], parent});
    parent.focus();
    part('next')!.click();
    await element.updateComplete;
    expect(root.activeElement === part('title')).to.equal(true);
  });

  it('who has tried again in vain, on the heading that says so', async () => {
    const {element, root, part, until, details} = await mount({
      set: {src: 'http://127.0.0.1:1/config.json'},
    });
    part('retry')!.focus();
    part('retry')!.click();
    await until(() => details('experience-error').length === 2 && element.status === 'failed');
    expect(root.activeElement === part('title')).to.equal(true);
  });
});
