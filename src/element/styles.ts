/**
 * How the element looks around a step. Everything follows from six custom properties of the page's; names with `--_` are
 * ours. `all: initial` on the base keeps the page's inherited styles out, but for what a guest or the page's structure
 * decides: direction, colour scheme, visibility. Sizes are in `em` of the guest's own font size, never the page's `rem`.
 */
import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
    /* What it wants where its parent asks, as in a flex row; a container of no size would vanish there. */
    contain-intrinsic-inline-size: 320px;
  }
  :host([hidden]) {
    display: none;
  }
  .base {
    all: initial;
    color-scheme: inherit;
    visibility: inherit;

    --_accent: var(--experience-accent, #4f46e5);
    --_radius: var(--experience-radius, 12px);
    --_space: var(--experience-space, 16px);
    --_surface: var(--experience-surface, #fff);
    --_text: var(--experience-text, #1a1c23);
    --_danger: #b3261e;
    --_good: #1b7f4b;

    display: block;
    box-sizing: border-box;
    padding: calc(var(--_space) * 1.5);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: var(--_text);
    font-family: var(
      --experience-font,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      sans-serif
    );
    font-size: medium;
    line-height: 1.5;
    -webkit-text-size-adjust: 100%;
    text-align: start;
    overflow-wrap: break-word;
  }
  @supports (color: light-dark(#000, #fff)) {
    .base {
      --_accent: var(--experience-accent, light-dark(#4f46e5, #8f8aff));
      --_surface: var(--experience-surface, light-dark(#fff, #1b1d24));
      --_text: var(--experience-text, light-dark(#1a1c23, #eceef4));
      --_danger: light-dark(#b3261e, #ffb4ab);
      --_good: light-dark(#1b7f4b, #7ddba6);
    }
  }
  .base {
    --_line: color-mix(in oklab, var(--_text) 45%, var(--_surface));
    --_muted: color-mix(in oklab, var(--_text) 72%, var(--_surface));
    --_field: color-mix(in oklab, var(--_text) 2%, var(--_surface));
    --_tint: color-mix(in oklab, var(--_accent) 10%, var(--_surface));
    --_edge: color-mix(in oklab, var(--_text) 14%, var(--_surface));
    --_accent-fill: var(--_accent);
    --_accent-text: color-mix(in oklab, var(--_accent) 70%, var(--_text));
    --_on-accent: #fff;
    --_focus: color-mix(in oklab, var(--_accent) 65%, var(--_text));
    border: 1px solid var(--_edge);
  }
  @supports (color: oklch(from red l c h)) {
    .base {
      --_on-accent: oklch(from var(--_accent) clamp(0, (0.66 - l) * 1000, 1) 0 h);
    }
  }

  h2 {
    margin: 0 0 var(--_space);
    font-size: 1.375em;
    font-weight: 650;
    line-height: 1.25;
    text-wrap: balance;
    outline: none;
  }
  p {
    margin: 0;
  }
  button {
    box-sizing: border-box;
    min-block-size: 48px;
    min-inline-size: 96px;
    margin: 0;
    padding: calc(var(--_space) * 0.625) calc(var(--_space) * 1.5);
    border: 1.5px solid transparent;
    border-radius: var(--_radius);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
    touch-action: manipulation;
    transition: filter 120ms;
  }
  button:focus-visible,
  h2:focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  h2:focus-visible {
    outline-color: transparent;
  }
  .primary {
    margin-inline-start: auto;
    background: var(--_accent-fill);
    color: var(--_on-accent);
  }
  .secondary {
    background: transparent;
    border-color: var(--_line);
    color: inherit;
  }
  button:hover {
    filter: brightness(1.08);
  }
  button:active {
    filter: brightness(0.94);
  }
  .issues {
    margin: var(--_space) 0 0;
    padding: 0 0 0 0.75em;
    border-inline-start: 3px solid var(--_danger);
    text-align: start;
    list-style: none;
    font-family: ui-monospace, monospace;
    font-size: 0.8125em;
    overflow-wrap: anywhere;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @container (inline-size < 420px) {
    .base {
      padding: var(--_space);
    }
    h2 {
      font-size: 1.25em;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .primary {
      background: ButtonText;
      color: ButtonFace;
      forced-color-adjust: none;
    }
  }
`;
