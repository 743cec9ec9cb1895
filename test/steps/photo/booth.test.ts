/**
 * A guest at the camera, through the element, in each browser with the camera that it has for tests: takes, takes again,
 * keeps or leaves; and the camera never runs longer than somebody looks.
 */
import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {aJpeg} from '../../helpers/jpeg.js';
import {comeToPhoto, type PhotoGuest} from '../../helpers/photo-guest.js';
import {quiet} from '../../helpers/quiet.js';
import {standDown, standIn} from '../../helpers/stand-in.js';
import {FIRST_PICTURE_MS} from '../../../src/steps/photo/booth.js';

const isRunning = (stream: MediaStream) => stream.getTracks().some(({readyState}) => readyState === 'live');
const canvasIn = ({root}: PhotoGuest) => root.querySelector('canvas');
const image = {url: '/demo/lantern.svg', type: 'image'} as const;

/** Keeps the time that a camera has for its first picture until the test lets it pass. */
function holdPatience(): () => void {
  let pass: () => void = () => undefined;
  const {setTimeout} = window;
  standIn(window, 'setTimeout', (act: () => void, ms: number) =>
    ms === FIRST_PICTURE_MS ? (pass = act) : setTimeout(act, ms),
  );
  return () => pass();
}

/** Keeps the camera, which the browser has, until the test allows it. */
function holdCamera() {
  const {mediaDevices} = navigator;
  const ask = mediaDevices.getUserMedia.bind(mediaDevices);
  const held = {stream: null as MediaStream | null, allow: (): void => undefined};
  const allowed = new Promise<void>((resolve) => (held.allow = resolve));
  standIn(mediaDevices, 'getUserMedia', async (wanted: MediaStreamConstraints) => {
    await allowed;
    return (held.stream = await ask(wanted));
  });
  return held;
}

describe('the photo step with a camera', () => {
  quiet();
  afterEach(standDown);

  for (const [aspectRatio, ratio] of [
    ['1:1', 1],
    ['9:16', 9 / 16],
    ['3:2', 3 / 2],
    ['2:3', 2 / 3],
  ] as const) {
    it(`takes a photo of ${aspectRatio}, a JPEG, and the page hears of it twice`, async () => {
      const guest = await comeToPhoto({aspectRatio});
      const {element, details, open, press, uploaded} = guest;
      const stream = await open();
      await press('photoShoot');
      await guest.until(() => guest.button('photoUse'));
      expect(isRunning(stream), 'the camera is off while the guest decides').to.equal(false);
      const photo = await uploaded();
      expect([...new Uint8Array(await photo.arrayBuffer()).slice(0, 3)]).to.deep.equal([0xff, 0xd8, 0xff]);
      const {width = 0, height = 0} = element.getOutput('photo')!;
      expect(width / height).to.be.closeTo(ratio, 0.01);
      expect(Math.max(width, height)).to.be.at.most(2048);
      const input = {stepId: 'photo', stepType: 'capture.photo', valid: true};
      expect(details('experience-input')).to.deep.equal([input, input]);
      expect(element.next().ok).to.equal(true);
    });
  }

  it('takes it again as often as the guest likes, and keeps only what they use', async () => {
    const guest = await comeToPhoto();
    const {element, details, open, press, until} = guest;
    await open();
    await press('photoShoot');
    await press('photoAgain');
    await until(() => guest.root.querySelector('video')?.videoWidth);
    await press('photoShoot');
    await until(() => guest.button('photoUse'));
    expect(details('experience-input')).to.deep.equal([]);
    await guest.uploaded();
    const first = element.getOutput('photo');
    await press('photoChange');
    await guest.pick(await aJpeg(30, 20));
    expect(element.getOutput('photo'), 'until another one is used').to.deep.equal(first);
    await press('photoUse');
    await until(() => element.getOutput('photo')?.url !== first!.url);
    expect(element.getOutput('photo')).to.include({width: 20, height: 20});
  });

  it('goes back to the photo that was there', async () => {
    const guest = await comeToPhoto();
    await guest.pick(await aJpeg(30, 20));
    await guest.uploaded();
    await guest.press('photoChange');
    const stream = await guest.open();
    await guest.press('photoCancel');
    await guest.press('photoCancel');
    await guest.until(() => guest.button('photoChange'));
    expect(isRunning(stream)).to.equal(false);
    expect(canvasIn(guest)!.width).to.equal(20);
  });

  const move = ({element}: PhotoGuest) => element.parentElement!.append(element);
  it('keeps what the guest decides on where the page moves the element', async () => {
    const guest = await comeToPhoto();
    await guest.pick(await aJpeg(30, 20));
    move(guest);
    await guest.element.updateComplete;
    expect(canvasIn(guest)?.width).to.equal(20);
    await guest.uploaded();
  });

  it('keeps a photo that the browser cannot show', async () => {
    const guest = await comeToPhoto();
    await guest.pick(await aJpeg(30, 20));
    standIn(window, 'createImageBitmap', () => Promise.reject(new DOMException('', 'InvalidStateError')));
    const unhandled: unknown[] = [];
    const hear = ({reason}: PromiseRejectionEvent) => unhandled.push(reason);
    window.addEventListener('unhandledrejection', hear);
    await guest.uploaded();
    await guest.until(() => guest.button('photoChange'));
    await new Promise((resolve) => setTimeout(resolve));
    window.removeEventListener('unhandledrejection', hear);
    expect(unhandled).to.deep.equal([]);
    expect(canvasIn(guest)?.width, 'its place').to.equal(20);
  });

  const hide = () => {
    standIn(document, 'visibilityState', 'hidden');
    document.dispatchEvent(new Event('visibilitychange'));
  };
  for (const [when, leave] of [
    ['the guest goes back', ({part}) => part('back')!.click()],
    ['the guest thinks better of it', ({press}) => press('photoCancel')],
    [
      'the page goes on',
      ({element}) => {
        element.setMedia('photo', image);
        element.next();
      },
    ],
    ['the session is abandoned', ({element}) => element.abandon()],
    ['the guest starts again', ({element}) => element.restart()],
    ['the element is taken out', ({element}) => element.remove()],
    ['the element is moved', move],
    ['the page is not seen', hide],
  ] as [when: string, leave: (guest: PhotoGuest) => unknown][]) {
    it(`stops when ${when}`, async () => {
      const guest = await comeToPhoto();
      const stream = await guest.open();
      expect(isRunning(stream)).to.equal(true);
      await leave(guest);
      await guest.until(() => !isRunning(stream), 'the end of the stream');
      await guest.until(() => !guest.part('camera'));
    });
  }

  it('is let go of at once where the guest has left before it was allowed', async () => {
    const guest = await comeToPhoto();
    const held = holdCamera();
    await guest.press('photoTake');
    guest.element.back();
    held.allow();
    await guest.until(() => held.stream && !isRunning(held.stream), 'a stream that has ended');
    expect(guest.part('camera')).to.equal(null);
  });

  it('is let go of at once where the page was hidden before it was allowed', async () => {
    const guest = await comeToPhoto();
    const held = holdCamera();
    await guest.press('photoTake');
    hide();
    held.allow();
    await guest.until(() => held.stream && !isRunning(held.stream), 'a stream that has ended');
    await guest.until(() => guest.button('photoTake'));
    expect(guest.part('camera')).to.equal(null);
  });

  it('that is unplugged says so', async function () {
    // Firefox delivers no event of a test's to a track.
    if (navigator.userAgent.includes('Firefox')) this.skip();
    const guest = await comeToPhoto();
    const stream = await guest.open();
    stream.getVideoTracks()[0]!.dispatchEvent(new Event('ended'));
    await guest.until(() => guest.part('trouble')?.textContent.includes('in use or does not answer'));
    expect(isRunning(stream)).to.equal(false);
  });

  it('that never gives a picture says so, and leads to a file', async () => {
    const guest = await comeToPhoto();
    const passTime = holdPatience();
    standIn(navigator.mediaDevices, 'getUserMedia', async () => new MediaStream());
    await guest.press('photoTake');
    await guest.press('photoShoot');
    expect(guest.part('trouble'), 'it may be slow').to.equal(null);
    passTime();
    await guest.until(() => guest.part('trouble'));
    expect(guest.part('trouble')!.textContent).to.contain('in use or does not answer');
    expect(guest.root.activeElement).to.equal(guest.button('photoChoose'));
    await guest.pick(await aJpeg(30, 20));
    await guest.uploaded();
  });

  it('that gives pictures may be looked at for as long as the guest likes', async () => {
    const guest = await comeToPhoto();
    const passTime = holdPatience();
    const stream = await guest.open();
    expect(guest.root.querySelector('.countdown:empty'), 'nothing stands before it').not.to.equal(null);
    passTime();
    expect(isRunning(stream)).to.equal(true);
    expect(guest.part('camera')).not.to.equal(null);
  });

  /** Whether the browser is kept from opening the file in place of the page. */
  const drag = (type: string, {part}: PhotoGuest, file: Blob) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([file], 'me.jpg'));
    const event = new DragEvent(type, {dataTransfer, cancelable: true, bubbles: true});
    part('photo')!.dispatchEvent(event);
    return event.defaultPrevented;
  };
  for (const [when, come] of [
    ['at the start', () => undefined],
    [
      'while the camera is asked for',
      ({press}) => {
        holdCamera();
        return press('photoTake');
      },
    ],
    ['while the camera runs', ({open}) => open()],
    ['on one that is decided on', async ({pick}) => pick(await aJpeg(50, 40))],
    [
      'on one that is used',
      async ({pick, uploaded, until, button}) => {
        await pick(await aJpeg(50, 40));
        await uploaded();
        await until(() => button('photoChange'));
      },
    ],
  ] as [when: string, come: (guest: PhotoGuest) => unknown][]) {
    it(`takes a picture that is dropped ${when}`, async () => {
      const guest = await comeToPhoto();
      await come(guest);
      const file = await aJpeg(30, 20);
      expect(drag('dragover', guest, file), 'the browser does not open the file').to.equal(true);
      expect(guest.part('photo')!.className).to.include('over');
      expect(drag('drop', guest, file)).to.equal(true);
      expect(guest.part('photo')!.className).not.to.include('over');
      await guest.until(() => guest.button('photoUse') && canvasIn(guest)?.width === 20);
      await guest.press('photoUse');
      await guest.until(() => guest.element.getOutput('photo')?.width === 20);
    });
  }

  it('needs nothing but keys, and the focus is always on what can be done', async () => {
    const {element, root, part, until, button} = await comeToPhoto();
    const focused = () => (root.activeElement as HTMLElement | null)?.textContent.trim();
    const press = async (key: string) => {
      await until(
        () => button(key) && focused() === button(key)!.textContent.trim(),
        `the focus on «${key}»`,
      );
      await sendKeys({press: 'Enter'});
    };
    part('title')!.focus();
    await sendKeys({press: 'Tab'});
    await press('photoTake');
    await until(() => root.querySelector('video')?.videoWidth);
    await press('photoShoot');
    await press('photoUse');
    await until(() => element.getOutput('photo'));
    await until(() => focused() === button('photoChange')?.textContent.trim(), 'the focus on what is left');
    await sendKeys({press: 'Tab'});
    while (root.activeElement !== part('next')) await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await until(() => element.state?.currentStepIndex === 2);
  });
});
