/** In which language the element speaks, where that comes from, and what it does to the author's words. */
import {expect} from '@open-wc/testing';
import {browserClock} from '../../src/element/browser.js';
import {LANGUAGES} from '../../src/element/languages.js';
import {ENGLISH, type Strings} from '../../src/element/strings.js';
import type {ExperienceConfig} from '../../src/experience/schema.js';
import {STEPS} from '../helpers/builders.js';
import {mount, type Mounted} from '../helpers/mount.js';
import {quiet} from '../helpers/quiet.js';

type Steps = ExperienceConfig['steps'];
type Attributes = Readonly<Record<string, string>>;

/** An element with these attributes in a box with those, perhaps in a shadow root. */
async function mountIn(
  outer: Attributes,
  own: Attributes = {},
  {inShadow = false, steps = [STEPS.rating] as Steps} = {},
) {
  const box = document.createElement('div');
  for (const [name, value] of Object.entries(outer)) box.setAttribute(name, value);
  box.dataset['box'] = '';
  document.body.append(box);
  const parent = inShadow ? box.attachShadow({mode: 'open'}) : box;
  return {box, ...(await mount({parent, steps, set: own}))};
}
const next = ({part}: Mounted) => part('next')!.textContent.trim();
const langOf = (part: HTMLElement | null) => part?.closest('[lang]')?.getAttribute('lang');

/** A language that nobody has loaded yet, whose words come when the test says so. */
function invent(tag: string) {
  const calls: {come(): void; fail(): void}[] = [];
  const load = () =>
    new Promise<{strings: Partial<Strings>}>((resolve, reject) =>
      calls.push({
        come: () => resolve({strings: {...ENGLISH, finish: `Finish in ${tag}`}}),
        fail: () => reject(new Error('no network')),
      }),
    );
  Object.assign(LANGUAGES, {[tag]: load});
  return calls;
}

describe('the language of <experience-session>', () => {
  quiet();
  afterEach(() => {
    document.documentElement.lang = 'en';
    for (const box of document.querySelectorAll('[data-box]')) box.remove();
  });

  for (const [shows, outer, own, said, lang] of [
    ['is English where the page says nothing', {lang: ''}, {}, 'Finish', 'en'],
    ['is the page’s', {lang: 'de'}, {}, 'Fertig', 'de'],
    ['is its own before the page’s', {lang: 'de'}, {lang: 'fr'}, 'Terminer', 'fr'],
    ['is without its region', {lang: 'pt-BR'}, {}, 'Concluir', 'pt-BR'],
    ['takes other spellings', {lang: 'ES_mx'}, {}, 'Terminar', 'es-MX'],
    ['is English where it does not speak the page’s', {lang: 'zh-Hant'}, {}, 'Finish', 'en'],
    ['is English where the tag is none', {lang: 'de-'}, {}, 'Finish', 'en'],
    ['is English where a part of the page is in no language', {lang: 'de'}, {lang: ''}, 'Finish', 'en'],
    ['is not that of an object’s property', {lang: 'valueOf'}, {}, 'Finish', 'en'],
  ] as const) {
    for (const inShadow of [false, true]) {
      it(`${shows}${inShadow ? ', through a shadow root' : ''}`, async () => {
        const mounted = await mountIn(outer, own, {inShadow});
        expect(next(mounted)).to.equal(said);
        expect(langOf(mounted.part('next'))).to.equal(lang);
      });
    }
  }

  it('is that of the document, and follows it while the guest is in a step', async () => {
    const mounted = await mount({steps: [STEPS.rating]});
    mounted.element.setInput('rating', 2);
    document.documentElement.lang = 'ja';
    await mounted.until(() => next(mounted) === '完了');
    mounted.element.lang = 'fr';
    await mounted.until(() => next(mounted) === 'Terminer');
    mounted.element.removeAttribute('lang');
    await mounted.until(() => next(mounted) === '完了');
    expect(mounted.element.getInput('rating')).to.equal(2);
  });

  it('is that of where it is moved to', async () => {
    const mounted = await mountIn({lang: 'de'});
    const other = await mountIn({lang: 'es'});
    other.box.append(mounted.element);
    await mounted.until(() => next(mounted) === 'Terminar');
    mounted.box.lang = 'fr';
    other.box.lang = 'pt';
    await mounted.until(() => next(mounted) === 'Concluir');
  });

  it('is followed no longer when it has left the page', async () => {
    const mounted = await mountIn({lang: 'de'});
    mounted.element.remove();
    mounted.box.lang = 'es';
    document.documentElement.lang = 'es';
    await new Promise((resolve) => setTimeout(resolve));
    await mounted.element.updateComplete;
    expect(mounted.part('base')!.lang).to.equal('de');
  });

  it('labels ours and leaves the author’s as the page has it', async () => {
    const steps = [
      STEPS.again,
      {
        id: 'liked',
        type: 'input.multiSelect',
        config: {title: 'Was?', options: ['A', 'B'], multiSelect: true},
      },
    ];
    const {part, root, element} = await mountIn({lang: 'nl'}, {}, {steps});
    expect(['title', 'body', 'next', 'count'].map((name) => langOf(part(name)))).to.deep.equal([
      'nl',
      'nl',
      'en',
      'en',
    ]);
    expect(langOf(root.querySelector('.choice span span'))).to.equal('en');
    element.setInput('again', true);
    element.next();
    await element.updateComplete;
    expect(['title', 'choice', 'hint'].map((name) => langOf(part(name)))).to.deep.equal(['nl', 'nl', 'en']);
    const announced = root.querySelector<HTMLElement>('[role=status]')!;
    expect([langOf(announced), langOf(announced.querySelector('span'))]).to.deep.equal(['en', 'nl']);
  });

  for (const lang of ['', 'nl', 'ar']) {
    it(`is accessible in a part of the page in «${lang}»`, async function () {
      this.timeout(20_000);
      const {element, root} = await mountIn({lang}, {}, {steps: [STEPS.again]});
      for (const animation of root.getAnimations()) animation.finish(); // axe takes what fades in for hidden
      await expect(element).to.be.accessible();
    });
  }

  for (const [shows, outer, own, direction] of [
    ['from right to left where the page says nothing of directions', {lang: 'ar'}, {}, 'rtl'],
    ['as the page says', {lang: 'ar', dir: 'ltr'}, {}, 'ltr'],
    ['as the element says', {lang: 'ar'}, {dir: 'ltr'}, 'ltr'],
    ['from right to left with its page', {lang: 'fa', dir: 'rtl'}, {}, 'rtl'],
    ['from left to right otherwise', {lang: 'de'}, {}, 'ltr'],
  ] as const) {
    it(`runs ${shows}`, async () => {
      const {part} = await mountIn(outer, own);
      expect(getComputedStyle(part('base')!).direction).to.equal(direction);
    });
  }

  /** Where a character of the words stands, from the left. */
  const leftOf = (words: Element, at: number) => {
    const text = [...words.childNodes].find(
      (node): node is Text => node instanceof Text && node.data.trim() !== '',
    )!;
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect().left;
  };

  for (const [page, title, isFromTheLeft] of [
    [{lang: 'ar', dir: 'rtl'}, 'Who are you?', true],
    [{lang: 'en', dir: 'ltr'}, 'من أنت!', false],
  ] as const) {
    it(`has the mark at the end of «${title}» on a page that runs the other way`, async () => {
      const config = {...STEPS.liked.config, title, options: [title, 'B']};
      const steps = [{...STEPS.liked, config}];
      const {part, root} = await mountIn(page, {}, {steps});
      for (const words of [part('title')!, root.querySelector('.choice span')!])
        expect(leftOf(words, title.length - 1) > leftOf(words, 0)).to.equal(isFromTheLeft);
    });
  }

  it('has the mark at the end of its own English, too, on a page whose language it does not speak', async () => {
    const {element, part, root, until} = await mountIn({lang: 'he', dir: 'rtl'}, {});
    const expectFromLeft = (words: Element) => {
      const end = words.textContent.trimEnd().length - 1;
      expect(leftOf(words, end) > leftOf(words, 0), words.textContent).to.equal(true);
    };
    part('next')!.click();
    await element.updateComplete;
    expectFromLeft(part('problem')!);
    element.abandon();
    await until(() => part('ended'));
    expectFromLeft(root.querySelector('.screen p')!);
  });

  for (const [dir, side] of [
    ['ltr', 'right'],
    ['rtl', 'left'],
  ] as const) {
    it(`has the count at the ${side} of a page that runs ${dir}`, async () => {
      const {part} = await mountIn({lang: dir === 'rtl' ? 'ar' : 'en', dir});
      const count = part('count')!;
      const range = document.createRange();
      range.selectNodeContents(count);
      expect(range.getBoundingClientRect()[side]).to.be.closeTo(count.getBoundingClientRect()[side], 1);
    });
  }

  it('lets what a guest writes run as it does', async () => {
    const {root} = await mountIn({lang: 'en'}, {}, {steps: [STEPS.name]});
    expect(getComputedStyle(root.querySelector('.field')!).unicodeBidi).to.equal('plaintext');
  });

  it('writes numbers as the region does', async () => {
    const {part, root} = await mountIn({lang: 'ar-EG'});
    expect(part('count')!.textContent).to.equal('١ من ١');
    expect([...root.querySelectorAll('.choice')].map((choice) => choice.textContent.trim())).to.deep.equal([
      '١',
      '٢',
      '٣',
      '٤',
      '٥',
    ]);
  });

  it('is changed by the page sentence by sentence', async () => {
    const mounted = await mountIn({lang: 'de'});
    mounted.element.strings = {finish: 'Absenden', stepOf: null} as unknown as Partial<Strings>;
    await mounted.element.updateComplete;
    expect(next(mounted)).to.equal('Absenden');
    expect(mounted.part('count')!.textContent).to.equal('1 von 1');
    mounted.element.strings = null as unknown as Partial<Strings>;
    await mounted.element.updateComplete;
    expect(next(mounted)).to.equal('Fertig');
  });

  describe('that is still on its way', () => {
    const {after} = browserClock;
    afterEach(() => {
      browserClock.after = after;
    });

    it('holds the first step back, so that no step changes its language under the guest’s finger', async () => {
      const calls = invent('qaa');
      browserClock.after = () => () => undefined; // no time passes
      const mounting = mountIn({lang: 'qaa'});
      const element = () => document.querySelector('experience-session')!;
      await element().updateComplete;
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve));
      expect(element().status).to.equal('loading');
      calls[0]!.come();
      expect(next(await mounting)).to.equal('Finish in qaa');
    });

    it('holds it back no longer than a moment', async () => {
      const calls = invent('qab');
      browserClock.after = (ms, run) => after(ms === 1_000 ? 0 : ms, run);
      const mounted = await mountIn({lang: 'qab'});
      expect([next(mounted), langOf(mounted.part('next'))]).to.deep.equal(['Finish', 'en']);
      calls[0]!.come();
      await mounted.until(() => next(mounted) === 'Finish in qab');
    });

    it('leaves what is spoken as it is until it comes; the last one asked for wins', async () => {
      const [first, second] = [invent('qac'), invent('qad')];
      const mounted = await mountIn({lang: 'de'});
      mounted.box.lang = 'qac';
      await mounted.until(() => first.length > 0);
      mounted.box.lang = 'qad';
      await mounted.until(() => second.length > 0);
      second[0]!.come();
      await mounted.until(() => next(mounted) === 'Finish in qad');
      first[0]!.come();
      await mounted.until(() => true);
      expect(next(mounted)).to.equal('Finish in qad');
    });

    it('is not missed when it fails after the page has changed its mind', async () => {
      const calls = invent('qaf');
      const mounted = await mountIn({lang: 'de'});
      mounted.box.lang = 'qaf';
      await mounted.until(() => calls.length > 0);
      mounted.box.lang = 'fr';
      await mounted.until(() => next(mounted) === 'Terminer');
      calls[0]!.fail();
      await new Promise((resolve) => setTimeout(resolve));
      expect(mounted.details('experience-error')).to.deep.equal([]);
    });

    it('and never comes is told once, in one line and one event, and the guest reads English', async () => {
      const said = quiet.messages();
      const calls = invent('qae');
      const mounting = mountIn({lang: 'qae-US'});
      calls[0]!.fail();
      const mounted = await mounting;
      expect([mounted.element.status, next(mounted)]).to.deep.equal(['active', 'Finish']);
      expect(mounted.details('experience-error').map(({code}) => code)).to.deep.equal([
        'element/load-failed',
      ]);
      expect(said()).to.have.length(1);
      expect(said()[0]).to.contain('qae-US').and.to.contain('no network');
      mounted.box.append(mounted.element);
      calls[1]!.come();
      await mounted.until(() => next(mounted) === 'Finish in qae', 'another try when it is moved');
    });
  });
});
