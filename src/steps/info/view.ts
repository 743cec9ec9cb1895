import {css, html, nothing} from 'lit';
import type * as z from 'zod/mini';
import {mediaView} from '../media-view.js';
import type {ViewContext} from '../view.js';
import type {infoLogic} from './logic.js';

export function infoView({config}: ViewContext<z.infer<typeof infoLogic.config>>) {
  return html`${config.media ? mediaView(config.media) : nothing}
  ${config.description ? html`<p class="description" part="description">${config.description}</p>` : nothing}`;
}

export const infoStyles = css`
  .description {
    margin: 0;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
`;
