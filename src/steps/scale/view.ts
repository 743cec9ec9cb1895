import {css, html, nothing} from 'lit';
import type * as z from 'zod/mini';
import {choice} from '../choice.js';
import {PROBLEM_ID, TITLE_ID, type ViewContext} from '../view.js';
import type {scaleLogic} from './logic.js';

const MAX_IN_A_ROW = 6;

type Config = z.infer<typeof scaleLogic.config>;

export function scaleView({stepId, config, value, isInvalid, text, give}: ViewContext<Config, number>) {
  const {min, max, minLabel, maxLabel, required} = config;
  const numbers = Array.from({length: max - min + 1}, (_, index) => min + index);
  return html`<div
      class="scale"
      part="choices"
      role="radiogroup"
      aria-labelledby=${TITLE_ID}
      aria-describedby=${isInvalid ? PROBLEM_ID : nothing}
      aria-invalid=${isInvalid}
      aria-required=${required}
    >
      ${rows(numbers).map(
        (row) =>
          html`<div class="row">
            ${row.map((number) =>
              choice({
                type: 'radio',
                name: stepId,
                label: html`${text.number(number)}${spoken(number === min ? minLabel : number === max ? maxLabel : '')}`,
                checked: value === number,
                pick: () => give(number),
              }),
            )}
          </div>`,
      )}
    </div>
    ${
      minLabel || maxLabel
        ? html`<div class="ends" part="ends" aria-hidden="true">
            <span>${minLabel}</span><span>${maxLabel}</span>
          </div>`
        : nothing
    }`;
}

/** A long scale breaks in its middle where there is no room for it in a line. */
function rows(numbers: readonly number[]): readonly (readonly number[])[] {
  const half = Math.ceil(numbers.length / 2);
  return numbers.length > MAX_IN_A_ROW ? [numbers.slice(0, half), numbers.slice(half)] : [numbers];
}

/** What stands below the ends of the scale belongs to the ends' own names. */
function spoken(label: string) {
  return label ? html`<span class="visually-hidden">, ${label}</span>` : nothing;
}

export const scaleStyles = css`
  .scale {
    display: grid;
    grid-auto-columns: minmax(0, 1fr);
    gap: 4px;
  }
  .row {
    display: contents;
  }
  .row > * {
    grid-row: 1;
  }
  .row + .row > * {
    grid-row: 2;
  }
  .scale .choice {
    position: relative;
    justify-content: center;
    min-block-size: 56px;
    padding: 0;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  /* The whole field is the radio button, and shows by itself whether it is the one. */
  .scale input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
  }
  .scale .choice:has(:checked) {
    border-color: var(--_accent-text);
    background: var(--_accent-fill);
    color: var(--_on-accent);
  }
  @media (forced-colors: active) {
    .scale .choice:has(:checked) {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
  @container (inline-size < 300px) {
    .scale:has(:nth-child(6)) {
      grid-template-columns: repeat(3, 1fr);
    }
    .scale:has(:nth-child(6)) .choice {
      grid-row: auto;
    }
  }
  @container (inline-size >= 640px) {
    .scale {
      gap: calc(var(--_space) * 0.5);
    }
    .row + .row > * {
      grid-row: 1;
    }
  }
  .ends {
    display: flex;
    justify-content: space-between;
    gap: var(--_space);
    margin-block-start: calc(var(--_space) * -0.5);
    font-size: 0.875em;
    overflow-wrap: anywhere;
    color: var(--_muted);
  }
  .ends span:last-child {
    text-align: end;
  }
`;
