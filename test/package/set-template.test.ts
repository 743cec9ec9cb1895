/** The bundle's way to fill a template gives what `innerHTML` gives, where the browser sanitises and where it does not. */
import {expect} from '@open-wc/testing';
import {setTemplate} from '../../scripts/bundle/set-template.mjs';

const MARKUP: readonly (readonly [shows: string, html: string])[] = [
  ['Lit’s own marks', '<p @click$lit$="lit$1$" .value$lit$="lit$1$" ?hidden$lit$="lit$1$"><?lit$1$></p>'],
  ['comments', '<!--?lit$1$--><!-- of our own -->'],
  [
    'attributes of any name',
    '<p part="title" style="color: red" aria-live="polite" data-x="1" tabindex="-1">a</p>',
  ],
  [
    'controls',
    '<label>a<input type="radio" name="a" /></label><textarea rows="2"></textarea><button disabled>b</button>',
  ],
  [
    'slots, other elements, media',
    '<slot name="error"></slot><x-y z></x-y><video playsinline controls></video>',
  ],
  ['a drawing', '<svg viewBox="0 0 2 2"><path d="M0 0h2"></path></svg>'],
  [
    'what a sanitiser takes out',
    '<iframe src="/a"></iframe><object></object><svg><use href="#a"></use></svg>',
  ],
  ['a listener in the markup', '<p onclick="go()">a</p><p\nonfocus="go()">b</p>'],
  ['entities', '<p title="&quot;">&amp; &lt; &nbsp;</p>'],
];

describe('the bundle’s templates', () => {
  for (const [shows, html] of MARKUP) {
    it(`hold ${shows}`, () => {
      const [ours, plain] = [document.createElement('template'), document.createElement('template')];
      setTemplate(ours, html);
      plain.innerHTML = html;
      expect(ours.innerHTML).to.equal(plain.innerHTML);
    });
  }
});
