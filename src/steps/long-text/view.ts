import {html, nothing} from 'lit';
import type * as z from 'zod/mini';
import {held} from '../held.js';
import {counter, COUNTER_ID, isNearLimit} from '../text-field.js';
import {PROBLEM_ID, TITLE_ID, type ViewContext} from '../view.js';
import type {longTextLogic} from './logic.js';

type Config = z.infer<typeof longTextLogic.config>;

export function longTextView({stepId, config, value, isInvalid, text, give}: ViewContext<Config, string>) {
  const {required, placeholder, maxLength, autocomplete} = config;
  const words = value ?? '';
  const descriptions = [isInvalid && PROBLEM_ID, isNearLimit(words, maxLength) && COUNTER_ID].filter(Boolean);
  return html`<textarea
      class="field"
      part="field"
      rows="5"
      name=${stepId}
      autocomplete=${autocomplete}
      maxlength=${maxLength}
      placeholder=${placeholder || nothing}
      aria-required=${required}
      aria-labelledby=${TITLE_ID}
      aria-describedby=${descriptions.join(' ') || nothing}
      aria-invalid=${isInvalid}
      .value=${held(words, maxLength)}
      @input=${(event: Event) => give((event.target as HTMLTextAreaElement).value || null)}
    ></textarea>
    ${counter(words, maxLength, text)}`;
}
