/** What the views of the questions that take a text share: the counter near the limit, how a field looks. */
import {css, html, nothing} from 'lit';
import type {Text} from './view.js';

/** From this share of the limit on the guest is told how much is left. */
const COUNTER_FROM = 0.8;
export const COUNTER_ID = 'counter';

export function isNearLimit(value: string, maxLength: number): boolean {
  return value.length >= maxLength * COUNTER_FROM;
}

export function counter(value: string, maxLength: number, text: Text) {
  return isNearLimit(value, maxLength)
    ? html`<p class="counter" part="counter" id=${COUNTER_ID} lang=${text.lang}>
        ${text('charactersLeft', {count: maxLength - value.length})}
      </p>`
    : nothing;
}

export const fieldStyles = css`
  .field {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 48px;
    margin: 0;
    padding: calc(var(--_space) * 0.75) var(--_space);
    border: 1.5px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_field);
    color: inherit;
    font: inherit;
    line-height: 1.4;
    transition: border-color 120ms;
  }
  textarea.field {
    min-block-size: 8em;
    resize: vertical;
  }
  .field::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  @media (hover: hover) {
    .field:hover {
      border-color: var(--_text);
    }
  }
  .field:focus-visible {
    border-color: var(--_accent-text);
  }
  .field[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .counter {
    margin: calc(var(--_space) * -0.5) 0 0;
    font-size: 0.875em;
    color: var(--_muted);
    text-align: end;
  }
`;
