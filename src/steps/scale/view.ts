import {css, html, nothing} from 'lit';
import type * as z from 'zod/mini';
import {choice} from '../choice.js';
import {PROBLEM_ID, TITLE_ID, type ViewContext} from '../view.js';
import type {scaleLogic} from './logic.js';

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
      ${numbers.map((number) =>
        choice({
          type: 'radio',
          name: stepId,
          label: html`${text.number(number)}${spoken(number === min ? minLabel : number === max ? maxLabel : '')}`,
          checked: value === number,
          pick: () => give(number),
        }),
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

/** What stands below the ends of the scale belongs to the ends' own names. */
function spoken(label: string) {
  return label ? html`<span class="visually-hidden">, ${label}</span>` : nothing;
}

export const scaleStyles = css`
  .scale {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(44px, 1fr));
    gap: calc(var(--_space) * 0.5);
  }
  .scale .choice {
    flex-direction: column;
    justify-content: center;
    gap: calc(var(--_space) * 0.375);
    min-block-size: 64px;
    padding: calc(var(--_space) * 0.5) 0;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .ends {
    display: flex;
    justify-content: space-between;
    gap: var(--_space);
    margin-block-start: calc(var(--_space) * -0.5);
    font-size: 0.875em;
    color: var(--_muted);
  }
  .ends span:last-child {
    text-align: end;
  }
`;
