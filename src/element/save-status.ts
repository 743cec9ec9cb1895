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
  if (saved.server === 'failed') {
    const isGone = GONE.includes(saved.error?.code);
    return html`<div class="status failed" part="status" role="alert">
      ${text('notSaved')}
      ${
        isGone
          ? html`<button part="restart" type="button" @click=${restart}>${text('restart')}</button>`
          : html`<button part="retry" type="button" @click=${retry}>${text('retry')}</button>`
      }
    </div>`;
  }
  if (uploads?.error && !uploads.error.retryable) {
    return html`<div class="status failed" part="status" role="alert">
      ${text('photoNotSent')}
      <button part="retry" type="button" @click=${retry}>${text('retry')}</button>
    </div>`;
  }
  const words = uploads && !saved.error ? uploadWords(uploads, text) : text(sentence(saved));
  return html`<p class="status ${saved.server}" part="status">${words}</p>`;
}

function uploadWords(uploads: UploadStatus, text: Text): string {
  if (uploads.error) return text(uploads.device === 'saved' ? 'offline' : 'notKept');
  return sendingText(uploads, text);
}

/** «Your photo is being sent, 40 %» */
export function sendingText({progress}: UploadStatus, text: Text): string {
  return text('sendingPhoto', {percent: Math.floor(progress * 100)});
}

function sentence({server, device, error}: Saved): string {
  if (server === 'saved') return 'saved';
  if (error) return device === 'saved' ? 'offline' : 'notKept';
  return server === 'waiting' && device === 'saved' ? 'savedOnDevice' : 'saving';
}
