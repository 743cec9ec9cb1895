import {css, html, nothing} from 'lit';
import type * as z from 'zod/mini';
import {choice} from '../choice.js';
import {PROBLEM_ID, TITLE_ID, type ViewContext} from '../view.js';
import type {yesNoLogic} from './logic.js';

type Config = z.infer<typeof yesNoLogic.config>;

export function yesNoView({stepId, config, value, isInvalid, text, give}: ViewContext<Config, boolean>) {
  return html`<div
    class="choices pair"
    part="choices"
    role="radiogroup"
    aria-labelledby=${TITLE_ID}
    aria-describedby=${isInvalid ? PROBLEM_ID : nothing}
    aria-invalid=${isInvalid}
    aria-required=${config.required}
  >
    ${[true, false].map((answer) =>
      choice({
        type: 'radio',
        name: stepId,
        label: html`<span lang=${text.lang}>${text(answer ? 'yes' : 'no')}</span>`,
        checked: value === answer,
        pick: () => give(answer),
      }),
    )}
  </div>`;
}

export const yesNoStyles = css`
  .pair {
    grid-template-columns: repeat(auto-fit, minmax(120px, 1fr));
  }
`;
