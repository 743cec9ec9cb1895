/** A guest who has a keyboard alone, and sees where the focus is, goes through the whole demo: a photo too, and a poster of it. */
import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {experience} from '../../demo/experience.js';
import {swatch} from '../../demo/swatch.js';
import {mount} from '../helpers/mount.js';
import {answerPicker, makeOutput} from '../helpers/picker-and-server.js';
import {quiet} from '../helpers/quiet.js';

const {steps} = experience;
const POSTER = {url: '/demo/weir.svg', type: 'image', width: 1600, height: 560} as const;
const MOST_TABS = 8;

describe('a guest with a keyboard alone', () => {
  quiet();

  it('gets to the end, and can answer on the way back what they had left out', async function () {
    this.timeout(60_000);
    const {element, root, part, until} = await mount({steps, set: {steps: [swatch]}});

    const press = async (...keys: string[]) => {
      for (const key of keys) await sendKeys({press: key});
    };
    const tabTo = async (selector: string) => {
      for (let tabs = 0; tabs < MOST_TABS; tabs++) {
        await press('Tab');
        if (root.activeElement?.matches(`${selector}:focus-visible`)) return;
      }
      throw new Error(`«${part('title')!.textContent}»: no tab leads to ${selector}`);
    };
    const arrive = async (stepIndex: number) => {
      await element.updateComplete;
      expect(root.activeElement, 'the focus is on the heading').to.equal(part('title'));
      expect(element.state?.currentStepIndex).to.equal(stepIndex);
    };
    const goOn = async (key: string, stepIndex: number) => {
      await tabTo('[part~=next]');
      await press(key);
      await arrive(stepIndex);
    };

    await goOn('Enter', 1);
    await tabTo('input');
    await press(' ', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await goOn(' ', 2);
    await tabTo('.choice:nth-child(2) input');
    await press(' ');
    await tabTo('.choice:last-child input');
    await press(' ');
    await goOn('Enter', 3);
    await tabTo('input');
    await press('ArrowDown');
    await goOn('Enter', 4);
    await goOn('Enter', 5); // by nothing that they say
    await tabTo('[part=back]');
    await press('Enter');
    await arrive(4);
    await tabTo('input');
    await press(' ', 'ArrowDown');
    await goOn('Enter', 5);
    await tabTo('input');
    await press(' ', 'ArrowDown', 'ArrowDown');
    await goOn('Enter', 6);
    await tabTo('input');
    await sendKeys({type: 'Lanterns & soup'});
    await press('Enter');
    await arrive(7);
    await tabTo('textarea');
    await sendKeys({type: 'Benches.'});
    await press('Enter');
    await sendKeys({type: 'And tea.'});
    await goOn('Enter', 8);
    await until(() => part('photo'), 'a view that is loaded');
    await answerPicker(root);
    await tabTo('.primary[part=photo-button] ~ button');
    await press('Enter');
    await until(() => root.querySelector('[part=photo] canvas'), 'the picture to decide on');
    await until(
      () => root.activeElement?.matches('.primary[part=photo-button]'),
      'the focus on what uses it',
    );
    await press('Enter');
    await until(() => root.activeElement?.matches('[part=photo-button]:only-child'), 'the picture is taken');
    await goOn('Enter', 9);
    await makeOutput({element, until}, 'poster', POSTER);
    await goOn('Enter', 9);

    await until(() => part('download'), 'what the guest takes away');
    await tabTo('[part=download]');
    expect(part('title')!.textContent).to.equal('Thank you!');
    expect(element.status).to.equal('completed');
    expect(element.state!.inputs).to.deep.equal({
      brightness: 4,
      stops: ['The mill wheel in blue', 'The soup kitchen, honestly'],
      'first-visit': false,
      travel: ['By bicycle'],
      light: 'Mill blue',
      headline: 'Lanterns & soup',
      wish: 'Benches.\nAnd tea.',
      poster: element.getInput('poster'),
    });
    expect(element.session).to.deep.include({resultAssetId: 'made'});
    expect(element.state!.outputs).to.have.all.keys('photo', 'poster');
  });
});
