/* global CSSStyleSheet, HTMLElement */
/**
 * `lit` for the bundle: of its element and its styles what our one element asks for, half a KB in place of 2; its templates
 * are in small-lit-html.mjs. The same things happen in the same order, or test/element/small-lit.test.ts fails. Left out: properties that are
 * reflected or converted by rules of their own, controllers that come late, browsers before adopted style sheets (2023).
 */
import {createRoot} from './small-lit-html.mjs';

export {html, noChange, nothing, svg} from './small-lit-html.mjs';

class CSSResult {
  /** How other copies of Lit know one. */
  _$cssResult$ = true;
  /** @type {CSSStyleSheet | undefined} */
  #sheet;

  /** @param {string} cssText */
  constructor(cssText) {
    this.cssText = cssText;
  }

  get styleSheet() {
    if (!this.#sheet) (this.#sheet = new CSSStyleSheet()).replaceSync(this.cssText);
    return this.#sheet;
  }

  toString() {
    return this.cssText;
  }
}

/** @param {unknown} text */
export const unsafeCSS = (text) => new CSSResult(String(text));

/** @param {TemplateStringsArray} strings @param {...unknown} values */
export const css = (strings, ...values) => unsafeCSS(String.raw({raw: strings}, ...values));

/** @param {ShadowRoot} root @param {readonly any[]} styles */
export function adoptStyles(root, styles) {
  root.adoptedStyleSheets = styles.map((style) => style.styleSheet ?? style);
}

/** @type {Set<string>} */
const properties = new Set();
/** @type {Map<string, {name: string, type: unknown}>} */
const attributes = new Map();

export class LitElement extends HTMLElement {
  static get observedAttributes() {
    return [...attributes.keys()];
  }

  static get elementStyles() {
    return /** @type {any} */ (this).styles;
  }

  /** @param {string} name @param {import('lit').PropertyDeclaration} [options] */
  static createProperty(name, {attribute = name.toLowerCase(), type} = {}) {
    properties.add(name);
    if (typeof attribute === 'string') attributes.set(attribute, {name, type});
    const key = Symbol();
    Object.defineProperty(this.prototype, name, {
      get() {
        return this[key];
      },
      set(value) {
        const old = this[key];
        this[key] = value;
        if (!Object.is(old, value)) this.requestUpdate(name, old);
      },
    });
  }

  /** What the page had set before the element was defined. */
  #early = Object.entries(this).filter(([name]) => properties.has(name));
  /** @type {Set<import('lit').ReactiveController>} */
  #controllers = new Set();
  /** What has changed since the last rendering, as it was. @type {Map<PropertyKey, unknown>} */
  #changed = new Map();
  #isPending = false;
  /** @type {ReturnType<typeof createRoot> | undefined} */
  #part;
  /** @type {(value: boolean) => void} */
  #begin = () => {};
  /** @type {Promise<boolean>} */
  updateComplete = new Promise((resolve) => (this.#begin = resolve));
  /** @type {ShadowRoot | undefined} */
  renderRoot;

  constructor() {
    super();
    for (const [name] of this.#early) delete this.#own[name];
    this.requestUpdate();
  }

  /** The class that extends this one, to the types. @returns {any} */
  get #own() {
    return this;
  }

  /** @param {import('lit').ReactiveController} controller */
  addController(controller) {
    this.#controllers.add(controller);
  }

  connectedCallback() {
    if (!this.renderRoot) {
      this.renderRoot = this.attachShadow({mode: 'open'});
      adoptStyles(this.renderRoot, this.#own.constructor.elementStyles);
    }
    this.#begin(true);
    for (const controller of this.#controllers) controller.hostConnected?.();
    this.#part?.connect(true);
  }

  disconnectedCallback() {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
    this.#part?.connect(false);
  }

  /** @param {string} attribute @param {unknown} _old @param {string | null} value */
  attributeChangedCallback(attribute, _old, value) {
    const {name = '', type} = attributes.get(attribute) ?? {};
    this.#own[name] = type === Boolean ? value !== null : value;
  }

  /** @param {PropertyKey} [name] @param {unknown} [old] */
  requestUpdate(name, old) {
    if (name !== undefined && !this.#changed.has(name)) this.#changed.set(name, old);
    if (!this.#isPending) this.updateComplete = this.#update();
  }

  /** Resolves with whether all is shown. */
  async #update() {
    this.#isPending = true;
    await this.updateComplete.catch((error) => void Promise.reject(error));
    for (const [name, value] of this.#early.splice(0)) this.#own[name] = value;
    let template;
    try {
      this.#own.willUpdate(this.#changed);
      template = this.#own.render();
    } finally {
      this.#changed = new Map();
      this.#isPending = false;
    }
    const root = /** @type {ShadowRoot} */ (this.renderRoot);
    if (this.#part) this.#part.set(template);
    else this.#part = createRoot(template, root, this.isConnected);
    for (const controller of this.#controllers) controller.hostUpdated?.();
    return !this.#isPending;
  }
}
