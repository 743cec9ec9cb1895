/** A guest on a photo step, on the local store, with the camera that the browser has for tests. */
import {PHOTO_ENGLISH} from '../../src/steps/photo/sentences.js';
import {STEPS} from './builders.js';
import {mount, type Mounted} from './mount.js';

export interface PhotoGuest extends Mounted {
  /** The button that says this, by the sentence's key. */
  button(key: string): HTMLButtonElement | undefined;
  /** Waits for that button, and presses it as a guest does, who then has the focus there. */
  press(key: string): Promise<void>;
  /** Has the camera show what it sees. */
  open(): Promise<MediaStream>;
  /** Picks a file for the photo. */
  pick(file: Blob): Promise<void>;
  /** What the photo has become, once it is where others can see it. */
  uploaded(): Promise<Blob>;
}

const photo = {id: 'photo', type: 'capture.photo', config: {title: 'A photo of you', required: true}};

/** Between a word of welcome and a question; or after it, as the last step. */
export async function comeToPhoto(
  config: object = {},
  parent?: Element,
  isLast = false,
): Promise<PhotoGuest> {
  const step = {...photo, config: {...photo.config, ...config}};
  const steps = [STEPS.welcome, step, ...(isLast ? [] : [STEPS.again])];
  const mounted = await mount({steps, ...(parent && {parent})});
  const {element, root, part, until} = mounted;
  element.next();
  await until(() => part('photo'));
  const button = (key: string) =>
    [...root.querySelectorAll('button')].find(({textContent}) => textContent.trim() === PHOTO_ENGLISH[key]);
  async function press(key: string): Promise<void> {
    await until(() => button(key), `the button «${key}»`);
    button(key)!.focus();
    button(key)!.click();
  }
  return {
    ...mounted,
    button,
    press,
    async open() {
      await press('photoTake');
      const video = () => part('camera') as HTMLVideoElement | null;
      await until(() => video()?.videoWidth, 'a picture of the camera');
      return video()!.srcObject as MediaStream;
    },
    async pick(file) {
      const transfer = new DataTransfer();
      transfer.items.add(new File([file], 'picture'));
      const input = root.querySelector<HTMLInputElement>('input[type=file]')!;
      input.files = transfer.files;
      input.dispatchEvent(new Event('change'));
      await until(() => button('photoUse') ?? part('trouble'), 'a picture, or why there is none');
    },
    async uploaded() {
      await press('photoUse');
      await until(() => element.getOutput('photo'), 'the photo where others can see it');
      return (await fetch(element.getOutput('photo')!.url)).blob();
    },
  };
}
