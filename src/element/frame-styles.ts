/** How the frame around a step looks: progress, heading, what is missing, the buttons, how safe the answers are. */
import {css} from 'lit';

export const frameStyles = css`
  .header {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    margin-block-end: calc(var(--_space) * 1.5);
  }
  progress {
    flex: 1;
    appearance: none;
    block-size: 6px;
    min-inline-size: 0;
    border: none;
    border-radius: 3px;
    background: var(--_edge);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--_edge);
  }
  progress::-webkit-progress-value {
    background: var(--_accent-text);
    border-radius: 3px;
    transition: inline-size 240ms ease-out;
  }
  progress::-moz-progress-bar {
    background: var(--_accent-text);
    border-radius: 3px;
    transition: inline-size 240ms ease-out;
  }
  .count {
    flex: none;
    min-inline-size: 5em;
    text-align: end;
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
    color: var(--_muted);
  }

  .step {
    animation: arrive 220ms cubic-bezier(0.2, 0.7, 0.3, 1);
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  /* The author's words, the guest's, and ours where we do not speak the page's language, may run the other way than it does. */
  :is(h2, p, span, .field) {
    unicode-bidi: plaintext;
  }
  .body {
    display: grid;
    gap: var(--_space);
  }
  .body > * {
    min-inline-size: 0;
  }
  /* Always rendered: what appears in a region that was not is not announced. */
  .problem {
    font-weight: 550;
    color: var(--_danger);
  }
  .problem:not(:empty) {
    margin-block-start: var(--_space);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 0.75);
    margin-block-start: auto;
    padding-block-start: calc(var(--_space) * 1.75);
  }

  /* It stays where it is whatever it says, and whether there is a way back or not. */
  .actions .primary {
    min-inline-size: 8em;
  }

  .status {
    display: flex;
    align-items: baseline;
    gap: 0.5em;
    min-block-size: 1.5em;
    margin-block-start: var(--_space);
    font-size: 0.875em;
    color: var(--_muted);
  }
  .status::before {
    content: '';
    flex: none;
    box-sizing: border-box;
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-block-end: 0.1em;
    border: 1.5px solid;
    border-radius: 50%;
  }
  .status.saved::before {
    background: var(--_good);
    border-color: var(--_good);
  }
  .status.failed {
    color: var(--_danger);
  }
  .status button {
    min-block-size: 44px;
    padding-block: 0;
    margin-inline-start: auto;
  }

  @container (inline-size < 420px) {
    .actions button {
      flex: 1;
    }
    .actions .primary {
      flex: 2;
      max-inline-size: 60%;
    }
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
    }
    progress::-webkit-progress-value {
      background: Highlight;
      forced-color-adjust: none;
    }
    progress::-moz-progress-bar {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
