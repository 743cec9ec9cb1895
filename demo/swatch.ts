/** A kind of step of the festival's own, as a page brings one: a colour out of some. The pages hand it over by `steps`. */
import {html, nothing} from 'lit';
import * as z from 'zod/mini';
import {defineKind, PROBLEM_ID, TITLE_ID} from '../src/index.js';

export const swatch = defineKind({
  logic: {
    type: 'weir.swatch',
    config: z.looseObject({
      title: z.string(),
      required: z._default(z.boolean(), false),
      colours: z.record(z.string(), z.string()),
    }),
    input: ({colours}) => z.enum(Object.keys(colours)),
    missing: ({required}, {input}) => (required && input === null ? {text: 'problemRequired'} : null),
  },
  view: (step) =>
    html`<div
      class="choices"
      part="choices"
      role="radiogroup"
      aria-labelledby=${TITLE_ID}
      aria-describedby=${step.isInvalid ? PROBLEM_ID : nothing}
      aria-invalid=${step.isInvalid}
      aria-required=${step.config.required}
    >
      ${Object.entries(step.config.colours).map(
        ([name, colour]) =>
          html`<label class="choice" part="choice">
            <input
              type="radio"
              name=${step.stepId}
              .checked=${step.value === name}
              @change=${() => step.give(name)}
            />
            <svg width="24" height="24" aria-hidden="true">
              <circle cx="12" cy="12" r="11" fill=${colour} />
            </svg>
            <span>${name}</span>
          </label>`,
      )}
    </div>`,
});
