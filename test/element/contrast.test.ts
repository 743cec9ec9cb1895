/** Whatever the page's accent and surface are, everything can be read: measured from what the browser computes. */
import {expect, fixture, html} from '@open-wc/testing';
import {STEPS} from '../helpers/builders.js';
import {contrast} from '../helpers/contrast.js';
import {mount} from '../helpers/mount.js';
import {quiet} from '../helpers/quiet.js';

const TEXT = 4.5;
const CONTROL = 3;
const SCHEMES = ['light', 'dark'] as const;
const HALF_BYTES = ['00', '55', 'aa', 'ff'];
/** A grid through all that a screen can show. */
const ACCENTS = HALF_BYTES.flatMap((red) =>
  HALF_BYTES.flatMap((green) => HALF_BYTES.map((blue) => `#${red}${green}${blue}`)),
);
const SURFACES = ['#ffffff', '#000000', '#f3e9d8', '#123456', '#ffe000', '#c0392b', '#808080', 'transparent'];
const SOME_ACCENTS = ['#000000', '#ffffff', '#ffe000', '#4f46e5', '#00aa55', '#808080'];

const own = {id: 'own', type: 'input.multiSelect', config: {...STEPS.liked.config, minSelections: 3}};

/** One element that shows all there is to measure: a checked option, a free one, what is missing, what is saved. */
async function show() {
  const place = await fixture<HTMLElement>(html`<div></div>`);
  const field = await mount({steps: [STEPS.name], parent: place});
  const choices = await mount({steps: [own, STEPS.again], set: {mode: 'preview'}, parent: place});
  const scale = await mount({steps: [STEPS.rating], parent: place});
  choices.element.setInput('own', ['Food']);
  scale.element.setInput('rating', 3);
  choices.part('next')!.click();
  await choices.element.flush();
  await choices.until(() => choices.part('status')!.matches('.saved'));
  await scale.element.updateComplete;
  field.part('field')!.focus();

  const hovered = document.createElement('div');
  choices.root.querySelector('.base')!.append(hovered);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.hovered { background: var(--_accent-hover) } * { transition: none !important }');
  hovered.className = 'hovered';
  for (const {root} of [field, choices, scale]) root.adoptedStyleSheets.push(sheet);

  const style = (element: Element, pseudo?: string) => getComputedStyle(element, pseudo);
  const [checked, free] = [true, false].map((isChecked) =>
    [...choices.root.querySelectorAll('.choice')].find(
      (label) => label.querySelector('input')!.checked === isChecked,
    ),
  ) as [Element, Element];
  const picked = scale.root.querySelector('.choice:has(:checked)')!;
  const part = (name: string) => choices.part(name)!;
  return {place, field, style, checked, free, picked, part, hovered};
}

type Shown = Awaited<ReturnType<typeof show>>;

/** What must stand out, from what, and how much; the surface is what is behind the card where it lets that through. */
const ROWS: readonly (readonly [
  what: string,
  least: number,
  of: (shown: Shown) => string,
  on?: (shown: Shown) => string,
])[] = [
  ['text', TEXT, ({style, part}) => style(part('title')).color],
  [
    'text of the button',
    TEXT,
    ({style, part}) => style(part('next')).color,
    ({style, part}) => style(part('next')).backgroundColor,
  ],
  [
    'text of the button under the pointer',
    TEXT,
    ({style, part}) => style(part('next')).color,
    ({style, hovered}) => style(hovered).backgroundColor,
  ],
  ['edge of the button', CONTROL, ({style, part}) => style(part('next')).borderTopColor],
  [
    'edge of the other button',
    CONTROL,
    ({style, picked}) => style(picked.nextElementSibling!).borderTopColor,
  ],
  ['text in the accent', TEXT, ({style, part}) => style(part('badge')).color],
  ['muted text', TEXT, ({style, part}) => style(part('count')).color],
  ['what is missing', TEXT, ({style, part}) => style(part('problem')).color],
  ['mark of what is saved', CONTROL, ({style, part}) => style(part('status'), '::before').backgroundColor],
  ['edge of what is to be picked', CONTROL, ({style, free}) => style(free).borderTopColor],
  ['edge of what is picked', CONTROL, ({style, checked}) => style(checked).borderTopColor],
  [
    'text of what is picked',
    TEXT,
    ({style, checked}) => style(checked).color,
    ({style, checked}) => style(checked).backgroundColor,
  ],
  [
    'picked number',
    TEXT,
    ({style, picked}) => style(picked).color,
    ({style, picked}) => style(picked).backgroundColor,
  ],
  ['edge of the picked number', CONTROL, ({style, picked}) => style(picked).borderTopColor],
  ['focus ring', CONTROL, ({style, field}) => style(field.part('field')!).outlineColor],
];

describe('contrast', () => {
  quiet();
  const theme = new CSSStyleSheet();
  before(() => document.adoptedStyleSheets.push(theme));
  after(() => void document.adoptedStyleSheets.splice(document.adoptedStyleSheets.indexOf(theme), 1));

  async function failuresOf(scheme: string, properties: readonly string[]): Promise<string[]> {
    const shown = await show();
    const failures: string[] = [];
    for (const declarations of properties) {
      theme.replaceSync(`* { color-scheme: ${scheme} } experience-session { ${declarations} }`);
      const surface = shown.style(shown.part('base')).backgroundColor;
      const ground = surface === 'rgba(0, 0, 0, 0)' ? (scheme === 'light' ? '#fff' : '#111') : surface;
      for (const [what, least, of, on] of ROWS) {
        const found = contrast(of(shown), on?.(shown) ?? ground, ground);
        if (found < least) failures.push(`${what} with ${declarations}: ${found.toFixed(2)} of ${least}`);
      }
    }
    return failures;
  }

  for (const scheme of SCHEMES) {
    it(`is enough with each of ${ACCENTS.length} accents when it is ${scheme}`, async () => {
      expect(
        await failuresOf(
          scheme,
          ACCENTS.map((accent) => `--experience-accent: ${accent}`),
        ),
      ).to.deep.equal([]);
    });
    it(`is enough on any surface when it is ${scheme}, although only the surface was set`, async () => {
      const pairs = SURFACES.flatMap((surface) =>
        SOME_ACCENTS.map((accent) => `--experience-accent: ${accent}; --experience-surface: ${surface}`),
      );
      expect(await failuresOf(scheme, pairs)).to.deep.equal([]);
    });
  }

  it('leaves a colour alone that has enough', async () => {
    const {style, part} = await show();
    theme.replaceSync('experience-session { --experience-accent: #4f46e5 }');
    expect(contrast(style(part('badge')).color, '#4f46e5')).to.be.closeTo(1, 0.01);
  });
});
