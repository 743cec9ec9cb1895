/** A picture or a video among a step's words, drawn by the kinds that show one. */
import {css, html, nothing, type TemplateResult} from 'lit';
import type {MediaReference} from '../shared/media.js';

/** Without a name the picture is an ornament to the words beside it. */
export function mediaView({url, type, width, height}: MediaReference, name = ''): TemplateResult {
  return type === 'video'
    ? html`<video
        part="media"
        src=${url}
        aria-label=${name || nothing}
        controls
        playsinline
        preload="metadata"
      ></video>`
    : html`<img
        part="media"
        src=${url}
        alt=${name}
        width=${width ?? nothing}
        height=${height ?? nothing}
        decoding="async"
      />`;
}

export const mediaStyles = css`
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
