/**
 * Contrast as WCAG counts it, worked out by the browser's own relative colours: no script looks at a colour, so whatever the
 * page sets, and whenever, holds at once. Luminance is the `y` of `xyz-d65`, and a straight line in that space to black or
 * white never leaves what a screen can show. One colour's channels and alpha carry the numbers of two, as CSS has no other way.
 */
import {css, unsafeCSS, type CSSResult} from 'lit';

/** 1 where white is what can be read on a luminance of `y`, else 0: with one of the two there is always more than 4.5 : 1. */
const POLE = unsafeCSS('clamp(0, (0.179 - y) * 1e6, 1)');

/** Black or white, whichever can be read on the colour. */
export const readableOn = (colour: CSSResult): CSSResult =>
  css`color(from ${colour} xyz-d65 calc(${POLE} * 0.9505) ${POLE} calc(${POLE} * 1.089))`;

/** The luminance that just has this contrast with the surface, in `y`; on which side of it the readable ones are, in `z`. */
export const limitOn = (surface: CSSResult, contrast: number): CSSResult =>
  css`color(from ${surface} xyz-d65 0
    clamp(0.001, (y + 0.05) * (${POLE} * ${contrast - 1 / contrast} + ${1 / contrast}) - 0.05, 0.999) ${POLE} / 1)`;

/** The colour itself where it keeps to the limit, else what is nearest to it on the way to black or white. */
export const readable = (colour: CSSResult, limit: CSSResult): CSSResult =>
  css`color(from color-mix(in xyz-d65, ${colour} 0.1%,
    color(from color-mix(in xyz-d65, color(from ${colour} xyz-d65 y 0 0 / 1), ${limit})
      xyz-d65 calc(z * 1.901) calc(z * 2) calc(z * 2.178) / calc((y - x) / (z - y) / 999)))
    xyz-d65 x y z / 1)`;
