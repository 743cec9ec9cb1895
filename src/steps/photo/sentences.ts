/** What the photo step says in English; the other languages, and the page, say it by the same keys. */
import type {Text} from '../view.js';

export const PHOTO_ENGLISH: Readonly<Record<string, string>> = {
  photoTake: 'Take a photo',
  photoChoose: 'Choose a picture',
  photoDrop: 'Or drop a picture here.',
  photoAllow: 'Please allow the camera.',
  photoCancel: 'Cancel',
  photoWorking: 'Your photo is getting ready…',
  photoLive: 'What the camera sees',
  photoShoot: 'Take the photo',
  photoSwitch: 'Other camera',
  photoUse: 'Use this photo',
  photoAgain: 'Take it again',
  photoOther: 'Choose another',
  photoChange: 'Change the photo',
  photoPreview: 'Your photo',
  photoUnreadable: 'This file cannot be read as a picture. Please choose another.',
  cameraDenied:
    'The camera is not allowed for this page. Allow it in your browser’s settings, or choose a picture.',
  cameraForbidden: 'The page around this one does not let it use the camera. Please choose a picture.',
  cameraNone: 'No camera was found. Please choose a picture.',
  cameraBusy:
    'The camera is in use or does not answer. Close what uses it and try again, or choose a picture.',
  cameraInsecure: 'The camera needs a secure page (https). Please choose a picture.',
  cameraInApp:
    'This app does not give the camera to web pages. Open the page in your browser, or choose a picture.',
  cameraFailed: 'The camera could not be started. Please choose a picture.',
};

/** Falls back on English: a sentence that no language has is its key. */
export function withEnglish(text: Text): Text {
  const find = (...[key, values]: Parameters<Text>) => {
    const found = text(key, values);
    return found === key ? (PHOTO_ENGLISH[key] ?? key) : found;
  };
  return Object.assign(find, {lang: text.lang, number: text.number});
}
