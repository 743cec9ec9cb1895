/** Stands for the forward button while the guest has finished, and their picture has not arrived. */
import {css, html} from 'lit';
import type {View} from '../steps/view.js';

export const UPLOAD_ENGLISH = {
  sendingPhoto: 'Your photo is being sent, {percent} %',
  photoNotSent: 'Your photo could not be sent. It is kept on this device.',
};

export interface Upload {
  /** From 0 to 1. */
  readonly progress: number;
  readonly label: string;
}

export const uploadView: View<Upload> = {
  view: ({progress, label}) =>
    html`<div class="sending" part="sending">
      <p aria-hidden="true">${label}</p>
      <progress part="sending-progress" .value=${progress} aria-label=${label}></progress>
    </div>`,
  styles: css`
    .sending {
      display: grid;
      flex: 1;
      align-content: center;
      gap: calc(var(--_space) * 0.5);
      min-inline-size: min(12em, 100%);
    }
    .sending progress {
      inline-size: 100%;
    }
  `,
  english: UPLOAD_ENGLISH,
};
