/**
 * Chromium by its own protocol over a pipe, with nothing in between: a debugging library's work would be measured with the page's.
 */
import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {CHROMIUM_FLAGS, findBrowser} from '../../scripts/browsers.mjs';

/** Resolves with `open`, for pages, and `close`. */
export async function startChromium() {
  const profile = mkdtempSync(join(tmpdir(), 'bench-'));
  const child = spawn(
    findBrowser('chromium'),
    [
      ...CHROMIUM_FLAGS,
      '--headless=new',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
      '--hide-scrollbars',
    ],
    {stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']},
  );
  process.on('exit', () => child.kill('SIGKILL'));
  const [, , , input, output] = child.stdio;
  const waiting = new Map();
  const listeners = new Map();
  let lastId = 0;
  let rest = '';
  output.setEncoding('utf8').on('data', (text) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop();
    for (const message of messages) hear(JSON.parse(message));
  });
  function hear({id, method, params, result, error, sessionId}) {
    if (id === undefined) return listeners.get(sessionId)?.(method, params);
    const {resolve, reject} = waiting.get(id);
    waiting.delete(id);
    if (error) reject(new Error(error.message));
    else resolve(result);
  }
  const send = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      waiting.set(++lastId, {resolve, reject});
      input.write(`${JSON.stringify({id: lastId, method, params, sessionId})}\0`);
    });

  return {
    version: (await send('Browser.getVersion')).product,
    /** A page in a profile of its own: nothing is cached, nobody is signed in. `hear` gets what the page tells. */
    async open(hear) {
      const {browserContextId} = await send('Target.createBrowserContext');
      const {targetId} = await send('Target.createTarget', {
        url: 'about:blank',
        browserContextId,
        width: 390,
        height: 800,
      });
      const {sessionId} = await send('Target.attachToTarget', {targetId, flatten: true});
      listeners.set(sessionId, hear);
      return {
        send: (method, params) => send(method, params, sessionId),
        close: () => send('Target.disposeBrowserContext', {browserContextId}),
      };
    },
    async close() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      await send('Browser.close').catch(() => undefined);
      await gone;
      rmSync(profile, {recursive: true, force: true, maxRetries: 5});
    },
  };
}
