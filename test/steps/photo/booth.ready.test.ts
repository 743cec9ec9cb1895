/** A photo that gets ready while a guest, or the page, is in a hurry. */
import {expect} from '@open-wc/testing';
import {isWebKit} from '../../helpers/engine.js';
import {aJpeg} from '../../helpers/jpeg.js';
import {comeToPhoto, type PhotoGuest} from '../../helpers/photo-guest.js';
import {quiet} from '../../helpers/quiet.js';
import {standDown, standIn} from '../../helpers/stand-in.js';

/** Keeps a photo from being ready until the test lets it. */
function holdDeveloping(): () => void {
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  const {toBlob} = HTMLCanvasElement.prototype;
  standIn(HTMLCanvasElement.prototype, 'toBlob', function (this: HTMLCanvasElement, ...args: [BlobCallback]) {
    void released.then(() => toBlob.apply(this, args));
  });
  return release;
}

describe('a photo that gets ready', () => {
  quiet();
  afterEach(standDown);

  it('keeps what the guest has used when they go on at once', async () => {
    const guest = await comeToPhoto({required: false});
    await guest.pick(await aJpeg(30, 20));
    await guest.press('photoUse');
    guest.part('next')!.click();
    await guest.until(() => guest.element.state?.currentStepIndex === 2);
    await guest.until(() => guest.element.getOutput('photo'), 'the photo of the step before');
  });

  const comeToTheLast = () => comeToPhoto({required: false}, undefined, true);
  it('keeps what the guest has used when they finish at once', async () => {
    const guest = await comeToTheLast();
    await guest.pick(await aJpeg(30, 20));
    await guest.press('photoUse');
    guest.part('next')!.click();
    await guest.until(() => guest.details('experience-complete').length === 1);
    expect(guest.element.getOutput('photo')).to.include({width: 20, height: 20});
  });

  for (const [who, finish] of [
    ['guest', ({part}) => part('next')!.click()],
    ['page', ({element}) => element.next()],
  ] as [who: string, finish: (guest: PhotoGuest) => void][]) {
    it(`lets no ${who} go on past a photo that is getting ready, and says that it is`, async () => {
      const guest = await comeToTheLast();
      const file = await aJpeg(30, 20);
      const getReady = holdDeveloping();
      const picked = guest.pick(file);
      await guest.until(() => guest.part('photo')!.ariaBusy === 'true');
      finish(guest);
      await guest.element.updateComplete;
      expect(guest.element.status).to.equal('active');
      expect(guest.part('photo')!.textContent).to.contain('getting ready');
      // WebKit does not look again at a rule with `:has()` whose sheet came late; the sentence says it there as well.
      if (!isWebKit) expect(getComputedStyle(guest.part('next')!).cursor).to.equal('progress');
      getReady();
      await picked;
      expect(guest.part('photo')!.ariaBusy).to.equal('false');
      await guest.press('photoUse');
      finish(guest);
      await guest.until(() => guest.element.status === 'completed');
      expect(guest.element.getOutput('photo')).to.include({width: 20});
    });
  }

  it('lets a guest go back from a photo that is getting ready', async () => {
    const guest = await comeToTheLast();
    const file = await aJpeg(30, 20);
    const getReady = holdDeveloping();
    guest.pick(file).catch(() => undefined); // it never comes to a decision
    await guest.until(() => guest.part('photo')!.ariaBusy === 'true');
    guest.part('back')!.click();
    getReady();
    expect(guest.element.state!.currentStepIndex).to.equal(0);
  });

  it('gets a photo ready also where the page moves the element meanwhile', async () => {
    const guest = await comeToPhoto();
    const move = () => guest.element.parentElement!.append(guest.element);
    const picked = guest.pick(await aJpeg(30, 20));
    move();
    await picked;
    await guest.press('photoUse');
    move();
    await guest.until(() => guest.element.getOutput('photo') && guest.button('photoChange'));
  });
});
