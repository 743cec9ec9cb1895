/** How text gets into the fields for text beside typing: by an input method, by pasting, by the browser. Nothing is lost or doubled. */
import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {cdp, isChromium} from '../helpers/engine.js';
import {mount} from '../helpers/mount.js';
import {quiet} from '../helpers/quiet.js';

const FIELDS = ['input.shortText', 'input.longText'] as const;
const ID = 'words';

/** A field that the guest is in; `stored` is their answer, after what happens behind has been drawn. */
async function open(type: string, config: object = {}) {
  const step = (id: string) => ({id, type, config: {title: id, ...config}});
  const {element, root} = await mount({steps: [step(ID), step('after')]});
  const field = root.querySelector<HTMLInputElement>('.field')!;
  field.focus();
  const settle = async () => {
    element.requestUpdate(); // as when an answer has been saved
    await element.updateComplete;
  };
  const stored = async () => {
    await settle();
    return [field.value, element.getInput(ID)];
  };
  return {element, field, settle, stored};
}

const compose = (text: string) =>
  cdp('Input.imeSetComposition', {text, selectionStart: text.length, selectionEnd: text.length});
const commit = (text: string) => cdp('Input.insertText', {text});

describe('a field for text', () => {
  quiet();

  for (const type of FIELDS) {
    describe(type, () => {
      for (const [shows, config, drafts, chosen] of [
        ['each draft in place of the one before', {}, ['k', 'か', 'かn', 'かん', '漢'], '漢字'],
        [
          'drafts that are longer than the answer may be',
          {maxLength: 3},
          ['に', 'にほ', 'にほん', 'にほんg', 'にほんご'],
          '日本語',
        ],
      ] as const) {
        it(`takes from an input method ${shows}`, async function () {
          if (!isChromium) this.skip(); // nobody else composes on command
          const {settle, field, stored} = await open(type, config);
          for (const draft of drafts) {
            await compose(draft);
            await settle();
            expect(field.value).to.equal(draft);
          }
          await commit(chosen);
          expect(await stored()).to.deep.equal([chosen, chosen]);
        });
      }

      it('cuts what an input method has composed at the limit', async function () {
        if (!isChromium) this.skip(); // nobody else composes on command
        const {stored} = await open(type, {maxLength: 3});
        await compose('にほんご');
        await commit('にほんご');
        expect(await stored()).to.deep.equal(['にほん', 'にほん']);
      });

      it('cuts what is pasted at the limit', async () => {
        const {stored} = await open(type, {maxLength: 8});
        await sendKeys({type: 'abcdef'});
        const press = async (key: string) => {
          await sendKeys({down: 'Control'});
          await sendKeys({press: key});
          await sendKeys({up: 'Control'});
        };
        await press('a');
        await press('c');
        await sendKeys({press: 'End'});
        await press('v');
        expect(await stored()).to.deep.equal(['abcdefab', 'abcdefab']);
      });
    });
  }

  it('leaves Enter to an input method, and goes on with the next', async () => {
    const {element, field} = await open('input.shortText');
    const enter = {key: 'Enter', keyCode: 229, bubbles: true, composed: true, cancelable: true};
    if (isChromium) await compose('漢字');
    field.dispatchEvent(new KeyboardEvent('keydown', {...enter, isComposing: true}));
    field.dispatchEvent(new KeyboardEvent('keydown', enter)); // Safari's, once the draft is chosen
    if (isChromium) {
      await cdp('Input.dispatchKeyEvent', {type: 'rawKeyDown', key: 'Enter', windowsVirtualKeyCode: 229});
      await commit('漢字');
    }
    expect(element.state?.currentStepIndex).to.equal(0);
    await sendKeys({press: 'Enter'});
    expect(element.state?.currentStepIndex).to.equal(1);
    expect(element.getInput(ID)).to.equal(isChromium ? '漢字' : null);
  });

  it('makes a line with Enter where there are several', async () => {
    const {element, stored} = await open('input.longText');
    await sendKeys({type: 'a'});
    await sendKeys({press: 'Enter'});
    await sendKeys({type: 'b'});
    expect(await stored()).to.deep.equal(['a\nb', 'a\nb']);
    expect(element.state?.currentStepIndex).to.equal(0);
  });

  for (const [config, autocomplete] of [
    [{}, 'off'],
    [{autocomplete: 'given-name'}, 'given-name'],
  ] as const) {
    it(`lets the browser fill in what ${JSON.stringify(config)} says, and takes it`, async () => {
      for (const type of FIELDS) {
        const {field, stored} = await open(type, config);
        expect(field.autocomplete).to.equal(autocomplete);
        field.value = 'Ada';
        field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
        expect(await stored()).to.deep.equal(['Ada', 'Ada']);
      }
    });
  }
});
