/* global document, Node, Text */
/**
 * `lit-html` for the bundle, with its directives: what our own templates ask for, 1 KB in place of 2. The same page comes of the
 * same values, or test/element/small-lit-html.test.ts fails. Left out: values in a comment, a `<textarea>` or a `<style>`, or
 * in place of a tag or an attribute's name; listeners that are no functions; a directive that returns another, or
 * that stands for a piece of an attribute; lists that are no arrays.
 *
 * @typedef {import('./small-template.mjs').Result} Result
 * @typedef {ChildPart | AttributePart} Part
 */
import {isResult, nodesOf, templateOf} from './small-template.mjs';

export {html, svg} from './small-template.mjs';

export const noChange = Symbol.for('lit-noChange');
export const nothing = Symbol.for('lit-nothing');

const LIST = Symbol();

/** @param {readonly Part[]} parts @param {readonly unknown[]} values */
function give(parts, values) {
  let at = 0;
  for (const part of parts) part.set(...values.slice(at, (at += part.size)));
}

/** What a directive makes of a value that is one's. @param {Part} part @param {any} value */
function resolve(part, value) {
  const kind = value?._$litDirective$;
  if (part.directive?.constructor !== kind) {
    tell(part.directive, false);
    part.directive = kind && new kind(part);
  }
  return kind ? part.directive?.update(part, value.values) : value;
}

/** That it is in the page, or no longer. @param {Directive | undefined} directive @param {boolean} isConnected */
function tell(directive, isConnected) {
  if (!directive || directive.isConnected === isConnected) return;
  directive.isConnected = isConnected;
  if (isConnected) directive.reconnected();
  else directive.disconnected();
}

/** The place between two nodes, of which the second is missing at an end. */
class ChildPart {
  size = 1;
  /** @type {Directive | undefined} */
  directive;
  #start;
  #end;
  /** What `#parts` are of: a template, or a list. @type {unknown} */
  #frame;
  /** @type {Part[]} */
  #parts = [];
  /** A node that stands here alone. @type {Node | undefined} */
  #node;

  /** @param {ChildNode} start @param {Node | null} end @param {boolean} isConnected */
  constructor(start, end, isConnected) {
    this.#start = start;
    this.#end = end;
    this.isConnected = isConnected;
  }

  get parentNode() {
    return /** @type {ParentNode} */ (this.#start.parentNode);
  }

  /** @param {unknown} [value] */
  set(value) {
    this.commit(resolve(this, value));
  }

  /** @param {unknown} value */
  commit(value) {
    if (value === noChange) return;
    if (isResult(value)) this.#fill(value);
    else if (Array.isArray(value)) this.#list(value);
    else if (value === nothing || value === null || value === undefined || value === '') this.clear();
    else this.#show(value);
  }

  /** @param {Result} result */
  #fill(result) {
    const template = templateOf(result);
    if (this.#frame === template) return give(this.#parts, result.values);
    const fragment = document.importNode(template.content, true);
    const nodes = nodesOf(fragment);
    const parts = template.holes.map(({at, name, strings}) => {
      const node = /** @type {HTMLElement} */ (nodes[at]);
      return strings
        ? new AttributePart(node, name, strings)
        : new ChildPart(node, node.nextSibling, this.isConnected);
    });
    give(parts, result.values);
    this.clear();
    this.#insert(fragment);
    this.#frame = template;
    this.#parts = parts;
  }

  /** @param {readonly unknown[]} values */
  #list(values) {
    if (this.#frame !== LIST) this.clear();
    this.#frame = LIST;
    const parts = /** @type {ChildPart[]} */ (this.#parts);
    for (const [at, value] of values.entries()) {
      const end = () => this.#insert(document.createComment(''));
      (parts[at] ??= new ChildPart(end(), end(), this.isConnected)).set(value);
    }
    for (const part of parts.splice(values.length)) part.#remove();
  }

  /** A node, or a text. @param {unknown} value */
  #show(value) {
    if (this.#node === value) return;
    if (this.#node instanceof Text && !(value instanceof Node)) {
      this.#node.data = String(value);
      return;
    }
    this.clear();
    this.#node = this.#insert(value instanceof Node ? value : new Text(String(value)));
  }

  /** @template {Node} T @param {T} node */
  #insert(node) {
    return this.parentNode.insertBefore(node, this.#end);
  }

  clear() {
    for (const part of this.#parts) part.connect(false);
    // No end is met where somebody else has taken it away.
    for (let next; (next = this.#start.nextSibling) && next !== this.#end;) next.remove();
    this.#parts = [];
    this.#frame = this.#node = undefined;
  }

  #remove() {
    this.clear();
    this.#end?.parentNode?.removeChild(this.#end);
    this.#start.remove();
  }

  /** @param {boolean} isConnected */
  connect(isConnected) {
    this.isConnected = isConnected;
    tell(this.directive, isConnected);
    for (const part of this.#parts) part.connect(isConnected);
  }
}

/** An attribute, property, boolean attribute or listener, as Lit's names begin; or all of an element. */
class AttributePart {
  /** @type {Directive | undefined} */
  directive;
  #kind;
  #strings;

  /** @param {HTMLElement} element @param {string | undefined} written @param {string[]} strings */
  constructor(element, written = '', strings) {
    const [, kind, name = ''] = /^([.?@]?)(.*)/.exec(written) ?? [];
    this.element = element;
    this.name = name;
    this.#kind = kind;
    this.#strings = strings;
    this.size = Math.max(1, strings.length - 1);
    /** @type {unknown[]} */
    this.committed = Array(this.size).fill(nothing);
    if (kind === '@') element.addEventListener(name, this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    /** @type {any} */ (this.committed[0])(event);
  }

  /** @param {...unknown} values */
  set(...values) {
    const next = values.map((value, at) => {
      const now = resolve(this, value);
      return now === noChange ? this.committed[at] : now;
    });
    if (next.every((value, at) => value === this.committed[at])) return;
    this.committed = next;
    this.#write(this.#joined(next));
  }

  /** @param {readonly unknown[]} values */
  #joined(values) {
    const [before, ...rest] = this.#strings;
    if (before + rest.join('') === '') return values[0];
    if (values.includes(nothing)) return nothing;
    return before + values.map((value, at) => `${value ?? ''}${rest[at]}`).join('');
  }

  /** @param {any} value */
  #write(value) {
    const {element, name} = this;
    if (this.#kind === '.') /** @type {any} */ (element)[name] = value;
    else if (this.#kind === '?') element.toggleAttribute(name, Boolean(value) && value !== nothing);
    else if (this.#kind) return;
    else if (value === nothing) element.removeAttribute(name);
    else element.setAttribute(name, value ?? '');
  }

  connect() {}
}

/** @param {unknown} template @param {ShadowRoot} root @param {boolean} isConnected */
export function createRoot(template, root, isConnected) {
  const part = new ChildPart(root.appendChild(document.createComment('')), null, isConnected);
  part.set(template);
  return part;
}

/** All of them are what Lit calls asynchronous. @abstract */
export class Directive {
  #part;

  /** @param {any} part */
  constructor(part) {
    this.#part = part;
    this.isConnected = part.isConnected;
  }

  /** @param {unknown} value */
  setValue(value) {
    this.#part.commit(value);
  }

  /** @param {Part} _ @param {unknown[]} values @returns {unknown} */
  update(_, values) {
    return this.render(...values);
  }

  /** @param {...unknown} values @returns {unknown} */
  render(...values) {
    return values[0];
  }

  disconnected() {}
  reconnected() {}
}
export {Directive as AsyncDirective};

/** @param {new (part: Part) => Directive} kind */
export const directive =
  (kind) =>
  (/** @type {unknown[]} */ ...values) => ({_$litDirective$: kind, values});

/** @param {ChildPart} part */
export const clearPart = (part) => part.clear();
/** What comes next is another value, whatever it is. @param {AttributePart} part */
export const setCommittedValue = (part) => (part.committed = [part]);
