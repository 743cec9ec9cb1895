/** The line that tells a guest how safe their answers are. Quiet while all is well; only what needs them is spoken. */
import {html, type TemplateResult} from 'lit';
import type {Saved} from '../runtime/saved.js';
import type {ErrorCode} from '../shared/errors.js';
import type {UploadStatus} from '../runtime/uploader.js';
import type {Text} from '../steps/view.js';

export interface SaveStatus {
  readonly saved: Saved;
  /** Null when all pictures are up. */
  readonly uploads: UploadStatus | null;
  readonly text: Text;
  retry(): void;
  restart(): void;
}

/** What the server has ended, or lost, cannot be saved by trying again. */
const GONE: readonly unknown[] = ['session/not-active', 'session/not-found'] satisfies ErrorCode[];

export function saveStatus({saved, uploads, text, retry, restart}: SaveStatus): TemplateResult {
  if (saved.server === 'failed' || uploads?.error?.retryable === false) {
    return html`<div class="status failed" part="status" role="alert">
      ${text(saved.server === 'failed' ? 'notSaved' : 'photoNotSent')}
      ${
        GONE.includes(saved.error?.code)
          ? html`<button part="restart" type="button" @click=${restart}>${text('restart')}</button>`
          : html`<button part="retry" type="button" @click=${retry}>${text('retry')}</button>`
      }
    </div>`;
  }
  const hasFailed = Boolean(saved.error ?? uploads?.error);
  const words = uploads && !hasFailed ? sendingText(uploads, text) : text(sentence(saved, hasFailed));
  return html`<p class="status ${saved.server}" part="status">${words}</p>`;
}

/** «Your photo is being sent, 40 %» */
export function sendingText({progress}: UploadStatus, text: Text): string {
  return text('sendingPhoto', {percent: Math.floor(progress * 100)});
}

function sentence({server, device}: Saved, hasFailed: boolean): string {
  if (server === 'saved') return 'saved';
  if (hasFailed) return device === 'saved' ? 'offline' : 'notKept';
  return server === 'waiting' && device === 'saved' ? 'savedOnDevice' : 'saving';
}
