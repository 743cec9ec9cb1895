import {html, nothing} from 'lit';
import {live} from 'lit/directives/live.js';
import type * as z from 'zod/mini';
import {counter, COUNTER_ID, isNearLimit} from '../text-field.js';
import {PROBLEM_ID, TITLE_ID, type ViewContext} from '../view.js';
import type {shortTextLogic} from './logic.js';

type Config = z.infer<typeof shortTextLogic.config>;

export function shortTextView({stepId, config, value, isInvalid, text, give}: ViewContext<Config, string>) {
  const {required, placeholder, maxLength} = config;
  const entered = value ?? '';
  const descriptions = [isInvalid && PROBLEM_ID, isNearLimit(entered, maxLength) && COUNTER_ID].filter(
    Boolean,
  );
  return html`<input
      class="field"
      part="field"
      type="text"
      enterkeyhint="next"
      name=${stepId}
      maxlength=${maxLength}
      placeholder=${placeholder || nothing}
      aria-required=${required}
      aria-labelledby=${TITLE_ID}
      aria-describedby=${descriptions.join(' ') || nothing}
      aria-invalid=${isInvalid}
      .value=${live(entered)}
      @input=${(event: Event) => give((event.target as HTMLInputElement).value || null)}
    />
    ${counter(entered, maxLength, text)}`;
}
