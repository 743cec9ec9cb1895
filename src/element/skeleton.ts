/** What can be seen before there is a step, and where the code for anything else cannot be loaded. */
import {css, html, nothing, type TemplateResult} from 'lit';
import type {Text} from '../steps/view.js';

export function loadingScreen(text: Text): TemplateResult {
  return html`<slot name="loading">${bones(text)}</slot>`;
}

/** Stands where something is about to be: a whole step, or what is below its heading. */
export function bones(text: Text): TemplateResult {
  return html`<div class="bones" part="loading" lang=${text.lang}>
    <span class="visually-hidden">${text('loading')}</span>
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="bone"></div>
  </div>`;
}

/**
 * In place of a screen whose code cannot be loaded: never blank, with a way to go on. The focus is around the slot, where the
 * page's own words may be. Nobody sees it but without a network.
 */
export function bareScreen(text: Text, isEnd: boolean, retry: () => void): TemplateResult {
  return html`<div role="alert" id="title" tabindex="-1">
    <slot name=${isEnd ? 'complete' : 'error'}>
      <h2 part="title" tabindex="-1">${text(isEnd ? 'completeTitle' : 'errorOffline')}</h2>
      ${isEnd ? nothing : html`<button part="retry" type="button" @click=${retry}>${text('retry')}</button>`}
    </slot>
  </div>`;
}

export const skeletonStyles = css`
  .bones {
    flex: 1;
    display: flex;
    flex-direction: column;
    gap: var(--_space);
  }
  .bone {
    box-sizing: border-box;
    block-size: 48px;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_edge);
    animation: breathe 1.4s ease-in-out infinite alternate;
  }
  .bone:first-of-type {
    block-size: 6px;
    margin-block: 8px var(--_space);
  }
  .bone:nth-of-type(2) {
    block-size: 1.75em;
    inline-size: 60%;
  }
  .bone:last-of-type {
    inline-size: 96px;
    margin-block: auto calc(1.5em + var(--_space));
    margin-inline-start: auto;
  }
  .body .bone:is(:first-of-type, :nth-of-type(2), :last-of-type) {
    display: none;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
`;
