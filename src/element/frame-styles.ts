/** How the frame around a step looks: progress, heading, what is missing, the buttons, how safe the answers are. */
import {css} from 'lit';

export const frameStyles = css`
  .header {
    display: flex;
    align-items: center;
    gap: var(--_space);
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
    background: var(--_accent-fill);
    border-radius: 3px;
    transition: inline-size 240ms ease-out;
  }
  progress::-moz-progress-bar {
    background: var(--_accent-fill);
    border-radius: 3px;
  }
  .count {
    flex: none;
    unicode-bidi: plaintext;
    margin: 0;
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
    color: var(--_muted);
  }
  .badge {
    flex: none;
    padding: 2px 10px;
    border-radius: 999px;
    border: 1px solid currentcolor;
    font-size: 0.8125em;
    font-weight: 600;
    color: var(--_accent-text);
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
  .body {
    display: grid;
    gap: var(--_space);
  }
  .body > * {
    min-inline-size: 0;
  }
  .problem {
    display: flex;
    gap: 0.5em;
    margin-block-start: var(--_space);
    font-weight: 550;
    color: var(--_danger);
  }
  .problem:empty {
    display: none;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 0.75);
    margin-block-start: calc(var(--_space) * 1.75);
  }

  .status {
    min-block-size: 1.5em;
    margin-block-start: var(--_space);
    font-size: 0.875em;
    color: var(--_muted);
  }
  .status.bad {
    color: var(--_danger);
  }
  .status button {
    min-block-size: 44px;
    padding-block: 0;
    margin-inline-start: 0.5em;
  }

  @container (inline-size < 420px) {
    .header {
      flex-wrap: wrap;
      row-gap: calc(var(--_space) * 0.5);
    }
    progress {
      flex-basis: 100%;
    }
    .actions button {
      flex: 1 1 auto;
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
