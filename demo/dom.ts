/** Three short hands for the demo's scripts. Not part of the element. */

/** What the page's own HTML must hold. */
export function must<T>(found: T | null | undefined): T {
  if (found === null || found === undefined)
    throw new Error('The page lacks an element that its script needs.');
  return found;
}

/** Makes an element with properties and children. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Leaves the text alone when nothing changed, so that a selection in it survives. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
