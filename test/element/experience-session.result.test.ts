/** A photo on the local store after a reload, when every address that the last page has made for it leads nowhere. */
import {expect} from '@open-wc/testing';
import {aJpeg} from '../helpers/jpeg.js';
import {mount, type Mounted} from '../helpers/mount.js';
import {quiet} from '../helpers/quiet.js';

const PICTURE = {width: 30, height: 20};
const photo = {id: 'photo', type: 'capture.photo', config: {title: 'A photo of you', aspectRatio: '3:2'}};
const bye = {id: 'bye', type: 'info', config: {title: 'That was all'}};

/** A guest who has used this picture. */
async function withPhoto(): Promise<Mounted> {
  const guest = await mount({steps: [photo, bye]});
  const {element, root, part, until} = guest;
  await until(() => part('photo'));
  const files = new DataTransfer();
  files.items.add(new File([await aJpeg(PICTURE.width, PICTURE.height)], 'me.jpg'));
  const input = root.querySelector<HTMLInputElement>('input[type=file]')!;
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
  await until(() => root.querySelector('canvas'));
  root.querySelector<HTMLElement>('[data-first]')!.click();
  await until(() => element.getOutput('photo'));
  return guest;
}

async function reload({element, until}: Mounted): Promise<Mounted> {
  await element.flush();
  const {eventId, status} = element;
  const url = element.getOutput('photo')!.url;
  await until(() => element.saved?.device === 'saved' && element.status === status);
  element.remove();
  await until(() => element.status === 'idle');
  URL.revokeObjectURL(url.replace(/#.*/, ''));
  return mount({steps: [photo, bye], set: {eventId}});
}

async function expectShown({root, until}: Mounted): Promise<void> {
  await until(() => root.querySelector('img')?.complete, 'a picture that is loaded');
  const {naturalWidth, naturalHeight} = root.querySelector('img')!;
  expect([naturalWidth, naturalHeight]).to.deep.equal([PICTURE.width, PICTURE.height]);
}

describe('<experience-session> after a reload on the local store', () => {
  quiet();

  it('shows the photo on its step, and hands it on', async () => {
    const guest = await reload(await withPhoto());
    const {element, part, until} = guest;
    await until(() => part('photo'));
    await expectShown(guest);
    element.next();
    element.next();
    await until(() => part('download'));
    await expectShown(guest);
  });

  it('shows what a guest takes away at the end', async () => {
    const before = await withPhoto();
    before.element.next();
    before.element.next();
    await before.until(() => before.part('download'));
    const guest = await reload(before);
    await guest.until(() => guest.part('download'));
    expect(guest.element.status).to.equal('completed');
    await expectShown(guest);
  });
});
