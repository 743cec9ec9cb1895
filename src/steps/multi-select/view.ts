import {css, html, nothing} from 'lit';
import type * as z from 'zod/mini';
import {choice} from '../choice.js';
import {PROBLEM_ID, TITLE_ID, type Text, type ViewContext} from '../view.js';
import {selectionLimit, type multiSelectLogic} from './logic.js';

type Config = z.infer<typeof multiSelectLogic.config>;

export function multiSelectView({
  stepId,
  config,
  value,
  isInvalid,
  text,
  give,
}: ViewContext<Config, string[]>) {
  const {options, multiSelect, required} = config;
  const picked = value ?? [];
  const isFull = multiSelect && picked.length >= selectionLimit(config);
  const hint = multiSelect ? hintFor(config, text) : '';
  const pick = (option: string, checked: boolean) => {
    // In the author's order, whatever the order of the taps.
    const next = multiSelect
      ? options.filter((other) => (other === option ? checked : picked.includes(other)))
      : [option];
    give(next.length > 0 ? next : null);
  };
  return html`${hint ? html`<p class="hint" part="hint" id="hint" lang=${text.lang}>${hint}</p>` : nothing}
    <div
      class="choices"
      part="choices"
      role=${multiSelect ? 'group' : 'radiogroup'}
      aria-labelledby=${TITLE_ID}
      aria-describedby=${[hint && 'hint', isInvalid && PROBLEM_ID].filter(Boolean).join(' ') || nothing}
      aria-invalid=${multiSelect ? nothing : isInvalid}
      aria-required=${multiSelect ? nothing : required}
    >
      ${options.map((option) =>
        choice({
          type: multiSelect ? 'checkbox' : 'radio',
          name: stepId,
          label: option,
          checked: picked.includes(option),
          disabled: isFull && !picked.includes(option),
          pick: (checked) => pick(option, checked),
        }),
      )}
    </div>`;
}

function hintFor(config: Config, text: Text): string {
  const max = selectionLimit(config);
  const min = config.minSelections ?? 1;
  if (config.maxSelections === undefined)
    return min > 1 ? text('hintAtLeast', {count: min}) : text('hintAny');
  if (min === max) return text('hintExactly', {count: max});
  return min > 1 ? text('hintBetween', {min, max}) : text('hintAtMost', {count: max});
}

export const multiSelectStyles = css`
  .hint {
    margin: 0;
    color: var(--_muted);
  }
`;
