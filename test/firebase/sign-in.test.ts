/** Who the user is on the pages of one site: frames of one browser, with an Auth of the test's that takes its time. */
import {expect} from '@open-wc/testing';

const FRAME = `
<script>
  const encode = (part) => btoa(JSON.stringify(part)).replace(/=+$/, '');
  const json = (status, body) => new Response(JSON.stringify(body), {status});
  const own = window.fetch;
  window.fetch = async (input, init) => {
    const url = String(input.url ?? input);
    if (!/googleapis/.test(url)) return own(input, init);
    await new Promise((resolve) => setTimeout(resolve, 150));
    if (parent.isBusy) return json(503, {error: {code: 503, message: 'The service is currently unavailable.'}});
    const uid = 'user-' + ++parent.signUps;
    // A token that is old by the time that it is used.
    return json(200, {idToken: encode({alg: 'none'}) + '.' + encode({sub: uid}) + '.', refreshToken: uid, expiresIn: '1'});
  };
</script>
<script type="module">
  import {connect} from '/src/firebase/connect.ts';
  import {createDatabase} from '/src/session/database.ts';
  const config = {projectId: PROJECT, apiKey: 'k'};
  const {user} = await connect({config, app: null, authToken: null, database: createDatabase()});
  user().then(({uid}) => parent.postMessage(uid), (error) => parent.postMessage(String(error)));
</script>`;

const world = window as unknown as {signUps: number; isBusy: boolean};

/** Opens a page of the site, and closes it when it has said who its user is. */
async function userOnPage(project: string): Promise<unknown> {
  const frame = document.createElement('iframe');
  frame.srcdoc = FRAME.replace('PROJECT', JSON.stringify(project));
  const said = new Promise<unknown>((resolve) => {
    window.addEventListener('message', ({data, source}) => {
      if (source === frame.contentWindow) resolve(data);
    });
  });
  document.body.append(frame);
  return said.finally(() => frame.remove());
}

describe('the user of a device', () => {
  let project = '';
  beforeEach(() => {
    [world.signUps, world.isBusy, project] = [0, false, `demo-${crypto.randomUUID()}`];
  });

  it('is one, also where two pages begin at once', async () => {
    const [one, other] = await Promise.all([userOnPage(project), userOnPage(project)]);
    expect(one)
      .to.equal(other)
      .and.match(/^user-\d$/);
    expect(await userOnPage(project)).to.equal(one);
  });

  it('is the same after a reload while Auth is busy', async () => {
    const before = await userOnPage(project);
    world.isBusy = true;
    expect([before, await userOnPage(project)]).to.deep.equal(['user-1', 'user-1']);
  });
});
