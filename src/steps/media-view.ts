/** A picture or a video among a step's words, drawn by the kinds that show one. */
import {css, html, nothing, type TemplateResult} from 'lit';
import type {MediaReference} from '../shared/media.js';

/** Without a name the picture is an ornament to the words beside it. */
export function mediaView({url, type, width, height}: MediaReference, name = ''): TemplateResult {
  // A property, since a policy may refuse the attribute.
  const size = `--_wide: ${String(width)}px; --_ratio: ${String(width)} / ${String(height)}`;
  return type === 'video'
    ? html`<video
        part="media"
        src=${url}
        .style=${size}
        aria-label=${name || nothing}
        controls
        playsinline
      ></video>`
    : html`<img part="media" src=${url} .style=${size} alt=${name} />`;
}

/** One whose size is known has its room before it is there. One whose size is not: no valid lengths, and so `auto`. */
export const mediaStyles = css`
  img,
  video {
    --_tall: 60vh;
    display: block;
    inline-size: min(var(--_wide), var(--_tall) * var(--_ratio));
    max-inline-size: 100%;
    max-block-size: var(--_tall);
    aspect-ratio: auto var(--_ratio);
    margin-inline: auto;
    border-radius: var(--_radius);
  }
`;
