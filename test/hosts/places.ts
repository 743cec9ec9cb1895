/** Places in a page where an element is hidden, moved, or out of the document's reach; each with what a visitor does there. */
import type {Page} from 'playwright-core';
import {ELEMENT, SET_EXPERIENCE} from './stand.js';

export interface Place {
  readonly name: string;
  readonly body: string;
  /** In place of the script's tag. */
  readonly script?: (cdn: string) => string;
  /** Before the first step. */
  readonly enter?: (page: Page) => Promise<void>;
  /** With an answer given and not sent. */
  readonly meanwhile?: (page: Page) => Promise<void>;
}

const press = (name: string) => (page: Page) => page.getByRole('button', {name}).click();

export const PLACES: readonly Place[] = [
  {name: 'plain HTML', body: `<main>${ELEMENT}</main><script>${SET_EXPERIENCE}</script>`},
  {
    name: '<dialog>',
    body: `<button onclick="box.showModal()">Open</button>
<dialog id="box">${ELEMENT}<button onclick="box.close()">Close</button></dialog><script>${SET_EXPERIENCE}</script>`,
    enter: press('Open'),
    meanwhile: async (page) => {
      await press('Close')(page);
      await press('Open')(page);
    },
  },
  {
    name: '<details>',
    body: `<details><summary>Feedback</summary>${ELEMENT}</details><script>${SET_EXPERIENCE}</script>`,
    enter: (page) => page.getByText('Feedback').click(),
    meanwhile: async (page) => {
      await page.getByText('Feedback').click();
      await page.getByText('Feedback').click();
    },
  },
  {
    name: 'a nested shadow root',
    body: `<host-widget></host-widget><script>
  class HostWidget extends HTMLElement {
    connectedCallback() {
      const inner = document.createElement('div');
      this.attachShadow({mode: 'open'}).append(inner);
      inner.attachShadow({mode: 'open'}).innerHTML = '<style>* { color: red; padding: 9px }</style>${ELEMENT}';
      inner.shadowRoot.querySelector('experience-session').experience = ${SET_EXPERIENCE.split(' = ')[1]}
    }
  }
  customElements.define('host-widget', HostWidget);
</script>`,
  },
  {
    name: 'a carousel that moves it',
    body: `<button onclick="track.append(track.firstElementChild)">Turn</button>
<div id="track" style="display:flex;gap:8px"><section>${ELEMENT}</section><section>Two</section><section>Three</section></div>
<script>${SET_EXPERIENCE}</script>`,
    enter: async (page) => {
      for (let turn = 0; turn < 4; turn += 1) await press('Turn')(page);
    },
    meanwhile: async (page) => {
      for (let turn = 0; turn < 4; turn += 1) await press('Turn')(page);
    },
  },
  {
    name: 'taken out and put back',
    body: `<button onclick="const one = document.querySelector('experience-session'); one.remove(); document.body.prepend(one)">Move</button>
${ELEMENT}<script>${SET_EXPERIENCE}</script>`,
    meanwhile: press('Move'),
  },
  {
    name: 'markup before the script',
    script: (cdn) => `<script>const load = () => document.head.append(
  Object.assign(document.createElement('script'), {type: 'module', src: '${cdn}/experience-session.js'}))</script>`,
    body: `${ELEMENT}<script>${SET_EXPERIENCE}</script><button onclick="load()">Load it</button>`,
    enter: press('Load it'),
  },
];

const scriptTag = (cdn: string) => `<script type="module" src="${cdn}/experience-session.js"></script>`;

/** A page with the bundle and something around the element. */
export const placePage = (cdn: string, {name, body, script = scriptTag}: Place) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${name.replaceAll('<', '&lt;')}</title>${script(cdn)}</head>
<body>${body}</body></html>`;
