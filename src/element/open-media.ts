/** Loads what brings pictures up, where a step takes some; a preview's draft may get such a step while it runs. */
import {UPLOAD} from './late-views.js';
import type {Backend} from './open-backend.js';
import type {OpenedSession} from './open-session.js';
import type {Device, OpenedUploader} from './open-uploader.js';
import type {StepViews} from './step-views.js';

export async function openMedia(
  opened: OpenedSession,
  backend: Backend,
  device: Device,
  views: StepViews,
  isPreview: boolean,
): Promise<OpenedUploader | null> {
  if (!isPreview && !opened.experience.steps.some(({takesMedia}) => takesMedia)) return null;
  await views.prepare(UPLOAD);
  const {openUploader} = await import('./open-uploader.js');
  return openUploader(opened, backend, device);
}
