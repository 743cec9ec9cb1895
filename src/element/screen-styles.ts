/** How it looks when there is no step to see: loading, an error, the end. */
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
  }
  .bones {
    flex: 1;
    display: flex;
    flex-direction: column;
    gap: var(--_space);
  }
  .bone {
    box-sizing: border-box;
    block-size: 48px;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_edge);
    animation: breathe 1.4s ease-in-out infinite alternate;
  }
  .bone:first-of-type {
    block-size: 6px;
    margin-block: 8px var(--_space);
  }
  .bone:nth-of-type(2) {
    block-size: 1.75em;
    inline-size: 60%;
  }
  .bone:last-of-type {
    inline-size: 96px;
    margin-block: auto calc(1.5em + var(--_space));
    margin-inline-start: auto;
  }
  .body .bone:is(:first-of-type, :nth-of-type(2), :last-of-type) {
    display: none;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
`;
