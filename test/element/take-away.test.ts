/** A file for the guest to keep or to hand on; its address where the file cannot be had. */
import {expect} from '@open-wc/testing';
import {download, isTakeable, share} from '../../src/element/take-away.js';

const PICTURE = () => URL.createObjectURL(new Blob(['…'], {type: 'image/jpeg'}));
const NOWHERE = 'http://127.0.0.1:1/result.jpg';

describe('take-away', () => {
  let followed: {href: string; download: string; target: string}[];
  const click = HTMLAnchorElement.prototype.click;
  beforeEach(() => {
    followed = [];
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      const {href, download, target} = this;
      followed.push({href, download, target});
    };
  });
  afterEach(() => {
    HTMLAnchorElement.prototype.click = click;
  });

  for (const [url, expected] of [
    ['https://example.com/a.jpg', true],
    ['/a.jpg', true],
    ['blob:https://example.com/1', true],
    ['data:image/png;base64,', true],
    ['javascript:alert(1)', false],
    ['mailto:a@example.com', false],
    ['https://', false],
  ] as const) {
    it(`${expected ? 'takes' : 'does not take'} ${url}`, () => {
      expect(isTakeable(url)).to.equal(expected);
    });
  }

  it('saves the file under a name with the ending of what it is', async () => {
    await download(PICTURE());
    expect(followed).to.have.length(1);
    expect(followed[0]).to.include({download: 'result.jpg', target: ''});
    expect(followed[0]!.href).to.match(/^blob:/);
  });

  it('opens the address in another tab where the file cannot be had', async () => {
    await download(NOWHERE);
    expect(followed).to.deep.equal([{href: NOWHERE, download: '', target: '_blank'}]);
  });

  describe('shares', () => {
    let shared: ShareData[];
    let takesFiles: boolean;
    let refusal: DOMException | null;
    const original = Object.getOwnPropertyDescriptors(navigator) as Record<
      string,
      PropertyDescriptor | undefined
    >;
    beforeEach(() => {
      [shared, takesFiles, refusal] = [[], true, null];
      const share = async (data: ShareData) => {
        shared.push(data);
        if (refusal) throw refusal;
      };
      Object.defineProperty(navigator, 'share', {value: share, configurable: true});
      Object.defineProperty(navigator, 'canShare', {value: () => takesFiles, configurable: true});
    });
    afterEach(() => {
      for (const name of ['share', 'canShare'] as const) {
        Reflect.deleteProperty(navigator, name);
        if (original[name]) Object.defineProperty(navigator, name, original[name]);
      }
    });

    it('the file', async () => {
      await share(PICTURE());
      expect(shared[0]!.files?.map(({name, type}) => [name, type])).to.deep.equal([
        ['result.jpg', 'image/jpeg'],
      ]);
    });
    it('the address where no app takes files, or the file cannot be had', async () => {
      takesFiles = false;
      const url = PICTURE();
      await share(url);
      takesFiles = true;
      await share(NOWHERE);
      expect(shared).to.deep.equal([{url}, {url: NOWHERE}]);
    });
    it('nothing when the guest thinks better of it, and says so of every other refusal', async () => {
      refusal = new DOMException('no', 'AbortError');
      await share(PICTURE());
      refusal = new DOMException('no', 'NotAllowedError');
      const outcome = await share(PICTURE()).catch((error: unknown) => error);
      expect(outcome).to.equal(refusal);
    });
  });
});
