/**
 * A guest who is told what the browser's own accessibility tree says goes through the whole demo, and does nothing that
 * they do not know by role and name: in all three engines.
 */
import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {experience} from '../../demo/experience.js';
import {swatch} from '../../demo/swatch.js';
import {accessible, cdp, isChromium} from '../helpers/engine.js';
import {mount} from '../helpers/mount.js';
import {answerPicker, makeOutput} from '../helpers/picker-and-server.js';
import {quiet} from '../helpers/quiet.js';

const TITLES = experience.steps.map(({config}) => String(config?.['title']));
const ANSWERS = {
  brightness: 4,
  stops: ['The mill wheel in blue', 'The soup kitchen, honestly'],
  'first-visit': false,
  travel: ['By bicycle'],
  light: 'Rose',
  headline: 'Lanterns & soup',
  wish: 'More benches.',
};

const POSTER = {url: '/demo/weir.svg', type: 'image', width: 1600, height: 560} as const;

const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => sendKeys({press: key})), Promise.resolve());

describe('a guest', () => {
  quiet();

  it('gets to the end by what the accessibility tree says', async function () {
    this.timeout(60_000);
    const {element, root, part, until} = await mount({steps: experience.steps, set: {steps: [swatch]}});
    const region = root.querySelector('[role=status]')!;
    const announced: string[] = [];
    new MutationObserver(() => announced.push(region.textContent.trim())).observe(region, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    const find = async (role: string, name: string) => {
      const found = await accessible(root, role, name);
      expect(found, `${role} “${name}”`).to.have.length(1);
      return found[0]!;
    };
    const act = async (role: string, name: string) => {
      (await find(role, name)).focus();
      await press(' ');
      await element.updateComplete;
    };
    const arrive = async (title: string) =>
      expect(root.activeElement, 'the focus').to.equal(await find('heading', title));
    const answer: readonly (() => Promise<void>)[] = [
      async () => {
        await find('progressbar', 'Progress');
      },
      async () => {
        await find('radiogroup', TITLES[1]!);
        await find('radio', '5 , A blaze');
        await act('radio', '4');
      },
      async () => {
        await find('group', TITLES[2]!);
        await act('checkbox', 'The mill wheel in blue');
        await act('checkbox', 'The soup kitchen, honestly');
      },
      () => act('radio', 'No'),
      () => act('radio', 'By bicycle'),
      async () => {
        await find('radiogroup', TITLES[5]!);
        await act('radio', 'Rose');
      },
      async () => {
        (await find('textbox', TITLES[6]!)).focus();
        await sendKeys({type: ANSWERS.headline});
      },
      async () => {
        (await find('textbox', TITLES[7]!)).focus();
        await sendKeys({type: ANSWERS.wish});
      },
      async () => {
        await until(() => part('photo'), 'a view that is loaded');
        await answerPicker(root);
        await act('button', 'Choose a picture');
        await until(() => part('photo')!.querySelector('canvas'), 'the picture to decide on');
        await act('button', 'Use this photo');
        await until(() => part('photo-actions')!.childElementCount === 1, 'the picture is taken');
        await find('button', 'Change the photo');
      },
      async () => {
        await until(() => part('wait'), 'a view that is loaded');
        await makeOutput({element, until}, 'poster', POSTER);
      },
    ];
    for (const [index, give] of answer.entries()) {
      if (index > 0) await arrive(TITLES[index]!);
      await give();
      await act('button', index === TITLES.length - 1 ? 'Finish' : 'Next');
    }
    await arrive('Thank you!');
    await find('button', 'Start again');
    await until(() => part('download'), 'what the guest takes away');
    await find('button', 'Download');
    expect(element.state!.inputs).to.deep.equal({...ANSWERS, poster: element.getInput('poster')});
    expect(element.state!.outputs).to.have.all.keys('photo', 'poster');
    expect(announced, 'each step once, in a region that was there before').to.deep.equal([
      ...TITLES.slice(1).map((title, index) => `Step ${index + 2} of ${TITLES.length}. ${title}`),
      'Thank you!',
    ]);
  });

  it('is told what is missing, where it is missing', async () => {
    const [, scale] = experience.steps;
    const {element, root, part} = await mount({steps: [scale!]});
    const alert = part('problem')!;
    const [listed] = await accessible(root, 'alert', '');
    expect(listed, 'the alert is there before there is something to say').to.equal(alert);
    part('next')!.click();
    await element.updateComplete;
    expect(alert.textContent).to.equal('Please answer this question to go on.');
    expect(root.activeElement).to.equal(part('choices')!.querySelector('input'));
    // Only Chromium tells descriptions and states.
    if (!isChromium) return;
    const {nodes} = await cdp<{nodes: readonly AccessibleNode[]}>('Accessibility.getFullAXTree');
    const group = nodes.find(({role}) => role?.value === 'radiogroup');
    expect(group?.description?.value).to.equal(alert.textContent);
    const states = Object.fromEntries(group!.properties!.map(({name, value}) => [name, value.value]));
    expect(states).to.include({invalid: 'true', required: true});
  });
});

interface AccessibleNode {
  readonly role?: {readonly value: string};
  readonly description?: {readonly value: string};
  readonly properties?: readonly {readonly name: string; readonly value: {readonly value: unknown}}[];
}
