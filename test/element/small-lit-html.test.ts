/** What the bundle has in place of lit-html makes the same page of the same values. */
import {expect} from '@open-wc/testing';
import {noChange, nothing} from 'lit';
import {litStage, OURS, shown, smallStage, THEIRS, type Templates} from '../helpers/lit-stages.js';

interface Row {
  show(by: Templates, value: unknown): unknown;
  readonly values: readonly unknown[];
}

/** What is drawn one after the other, by what is different: `show` makes a template of each of the values. */
const ROWS: Record<string, Row> = {
  'texts, numbers and what is nothing': {
    show: ({html}, value: unknown) => html`<p>a ${value} b</p>`,
    values: ['one', 'two', 3, 0, '', null, undefined, nothing, true, false, noChange, '<b>', 'x', 'x'],
  },
  'a value alone, at either end, and beside another': {
    show: ({html}, value: unknown) =>
      html`${value}
        <p>${value}${value}</p>
        ${value}`,
    values: ['one', nothing, 'two'],
  },
  'templates in templates, one in place of another': {
    show: ({html}, value: number) =>
      html`<div>${value > 1 ? html`<p>${value}</p>` : value ? html`<b>${value}</b>` : nothing}</div>`,
    values: [0, 1, 2, 3, 1, 0],
  },
  'the same template once more, and twice in a row': {
    show: ({html}, value: string) => {
      const item = (word: string) => html`<i>${word}</i>`;
      return html`${item(value)}${item('fixed')}`;
    },
    values: ['a', 'b'],
  },
  'lists that grow, shrink and end': {
    show: ({html}, value: unknown[]) =>
      html`<ul>
          ${value.map((word) => html`<li>${word}</li>`)}
        </ul>
        ${value}`,
    values: [[], ['a'], ['a', 'b', 'c'], ['b'], [nothing, 'd'], []],
  },
  'a list, a text, a template and a node in one place': {
    show: ({html}, value: unknown) => {
      const node = document.createElement('hr');
      return html`<div>
        ${value === 'list' ? [1, html`<u>2</u>`] : value === 'node' ? node : value === 'html' ? html`<u></u>` : value}
      </div>`;
    },
    values: ['list', 'text', 'node', 'list', 'html', 'node', 'node', 'text', 'html', nothing, 'list'],
  },
  attributes: {
    show: ({html}, value: unknown) =>
      // prettier-ignore
      html`<a
        title=${value}
        class="x ${value} y"
        lang='${value}'
        data-b="${value}-${value}"
        href="?a=b;c=${value}"
        id="fixed"
        >link</a
      >`,
    values: ['one', 'two', '', null, undefined, nothing, 4, noChange, 'last'],
  },
  'boolean attributes': {
    show: ({html}, value: unknown) => html`<input type="text" ?disabled=${value} ?data-first=${value} />`,
    values: [true, false, 'yes', '', nothing, null, 1],
  },
  'attributes that have the name of a class, over lines': {
    show: ({html}, value: unknown) => html`<p class="one" data-value=${value} part=${value}>text</p>`,
    values: ['a', 'b'],
  },
  properties: {
    show: ({html}, value: unknown) =>
      html`<input .value=${value} .maxLength=${3} />
        <p .textContent=${value}></p>`,
    values: ['one', 'two', ''],
  },
  'a drawing': {
    show: ({html, svg}, value: unknown) =>
      html`<svg class="m ${value}" viewBox="0 0 5 5">${svg`<path d="M0 0" /><g>${value}</g>`}</svg>`,
    values: ['one', 'two', nothing],
  },
  'words that look like tags': {
    show: ({html}, value: unknown) =>
      html`<p>1 &gt; ${value} &lt; 2</p>
        <!-- a remark --><b>${value}</b>`,
    values: ['one', 'two'],
  },
};

describe("the bundle's stand-in for lit-html shows as lit-html does", () => {
  for (const [title, {show, values}] of Object.entries(ROWS)) {
    it(title, () => {
      const [theirs, ours] = [litStage(), smallStage()];
      for (const [at, value] of values.entries()) {
        theirs.draw(show(THEIRS, value));
        ours.draw(show(OURS, value));
        expect(shown(ours.root), `value ${at}`).to.equal(shown(theirs.root));
      }
    });
  }

  it('and fails, without going round for ever, where somebody else has taken its nodes away', () => {
    for (const [{root, draw}, {html}] of [
      [litStage(), THEIRS],
      [smallStage(), OURS],
    ] as const) {
      const show = (words: readonly string[]) =>
        html`<ul>
          ${words.map((word) => html`<li>${word}</li>`)}
        </ul>`;
      draw(show(['a', 'b']));
      root.querySelector('ul')!.replaceChildren();
      expect(() => draw(show(['c', 'd', 'e']))).to.throw();
    }
  });

  it('and takes nothing that came as JSON for a template', () => {
    const {root, draw} = smallStage();
    draw(JSON.parse('{"_$litType$": 1, "strings": ["<b>bold</b>"], "values": []}'));
    expect(root.querySelector('b')).to.equal(null);
  });
});
