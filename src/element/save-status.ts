/** The line that tells a guest how safe their answers are. Quiet while all is well; only what needs them is spoken. */
import {html, type TemplateResult} from 'lit';
import type {Saved} from '../runtime/saver.js';
import type {Text} from '../steps/view.js';

export function saveStatus(saved: Saved, text: Text, retry: () => void): TemplateResult {
  if (saved.server === 'failed') {
    return html`<div class="status bad" part="status" role="alert">
      ${text('notSaved')}
      <button class="secondary" part="retry" type="button" @click=${retry}>${text('retry')}</button>
    </div>`;
  }
  return html`<p class="status" part="status">${text(sentence(saved))}</p>`;
}

function sentence({server, device, error}: Saved): string {
  if (server === 'saved') return 'saved';
  if (error) return device === 'saved' ? 'offline' : 'notKept';
  return server === 'waiting' && device === 'saved' ? 'savedOnDevice' : 'saving';
}
