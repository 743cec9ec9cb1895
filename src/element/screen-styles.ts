/** How it looks when there is no step to see: an error, the end; and what a preview shows around its steps. */
import {css} from 'lit';

export const screenStyles = css`
  .screen {
    display: grid;
    justify-items: center;
    gap: calc(var(--_space) * 0.75);
    margin-block: auto;
    padding-block: var(--_space);
    text-align: center;
  }
  .screen h2 {
    margin: 0;
  }
  .screen p {
    max-inline-size: 36em;
    color: var(--_muted);
  }
  .screen button {
    margin: var(--_space) auto 0;
  }
  .mark {
    inline-size: 56px;
    block-size: 56px;
    color: var(--_muted);
  }
  .mark.good {
    color: var(--_good);
  }
  .mark.bad {
    color: var(--_danger);
  }
  .mark path {
    fill: none;
    stroke: currentcolor;
    stroke-width: 3;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  code {
    font-family: ui-monospace, monospace;
    font-size: 0.8125em;
    color: var(--_muted);
    overflow-wrap: anywhere;
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
  .issues {
    margin: var(--_space) 0 0;
    padding: 0 0 0 0.75em;
    border-inline-start: 3px solid var(--_danger);
    text-align: start;
    list-style: none;
    font-family: ui-monospace, monospace;
    font-size: 0.8125em;
    overflow-wrap: anywhere;
  }
`;
