/** Who the user is on two pages of one site that begin at once: two frames, with an Auth of the test's that takes its time. */
import {expect} from '@open-wc/testing';

const FRAME = `
<script>
  const encode = (part) => btoa(JSON.stringify(part)).replace(/=+$/, '');
  const tokenOf = (uid) => encode({alg: 'none'}) + '.' + encode({sub: uid, user_id: uid, exp: Math.floor(Date.now() / 1000) + 3600}) + '.';
  const own = window.fetch;
  window.fetch = async (input, init) => {
    const url = String(input.url ?? input);
    if (!/googleapis/.test(url)) return own(input, init);
    await new Promise((resolve) => setTimeout(resolve, 150));
    const uid = url.includes('accounts:signUp') ? 'user-' + ++parent.signUps : null;
    const {sub} = uid ? {} : JSON.parse(atob(JSON.parse(init.body).idToken.split('.')[1]));
    const answer = uid
      ? {idToken: tokenOf(uid), refreshToken: uid, expiresIn: '3600', localId: uid}
      : {users: [{localId: sub}]};
    return new Response(JSON.stringify(answer), {headers: {'content-type': 'application/json'}});
  };
</script>
<script type="module">
  import {connect} from '/src/firebase/connect.ts';
  const {user} = await connect({config: {projectId: PROJECT, apiKey: 'k'}, app: null, authToken: null});
  user().then(({uid}) => parent.postMessage(uid), (error) => parent.postMessage(String(error)));
</script>`;

describe('the user of a device', () => {
  it('is one, also where two pages begin at once', async () => {
    (window as unknown as {signUps: number}).signUps = 0;
    const project = JSON.stringify(`demo-${crypto.randomUUID()}`);
    const users = new Promise<unknown[]>((resolve) => {
      const heard: unknown[] = [];
      window.addEventListener('message', ({data, source}) => {
        if (source !== window && heard.push(data) === 2) resolve(heard);
      });
    });
    const frames = [0, 1].map(() => {
      const frame = document.createElement('iframe');
      frame.srcdoc = FRAME.replace('PROJECT', project);
      document.body.append(frame);
      return frame;
    });
    expect(await users).to.deep.equal(['user-1', 'user-1']);
    for (const frame of frames) frame.remove();
  });
});
