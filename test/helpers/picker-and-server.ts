/** What a guest meets outside the page on the way through the demo: the browser's file picker, a partner's server. */
import type {ExperienceSessionElement} from '../../src/element/experience-session.js';
import {createDatabase} from '../../src/session/database.js';
import type {Session} from '../../src/session/schema.js';
import type {MediaReference} from '../../src/shared/media.js';
import type {Mounted} from './mount.js';

const database = createDatabase();

/** Whoever opens a file picker in this shadow root has picked a photo; no window opens, which no test could close. */
export async function answerPicker(root: ShadowRoot): Promise<void> {
  const canvas = Object.assign(document.createElement('canvas'), {width: 40, height: 60});
  canvas.getContext('2d')!.fillRect(0, 0, 40, 60);
  const photo = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
  const files = new DataTransfer();
  files.items.add(new File([photo!], 'me.jpg', {type: 'image/jpeg'}));
  root.addEventListener('click', (event) => {
    const {target} = event;
    if (!(target instanceof HTMLInputElement) || target.type !== 'file') return;
    event.preventDefault();
    target.files = files.files;
    target.dispatchEvent(new Event('change', {bubbles: true}));
  });
}

/** Makes the output that the guest waits for in this step, as a server does: in the stored document. */
export async function makeOutput(
  {element, until}: {element: ExperienceSessionElement; until: Mounted['until']},
  stepId: string,
  media: MediaReference,
): Promise<void> {
  await until(() => element.getInput(stepId), 'a request for the server');
  await element.flush();
  await database.change('sessions', element.session!.id, (old) => {
    const session = old as Session;
    return {...session, outputs: {...session.outputs, [stepId]: media}, resultAssetId: 'made'};
  });
  window.dispatchEvent(new Event('online')); // the device looks at once
  await until(() => element.getOutput(stepId), 'the output');
}
