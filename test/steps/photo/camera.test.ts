/**
 * Every way in which there is no camera says so in a sentence of its own, and leads to the file picker. Here the browser's
 * answers are stood in for, so that each browser sees each of them; test/hosts/camera.hosts.ts brings about the real ones.
 */
import {expect} from '@open-wc/testing';
import {aJpeg} from '../../helpers/jpeg.js';
import {comeToPhoto} from '../../helpers/photo-guest.js';
import {quiet} from '../../helpers/quiet.js';
import {standDown, standIn} from '../../helpers/stand-in.js';
import {PHOTO_ENGLISH} from '../../../src/steps/photo/sentences.js';

const refuse = (name: string) => () =>
  standIn(navigator.mediaDevices, 'getUserMedia', () => Promise.reject(new DOMException('', name)));
const allow = (isAllowed: boolean) => {
  const policy = {allowsFeature: () => isAllowed};
  standIn(document, 'featurePolicy', policy);
  standIn(document, 'permissionsPolicy', policy);
};
const INSTAGRAM = `${navigator.userAgent} Instagram 345.0.0.36.112`;

const ROWS: readonly [shows: string, cause: () => void, key: string][] = [
  ['the guest says no', refuse('NotAllowedError'), 'cameraDenied'],
  ['the system says no', refuse('SecurityError'), 'cameraDenied'],
  ['there is none', refuse('NotFoundError'), 'cameraNone'],
  ['none is as wanted', refuse('OverconstrainedError'), 'cameraNone'],
  ['it is in use', refuse('NotReadableError'), 'cameraBusy'],
  ['it gives up', refuse('AbortError'), 'cameraBusy'],
  ['nobody knows why', refuse('UnknownError'), 'cameraFailed'],
  [
    'the page or a frame forbids it',
    () => {
      refuse('NotAllowedError')();
      allow(false);
    },
    'cameraForbidden',
  ],
  [
    'the page is not secure',
    () => {
      standIn(window, 'isSecureContext', false);
      standIn(navigator, 'mediaDevices', undefined);
    },
    'cameraInsecure',
  ],
  [
    'an app around the page has none to give',
    () => standIn(navigator, 'mediaDevices', undefined),
    'cameraInApp',
  ],
  [
    'an app around the page says no',
    () => {
      refuse('NotAllowedError')();
      standIn(navigator, 'userAgent', INSTAGRAM);
    },
    'cameraInApp',
  ],
];

describe('the photo step without a camera', () => {
  quiet();
  afterEach(standDown);

  for (const [shows, cause, key] of ROWS) {
    it(`says that ${shows}, and takes a file`, async () => {
      const guest = await comeToPhoto();
      const {part, root, until, press, button, pick} = guest;
      cause();
      await press('photoTake');
      await until(() => part('trouble'));
      expect(part('trouble')!.textContent).to.equal(PHOTO_ENGLISH[key]);
      expect(part('trouble')!.getAttribute('role')).to.equal('alert');
      expect(root.activeElement, 'the focus is where it goes on').to.equal(button('photoChoose'));
      expect(button('photoChoose')!.className).to.equal('primary');
      expect(button('photoTake'), 'it can be tried again').not.to.equal(undefined);
      await pick(await aJpeg(30, 20));
      expect(part('trouble')).to.equal(null);
      expect((await guest.uploaded()).type).to.equal('image/jpeg');
    });
  }

  it('has a sentence for each', () => {
    const sentences = Object.keys(PHOTO_ENGLISH).filter((key) => key.startsWith('camera'));
    expect([...new Set(ROWS.map(([, , key]) => key))]).to.have.members(sentences);
    expect(new Set(sentences.map((key) => PHOTO_ENGLISH[key])).size).to.equal(sentences.length);
  });
});
