/**
 * How the element looks around a step. Everything follows from six custom properties of the page's; names with `--_` are
 * ours. `all: initial` on the base keeps the page's inherited styles out, but for what a guest or the page's structure
 * decides: direction, colour scheme, visibility, least height. Sizes are in `em` of the guest's own font size, never the
 * page's `rem`. A browser without relative colours (before 2024) shows everything in the colours of surface and text.
 */
import {css} from 'lit';
import {limitOn, readable, readableOn} from './readable.js';

/** What WCAG asks for, and a little for rounding. */
const TEXT = 4.6;
const CONTROL = 3.1;
const accent = css`var(--_accent)`;
const textLimit = css`var(--_text-limit)`;
const controlLimit = css`var(--_control-limit)`;

export const styles = css`
  :host {
    display: block;
    /* Room for most steps: neither the skeleton nor the next step moves the buttons, or the page below. */
    min-block-size: 400px;
  }
  /* Not the host: a page's «* {all: revert !important}» would undo it there, and a host that is inline cannot be one. */
  .container {
    all: initial;
    display: block;
    position: relative;
    color-scheme: inherit;
    visibility: inherit;
    min-block-size: inherit;
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
    min-block-size: inherit;

    --_radius: var(--experience-radius, 12px);
    --_space: var(--experience-space, 16px);
    --_surface: var(--experience-surface, #fff);
    --_text: var(--experience-text, #1a1c23);
    --_accent-fill: var(--_text);
    --_accent-hover: var(--_text);
    --_on-accent: var(--_surface);
    --_accent-text: var(--_text);
    --_muted: var(--_text);
    --_line: var(--_text);
    --_danger: var(--_text);
    --_good: var(--_text);
    --_field: transparent;
    --_tint: #8883;
    --_on-tint: var(--_text);
    --_edge: #8886;

    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    padding: calc(var(--_space) * 1.5) max(var(--_space) * 1.5, 50% - 20em);
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: var(--_text);
    font-family: var(--experience-font, system-ui, sans-serif);
    font-size: medium;
    line-height: 1.5;
    -webkit-text-size-adjust: 100%;
    overflow-wrap: break-word;
  }
  @supports (color: color(from light-dark(#000, #fff) xyz-d65 x y z)) {
    .base {
      --_accent: var(--experience-accent, light-dark(#4f46e5, #8f8aff));
      --_surface: var(--experience-surface, light-dark(#fff, #1b1d24));
      /* What is seen through a surface that lets something through is taken for the scheme's own. */
      --_ground: color(
        from color-mix(in xyz-d65, var(--_surface) 99.9%, light-dark(#fff, #111)) xyz-d65 x y z / 1
      );
      --_text-limit: ${limitOn(css`var(--_ground)`, TEXT)};
      --_control-limit: ${limitOn(css`var(--_ground)`, CONTROL)};
      --_text: ${readable(css`var(--experience-text, light-dark(#1a1c23, #eceef4))`, textLimit)};
      --_muted: ${readable(css`color-mix(in oklab, var(--_text) 72%, var(--_ground))`, textLimit)};
      --_line: ${readable(css`color-mix(in oklab, var(--_text) 45%, var(--_ground))`, controlLimit)};
      --_danger: ${readable(css`light-dark(#b3261e, #ffb4ab)`, textLimit)};
      --_good: ${readable(css`light-dark(#1b7f4b, #7ddba6)`, textLimit)};
      --_accent-text: ${readable(accent, textLimit)};
      --_accent-fill: ${accent};
      --_on-accent: ${readableOn(accent)};
      --_accent-hover: color-mix(
        in oklab,
        ${accent} 86%,
        color(from var(--_on-accent) srgb calc(1 - r) calc(1 - g) calc(1 - b))
      );
      --_field: color-mix(in oklab, var(--_text) 2%, var(--_surface));
      --_tint: color-mix(in oklab, ${accent} 10%, var(--_surface));
      --_on-tint: ${readable(css`var(--_text)`, limitOn(css`color-mix(in oklab, ${accent} 10%, var(--_ground))`, TEXT))};
      --_edge: color-mix(in oklab, var(--_text) 14%, var(--_surface));
    }
  }

  h2 {
    margin: 0 0 var(--_space);
    font-size: 1.375em;
    font-weight: 650;
    line-height: 1.25;
    text-wrap: balance;
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
    border: 1.5px solid var(--_line);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
    font-weight: 600;
    cursor: pointer;
    touch-action: manipulation;
    transition: background-color 120ms;
  }
  button:active {
    background: var(--_tint);
  }
  /* A pale accent has an edge that can be seen. */
  .primary {
    margin-inline-start: auto;
    border-color: var(--_accent-text);
    background: var(--_accent-fill);
    color: var(--_on-accent);
  }
  .primary:active {
    background: var(--_accent-hover);
  }
  @media (hover: hover) {
    button:hover {
      background: var(--_tint);
    }
    .primary:hover {
      background: var(--_accent-hover);
    }
  }
  :focus-visible {
    outline: 3px solid var(--_accent-text);
    outline-offset: 2px;
  }
  /* The heading takes the focus for those who listen; it does nothing. */
  h2:focus-visible {
    outline-color: transparent;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
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
