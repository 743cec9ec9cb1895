/** How it looks when there is no step to see: loading, an error, the end. */
import {css} from 'lit';

export const screenStyles = css`
  .screen {
    display: grid;
    justify-items: center;
    gap: calc(var(--_space) * 0.75);
    padding-block: calc(var(--_space) * 1.5);
    text-align: center;
  }
  .screen h2 {
    margin: 0;
  }
  .screen p {
    max-inline-size: 36em;
    color: var(--_muted);
  }
  .screen .primary,
  .screen .secondary {
    margin-inline: auto;
    margin-block-start: var(--_space);
  }
  .mark {
    inline-size: 56px;
    block-size: 56px;
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
  .bone {
    block-size: 1.25em;
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_edge);
    animation: breathe 1.4s ease-in-out infinite alternate;
  }
  .bone.short {
    inline-size: 60%;
  }
  .bone.tall {
    block-size: 48px;
  }
  .bones {
    display: grid;
    gap: var(--_space);
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
`;
