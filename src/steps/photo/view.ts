import {css, html} from 'lit';
import type {ViewContext} from '../view.js';
import {photoBooth} from './booth.js';
import type {PhotoConfig} from './logic.js';
import {withEnglish} from './sentences.js';

export function photoView(context: ViewContext<PhotoConfig>) {
  return html`${photoBooth({...context, text: withEnglish(context.text)})}`;
}

export const photoStyles = css`
  .photo {
    position: relative;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: calc(var(--_space) * 0.75);
    box-sizing: border-box;
    inline-size: 100%;
    max-block-size: 62vh;
    margin-inline: auto;
    overflow: hidden;
    border-radius: var(--_radius);
    background: var(--_field);
    text-align: center;
  }
  .photo[data-ratio='1:1'] {
    aspect-ratio: 1;
    max-inline-size: 62vh;
  }
  .photo[data-ratio='9:16'] {
    aspect-ratio: 9 / 16;
    max-inline-size: calc(62vh * 9 / 16);
  }
  .photo[data-ratio='3:2'] {
    aspect-ratio: 3 / 2;
    max-inline-size: calc(62vh * 3 / 2);
  }
  .photo[data-ratio='2:3'] {
    aspect-ratio: 2 / 3;
    max-inline-size: calc(62vh * 2 / 3);
  }
  .photo.open {
    aspect-ratio: auto;
    max-inline-size: none;
    padding: calc(var(--_space) * 1.5) var(--_space);
    border: 1.5px dashed var(--_line);
  }
  .photo.over {
    border-style: solid;
    border-color: var(--_accent-text);
    background: var(--_tint);
  }
  .photo > :is(video, canvas, img) {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    max-inline-size: none;
    max-block-size: none;
    border-radius: 0;
    object-fit: cover;
  }
  .photo .mirrored {
    transform: scaleX(-1);
  }
  .photo .sign {
    inline-size: 56px;
    block-size: 56px;
    fill: none;
    stroke: var(--_muted);
    stroke-width: 2.5;
    stroke-linejoin: round;
  }
  .photo .hint {
    margin: 0;
    color: var(--_muted);
  }
  @media (pointer: coarse) {
    .photo .drop {
      display: none;
    }
  }
  .photo .trouble {
    margin: 0;
    max-inline-size: 32em;
    font-weight: 550;
  }
  /* On a ground of its own: nobody knows what the camera sees. */
  .photo .countdown {
    position: absolute;
    inset: 0;
    inline-size: 1.75em;
    block-size: 1.75em;
    margin: auto;
    border-radius: 50%;
    color: #fff;
    font-size: min(4em, 30vmin);
    font-weight: 700;
    line-height: 1.75;
    font-variant-numeric: tabular-nums;
    pointer-events: none;
    forced-color-adjust: none;
  }
  .photo .countdown:not(:empty) {
    background: #111;
  }
  .base:has(.photo[aria-busy='true']) [part='next'] {
    filter: saturate(0.2);
    cursor: progress;
  }
  .photo-actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: calc(var(--_space) * 0.75);
  }
  .photo-actions > * {
    margin: 0;
  }
  @container (inline-size < 420px) {
    .photo-actions button {
      flex: 1 1 100%;
    }
  }
`;
