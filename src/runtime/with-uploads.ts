/** How safe the session is, with the pictures that are not up yet. */
import type {Saved} from './saved.js';
import type {UploadStatus} from './uploader.js';

export function withUploads(saved: Saved, uploads: UploadStatus | undefined): Saved {
  if (!uploads?.pending) return saved;
  return {
    ...saved,
    device: uploads.device === 'saved' ? saved.device : uploads.device,
    server: saved.server === 'saved' ? 'waiting' : saved.server,
    pending: saved.pending + uploads.pending,
  };
}
