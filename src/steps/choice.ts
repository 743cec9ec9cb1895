/** A row to pick from, drawn by the kinds that offer some: a native radio button or checkbox with its label around it. */
import {css, html, type TemplateResult} from 'lit';
import {held} from './held.js';

export interface Choice {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly label: unknown;
  readonly checked: boolean;
  readonly disabled?: boolean;
  pick(checked: boolean): void;
}

export function choice({type, name, label, checked, disabled = false, pick}: Choice): TemplateResult {
  return html`<label class="choice" part="choice">
    <input
      type=${type}
      name=${name}
      .checked=${held(checked)}
      ?disabled=${disabled}
      @change=${(event: Event) => pick((event.target as HTMLInputElement).checked)}
    />
    <span>${label}</span>
  </label>`;
}

export const choiceStyles = css`
  .choices {
    display: grid;
    gap: calc(var(--_space) * 0.625);
  }
  .choice {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    box-sizing: border-box;
    min-block-size: 48px;
    padding: calc(var(--_space) * 0.625) var(--_space);
    border: 1.5px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_field);
    cursor: pointer;
    overflow-wrap: anywhere;
    transition:
      border-color 120ms,
      background-color 120ms;
  }
  @media (hover: hover) {
    .choice:hover {
      border-color: var(--_text);
    }
  }
  .choice input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent-text);
    cursor: inherit;
  }
  .step:has(+ .problem:not(:empty)) .choice {
    border-color: var(--_danger);
  }
  .choice:has(:checked) {
    border-color: var(--_accent-text);
    background: var(--_tint);
    color: var(--_on-tint);
  }
  .choice:has(:focus-visible) {
    outline: 3px solid var(--_accent-text);
    outline-offset: 2px;
  }
  .choice input:focus-visible {
    outline: none;
  }
  .choice:has(:disabled) {
    opacity: 0.55;
    cursor: not-allowed;
  }
  @media (forced-colors: active) {
    .choice:has(:checked) {
      border-color: Highlight;
    }
  }
`;
