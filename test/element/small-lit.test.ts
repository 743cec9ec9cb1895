/** What the bundle has in place of Lit's element does the same things in the same order, as far as our element can tell. */
import {expect} from '@open-wc/testing';
import * as lit from 'lit';
import * as directives from 'lit/async-directive.js';
import * as small from '../../scripts/bundle/small-lit.mjs';
import * as smallDirectives from '../../scripts/bundle/small-lit-html.mjs';

type Lit = Pick<typeof lit, 'LitElement' | 'css' | 'unsafeCSS' | 'adoptStyles' | 'html'> &
  Pick<typeof directives, 'AsyncDirective' | 'directive'>;

interface Probe extends Element, Pick<lit.LitElement, 'renderRoot' | 'requestUpdate' | 'updateComplete'> {
  word: unknown;
  loud: unknown;
  data: unknown;
  broken: boolean;
}

/** What happens to an element, in the order in which it does. */
let log: string[] = [];
let count = 0;

/** As ours is written: properties that the constructor sets, controllers from the start. */
function define(tag: string, {LitElement, css, unsafeCSS, html, AsyncDirective, directive}: Lit): void {
  class Seen extends AsyncDirective {
    override render(value: unknown): unknown {
      return value;
    }
    override disconnected(): void {
      log.push('directive disconnected');
    }
    override reconnected(): void {
      log.push('directive reconnected');
    }
  }
  const seen = directive(Seen);

  class ProbeElement extends LitElement {
    static override styles = [
      css`
        p {
          color: ${unsafeCSS('rgb(1, 2, 3)')};
        }
      `,
      css`
        p {
          margin: ${7}px;
        }
      `,
    ];
    declare word: unknown;
    declare loud: unknown;
    declare data: unknown;
    broken = false;

    constructor() {
      super();
      this.word = 'none';
      this.loud = false;
      this.data = null;
      this.addController({
        hostConnected: () => log.push('connected'),
        hostDisconnected: () => log.push('disconnected'),
        hostUpdated: () => log.push(`shows ${this.renderRoot.textContent.trim()}`),
      });
    }

    override willUpdate(changed: lit.PropertyValues): void {
      log.push(`changed ${[...changed].map(([name, old]) => `${String(name)} from ${String(old)}`).join()}`);
      if (this.word === 'silly') this.word = 'sensible';
    }

    override render(): lit.TemplateResult {
      if (this.broken) throw new Error('broken');
      return html`<p>${seen(`${String(this.word)} ${String(this.loud)} ${JSON.stringify(this.data)}`)}</p>`;
    }
  }
  ProbeElement.createProperty('word', {attribute: 'a-word'});
  ProbeElement.createProperty('loud', {type: Boolean});
  ProbeElement.createProperty('data', {attribute: false});
  customElements.define(tag, ProbeElement);
}

interface Scene {
  readonly make: () => Probe;
  readonly adoptStyles: Lit['adoptStyles'];
}

async function unhandled(act: () => Promise<unknown>): Promise<void> {
  const hear = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('unhandledrejection', hear, {capture: true});
  await act();
  await new Promise((resolve) => setTimeout(resolve));
  window.removeEventListener('unhandledrejection', hear, {capture: true});
}

const SCENES: Record<string, (scene: Scene) => Promise<void>> = {
  'shows itself once it is in a page': async ({make}) => {
    const element = make();
    await Promise.resolve();
    log.push('not yet');
    document.body.append(element);
    log.push(String(await element.updateComplete));
  },
  'takes what attributes say, and that they are gone': async ({make}) => {
    const element = make();
    element.setAttribute('a-word', 'one');
    element.setAttribute('loud', '');
    document.body.append(element);
    await element.updateComplete;
    element.removeAttribute('a-word');
    element.removeAttribute('loud');
    element.setAttribute('data', 'not for attributes');
    await element.updateComplete;
  },
  'takes what was set before it was defined': async ({make}) => {
    const element = make();
    await element.updateComplete;
  },
  'shows several changes at once, and none where nothing changed': async ({make}) => {
    const element = make();
    document.body.append(element);
    await element.updateComplete;
    element.word = 'two';
    element.word = 'three';
    element.data = [1];
    await element.updateComplete;
    element.word = 'three';
    element.loud = false;
    await element.updateComplete;
    element.data = NaN;
    await element.updateComplete;
    element.data = NaN;
    await element.updateComplete;
    element.requestUpdate();
    await element.updateComplete;
  },
  'takes a change on the way to the same rendering': async ({make}) => {
    const element = make();
    document.body.append(element);
    await element.updateComplete;
    element.word = 'silly';
    await element.updateComplete;
  },
  'goes on after a rendering that failed': async ({make}) => {
    const element = make();
    document.body.append(element);
    await element.updateComplete;
    await unhandled(async () => {
      element.broken = true;
      element.word = 'lost';
      await element.updateComplete.catch((error: unknown) => log.push(String(error)));
      element.broken = false;
      element.word = 'found';
      await element.updateComplete;
    });
  },
  'tells its directives when it leaves and comes back': async ({make}) => {
    const element = make();
    document.body.append(element);
    await element.updateComplete;
    element.remove();
    element.word = 'out';
    await element.updateComplete;
    document.body.append(element);
    await element.updateComplete;
  },
  'wears its styles, and others that come later': async ({make, adoptStyles}) => {
    const element = make();
    document.body.append(element);
    await element.updateComplete;
    const root = element.renderRoot as ShadowRoot;
    const {elementStyles} = element.constructor as typeof lit.LitElement;
    const look = () => {
      const {color, margin, opacity} = getComputedStyle(root.querySelector('p') ?? element);
      log.push([color, margin, opacity, root.adoptedStyleSheets.length].join(' '));
    };
    look();
    const native = new CSSStyleSheet();
    native.replaceSync('p { opacity: 0.5; }');
    adoptStyles(root, [...elementStyles, lit.css`p { margin: 3px; }`, native]);
    look();
  },
};

async function play(by: Lit, title: string): Promise<string[]> {
  log = [];
  const tag = `small-lit-${++count}`;
  const create = () => document.createElement(tag) as unknown as Probe;
  const early = title.includes('before it was defined') ? create() : null;
  if (early) {
    early.word = 'early';
    early.data = {a: 1};
    document.body.append(early);
  }
  define(tag, by);
  const made: Probe[] = [];
  const make = () => {
    const element = early ?? create();
    made.push(element);
    return element;
  };
  await SCENES[title]?.({make, adoptStyles: by.adoptStyles});
  for (const element of made) element.remove();
  return log;
}

describe("the bundle's stand-in for Lit's element", () => {
  for (const title of Object.keys(SCENES)) {
    it(title, async () => {
      const theirs = await play({...lit, ...directives}, title);
      expect(theirs).to.have.length.above(2);
      expect(await play({...small, ...smallDirectives} as unknown as Lit, title)).to.deep.equal(theirs);
    });
  }
});
