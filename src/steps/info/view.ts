import {css, html, nothing} from 'lit';
import type * as z from 'zod/mini';
import type {MediaReference} from '../../shared/media.js';
import type {ViewContext} from '../view.js';
import type {infoLogic} from './logic.js';

export function infoView({config}: ViewContext<z.infer<typeof infoLogic.config>>) {
  return html`${config.media ? mediaView(config.media) : nothing}
  ${config.description ? html`<p class="description" part="description">${config.description}</p>` : nothing}`;
}

/** The picture is an ornament to the words beside it, so it has no name of its own. */
function mediaView({url, type, width, height}: MediaReference) {
  return type === 'video'
    ? html`<video part="media" src=${url} controls playsinline preload="metadata"></video>`
    : html`<img
        part="media"
        src=${url}
        alt=""
        width=${width ?? nothing}
        height=${height ?? nothing}
        decoding="async"
      />`;
}

export const infoStyles = css`
  .description {
    margin: 0;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  img,
  video {
    display: block;
    inline-size: auto;
    max-inline-size: 100%;
    block-size: auto;
    max-block-size: 60vh;
    margin-inline: auto;
    border-radius: var(--_radius);
  }
`;
