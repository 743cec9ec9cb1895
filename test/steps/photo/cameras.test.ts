/** Of several cameras a guest comes to each, also where none says to which side it looks. */
import {expect} from '@open-wc/testing';
import {comeToPhoto} from '../../helpers/photo-guest.js';
import {quiet} from '../../helpers/quiet.js';
import {standDown, standIn} from '../../helpers/stand-in.js';

/** Cameras with these ids, of which the browser opens the first unless it is asked for another. */
function have(...ids: string[]): MediaTrackConstraints[] {
  const {mediaDevices} = navigator;
  const asked: MediaTrackConstraints[] = [];
  standIn(mediaDevices, 'enumerateDevices', async () => [
    {kind: 'audioinput', deviceId: 'ear'},
    ...ids.map((deviceId) => ({kind: 'videoinput', deviceId})),
  ]);
  standIn(mediaDevices, 'getUserMedia', async ({video}: {video: MediaTrackConstraints}) => {
    asked.push(video);
    const canvas = Object.assign(document.createElement('canvas'), {width: 4, height: 4});
    canvas.getContext('2d')!.fillRect(0, 0, 4, 4);
    const stream = canvas.captureStream();
    const {exact = ids[0]} = (video.deviceId ?? {}) as ConstrainDOMStringParameters;
    standIn(stream.getVideoTracks()[0]!, 'getSettings', () => ({deviceId: exact}));
    return stream;
  });
  return asked;
}

describe('the photo step with several cameras', () => {
  quiet();
  afterEach(standDown);

  it('goes on to the next, and from the last to the first', async () => {
    const asked = have('front', 'back', 'wide');
    const {press, until} = await comeToPhoto({camera: 'environment'});
    await press('photoTake');
    for (const times of [2, 3, 4]) {
      await press('photoSwitch');
      await until(() => asked.length === times);
    }
    expect(asked.map(({deviceId, facingMode}) => deviceId ?? facingMode)).to.deep.equal([
      {ideal: 'environment'},
      {exact: 'back'},
      {exact: 'wide'},
      {exact: 'front'},
    ]);
  });

  for (const [shows, ...ids] of [
    ['there is but one', 'front'],
    ['the browser gives them no names', '', ''],
  ] as const) {
    it(`offers no other where ${shows}`, async () => {
      have(...ids);
      const {press, until, button} = await comeToPhoto();
      await press('photoTake');
      await until(() => button('photoShoot'));
      expect(button('photoSwitch') === undefined).to.equal(true);
    });
  }
});
