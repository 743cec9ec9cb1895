/** The same templates drawn by Lit, and by what the bundle has in its place. */
import * as lit from 'lit';
import {AsyncDirective, directive} from 'lit/async-directive.js';
import {clearPart, setCommittedValue} from 'lit/directive-helpers.js';
import * as small from '../../scripts/bundle/small-lit-html.mjs';

export interface Templates {
  readonly html: typeof lit.html;
  readonly svg: typeof lit.svg;
  readonly AsyncDirective: typeof AsyncDirective;
  readonly directive: typeof directive;
  readonly clearPart: typeof clearPart;
  readonly setCommittedValue: typeof setCommittedValue;
}

/** A place to draw in, that can leave the page and come back. */
export interface Stage {
  readonly root: ShadowRoot;
  draw(template: unknown): void;
  connect(isConnected: boolean): void;
}

export function litStage(): Stage {
  const root = document.createElement('div').attachShadow({mode: 'open'});
  let part: lit.RootPart | undefined;
  return {
    root,
    draw: (template) => (part = lit.render(template, root, {isConnected: true})),
    connect: (isConnected) => part?.setConnected(isConnected),
  };
}

export function smallStage(): Stage {
  const root = document.createElement('div').attachShadow({mode: 'open'});
  let part: ReturnType<typeof small.createRoot> | undefined;
  return {
    root,
    draw: (template) => (part ? part.set(template) : (part = small.createRoot(template, root, true))),
    connect: (isConnected) => part?.connect(isConnected),
  };
}

export const THEIRS: Templates = {...lit, AsyncDirective, directive, clearPart, setCommittedValue};
export const OURS = small as unknown as Templates;

/** Without the comments, in which each keeps books of its own. */
export const shown = (root: ShadowRoot) =>
  [
    root.innerHTML.replace(/<!--.*?-->/g, ''),
    ...[...root.querySelectorAll('input')].map(({value}) => value),
  ].join(' | ');
