/* global document */
/**
 * The templates of small-lit-html.mjs: a text with holes becomes nodes, once, and the holes are places in them.
 *
 * @typedef {{strings: TemplateStringsArray, values: unknown[], _$litType$: number}} Result
 * @typedef {{at: number, name?: string, strings?: string[]}} Hole which node it is in, and of an attribute the name and the text around
 * @typedef {{content: DocumentFragment, holes: Hole[]}} Template
 */
import {setTemplate} from './set-template.mjs';

const SVG = 2;
/** What a walk through the nodes comes to, as `NodeFilter` counts. */
const ELEMENTS_AND_COMMENTS = 129;
/** Stands for a value in a template's text. */
const MARK = 'lit$';
/** The attribute that a template ends in, up to where the value goes. */
const ATTRIBUTE = /([^\s"'=<>]+)=(?:"[^"]*|'[^']*|[^\s"'>]*)$/;

/** @param {number} type */
const tagged =
  (type) =>
  /** @param {TemplateStringsArray} strings @param {...unknown} values @returns {Result} */
  (strings, ...values) => ({strings, values, _$litType$: type});
export const html = tagged(1);
export const svg = tagged(SVG);

/** Nothing that came as JSON is one, whatever it holds. @param {any} value @returns {value is Result} */
export const isResult = (value) => Array.isArray(value?.strings) && 'raw' in value.strings;

/** @type {WeakMap<TemplateStringsArray, Template>} */
const templates = new WeakMap();

/** @param {Result} result */
export function templateOf({strings, _$litType$}) {
  let template = templates.get(strings);
  if (!template) templates.set(strings, (template = createTemplate(strings, _$litType$ === SVG)));
  return template;
}

/** @param {TemplateStringsArray} strings @param {boolean} isSvg @returns {Template} */
function createTemplate(strings, isSvg) {
  /** The browser has them in lower case. @type {(string | undefined)[]} */
  const names = [];
  const text = strings.reduce((before, next, at) => {
    if (before.lastIndexOf('<') <= before.lastIndexOf('>')) return `${before}<!--${MARK}-->${next}`;
    const name = ATTRIBUTE.exec(before)?.[1];
    names.push(name);
    return before + MARK + (name ? '' : at) + next;
  });
  const element = document.createElement('template');
  setTemplate(element, isSvg ? `<svg>${text}</svg>` : text);
  const {content} = element;
  if (isSvg) content.firstElementChild?.replaceWith(...content.firstElementChild.childNodes);
  return {content, holes: nodesOf(content).flatMap((node, at) => holesIn(node, at, names))};
}

/** The elements and comments, in order. @param {Node} root */
export function nodesOf(root) {
  const walker = document.createTreeWalker(root, ELEMENTS_AND_COMMENTS);
  const nodes = [];
  while (walker.nextNode()) nodes.push(/** @type {HTMLElement | Comment} */ (walker.currentNode));
  return nodes;
}

/** @param {HTMLElement | Comment} node @param {number} at @param {(string | undefined)[]} names @returns {Hole[]} */
function holesIn(node, at, names) {
  if (!('attributes' in node)) return node.data === MARK ? [{at}] : [];
  return [...node.attributes].flatMap(({name, value}) => {
    const strings = value.split(MARK);
    if (strings.length < 2 && !name.startsWith(MARK)) return [];
    node.removeAttribute(name);
    const [written = ''] = names.splice(0, Math.max(1, strings.length - 1));
    return [{at, name: written, strings}];
  });
}
