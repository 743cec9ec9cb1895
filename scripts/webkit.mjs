/**
 * WebKitGTK under remote control: its driver, a screen for it where there is none, and a small W3C WebDriver client.
 * For the unit tests' launcher and for end-to-end tests. One driver has one session, and that has one window.
 */
import {findBrowser} from './browsers.mjs';
import {freePort, startGuarded} from './lib/processes.mjs';
import {untilAnswers} from './lib/until-answers.mjs';

/** The camera shows a moving test picture and asks nobody. */
const BROWSER_ARGS = ['--automation', '--enable-mock-capture-devices=true', '--enable-media-stream=true'];

/**
 * @typedef {object} WebKit
 * @property {(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<any>} call one WebDriver command
 * @property {(url: string) => Promise<void>} goto
 * @property {(script: string, ...args: unknown[]) => Promise<any>} evaluate a function body; `return` what it is for,
 *   a promise too
 * @property {() => Promise<Buffer>} screenshot PNG
 * @property {() => Promise<void>} stop
 */

/**
 * Starts it.
 *
 * @returns {Promise<WebKit>}
 */
export async function startWebKit() {
  const binary = findBrowser('webkit');
  if (!binary) throw new Error('No WebKitGTK here.');
  const screen = process.env.DISPLAY ? undefined : startScreen();
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const driver = startGuarded('WebKitWebDriver', [`--port=${port}`], {
    quiet: true,
    env: {DISPLAY: await screen?.display, LIBGL_ALWAYS_SOFTWARE: '1'},
  });
  const stop = async () => {
    await driver.stop();
    await screen?.stop();
  };

  try {
    await untilAnswers(`${base}/status`, driver);
    const wanted = {browserName: 'MiniBrowser', 'webkitgtk:browserOptions': {binary, args: BROWSER_ARGS}};
    const {sessionId} = await request('POST', `${base}/session`, {capabilities: {alwaysMatch: wanted}});
    return client(`${base}/session/${sessionId}`, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {string} session @param {() => Promise<void>} stop @returns {WebKit} */
function client(session, stop) {
  /** @type {WebKit['call']} */
  const call = (method, path, body) => request(method, session + path, body);
  return {
    call,
    goto: (url) => call('POST', '/url', {url}),
    evaluate: (script, ...args) =>
      call('POST', '/execute/sync', {script: `return (async () => {${script}})()`, args}),
    screenshot: async () => Buffer.from(await call('GET', '/screenshot'), 'base64'),
    async stop() {
      await call('DELETE', '').catch(() => undefined); // it may have crashed
      await stop();
    },
  };
}

/** @param {string} method @param {string} url @param {object} [body] */
async function request(method, url, body) {
  const headers = {'content-type': 'application/json'};
  const response = await fetch(url, {method, headers, ...(body && {body: JSON.stringify(body)})});
  const {value} = /** @type {{value: any}} */ (await response.json());
  if (!response.ok)
    throw new Error(`WebDriver ${method} ${new URL(url).pathname}: ${value.error}: ${value.message}`);
  return value;
}

/** A screen that nobody sees. It prints the number that it got. */
function startScreen() {
  const screen = startGuarded(
    'Xvfb',
    ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    {quiet: true},
  );
  const number = async () => {
    let ended = false;
    void screen.exited.then(() => (ended = true));
    for (;;) {
      const found = /^\d+$/m.exec(screen.output());
      if (found) return `:${found[0]}`;
      if (ended) throw new Error(`Xvfb did not start: ${screen.output()}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  };
  return {display: number(), stop: screen.stop};
}
