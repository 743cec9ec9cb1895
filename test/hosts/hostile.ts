/**
 * A host whose CSS spares nothing, and what must not come of it: each box inside the element is where it is on a clean page and
 * looks the same, and nothing outside changes when the element comes.
 */
import type {Page} from 'playwright-core';
import {ELEMENT, SET_EXPERIENCE} from './stand.js';

export const HOSTILE_CSS = `
  * { all: revert !important; }
  html { font-size: 62.5% !important; line-height: 3 !important; letter-spacing: 2px !important; }
  body { color: red !important; font: italic 30px/2 serif !important; text-align: right !important; text-transform: uppercase !important; word-spacing: 9px !important; }
  button { display: none !important; }
  div, p, h2, label, fieldset, input { margin: 40px !important; padding: 40px !important; border: 9px solid lime !important; float: left !important; }
  *::before, *::after { content: 'x' !important; }
  [part], .base, .step, .primary { background: red !important; position: absolute !important; }`;

/**
 * The same page with and without such CSS. The element's least height is the page's to set (README, «Looks»), and such CSS sets
 * it to none; the element stands in a box of a fixed size, so that its growth moves nothing.
 */
export function hostilePage(cdn: string, isHostile: boolean): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Hostile</title>
<style>${isHostile ? HOSTILE_CSS : 'experience-session { min-height: 0 }'}</style></head><body>
<header><h1>Theirs</h1><nav><a href="#a">a link</a><button>a button</button></nav></header>
<div style="position:absolute !important;top:200px !important;left:40px !important;width:600px !important;height:500px !important;overflow:auto !important;margin:0 !important;padding:0 !important;border:0 !important;text-align:left !important">${ELEMENT}</div>
<form><label>Name <input value="text"></label><select><option>one</select><progress></progress></form><p>The end</p>
<script>${SET_EXPERIENCE}</script>
<script>window.load = () => document.head.append(Object.assign(document.createElement('script'), {type: 'module', src: '${cdn}/experience-session.js'}))</script>
</body></html>`;
}

export type Look = readonly (readonly [element: string, styles: Readonly<Record<string, string>>])[];

/** The computed styles and boxes of all elements in the shadow root. */
export const lookInside = (page: Page): Promise<Look> =>
  page.evaluate(() => window.lookOf(document.querySelector('experience-session')!.shadowRoot!));

/** Those of all elements of the page, ours left out. */
export const lookOutside = (page: Page): Promise<Look> => page.evaluate(() => window.lookOf(document));

/** What differs, an element and a property each. */
export function differences(before: Look, after: Look): string[] {
  if (before.length !== after.length) return [`${before.length} elements became ${after.length}`];
  return before.flatMap(([element, styles], at) =>
    Object.entries(styles)
      .filter(([name, value]) => after[at]![1][name] !== value)
      .map(([name, value]) => `${element} ${name}: ${value} → ${after[at]![1][name]}`),
  );
}

declare global {
  interface Window {
    lookOf(root: Document | ShadowRoot): Look;
  }
}

/** Runs in the page before anything of its own. */
export function installLook(): void {
  window.lookOf = (root) => {
    for (const animation of root.getAnimations()) animation.finish();
    const inside = root instanceof ShadowRoot && root.firstElementChild!.getBoundingClientRect();
    const origin = inside || {x: -scrollX, y: -scrollY};
    return [...root.querySelectorAll('*')]
      .filter(({localName}) => !['experience-session', 'script'].includes(localName))
      .map((element) => {
        const computed = getComputedStyle(element);
        const styles = Object.fromEntries(
          [...computed].map((name) => [name, computed.getPropertyValue(name)]),
        );
        const {x, y, width, height} = element.getBoundingClientRect();
        const lengths = element.getClientRects().length ? [x - origin.x, y - origin.y, width, height] : [];
        const box = lengths.map((length) => length.toFixed(1)).join(' ');
        return [
          `${element.localName}.${element.getAttribute('part') ?? element.className}`,
          {...styles, box},
        ];
      });
  };
}
