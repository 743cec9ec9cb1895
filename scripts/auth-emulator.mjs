/**
 * The Firebase Auth emulator, for scripts and tests. It is firebase-tools', which is installed on first use (some
 * 15 seconds); no Java. It ends with the program that started it.
 * Everything that firebase-tools writes (logs, settings, a note about its hub) goes to a folder that is deleted after.
 */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {PROJECT_ID} from './firestore-emulator.mjs';
import {firebaseTools} from './lib/firebase-tools.mjs';
import {freePort, startGuarded} from './lib/processes.mjs';
import {untilAnswers} from './lib/until-answers.mjs';

/**
 * @typedef {object} AuthEmulator
 * @property {string} host 'host:port'
 * @property {string} projectId
 * @property {() => Promise<void>} clear deletes every account of the project
 * @property {() => Promise<void>} stop
 * @property {Promise<unknown>} exited
 */

/**
 * Starts it and waits until it answers.
 *
 * @param {{port?: number, projectId?: string}} [options]
 * @returns {Promise<AuthEmulator>}
 */
export async function startAuthEmulator({port, projectId = PROJECT_ID} = {}) {
  const tools = await firebaseTools();
  const folder = mkdtempSync(join(tmpdir(), 'auth-emulator-'));
  const host = '127.0.0.1';
  const ports = {auth: await freePort(port), hub: await freePort(), logging: await freePort()};
  const emulators = {
    auth: {host, port: ports.auth},
    hub: {host, port: ports.hub},
    logging: {host, port: ports.logging},
    ui: {enabled: false},
    singleProjectMode: false,
  };
  writeFileSync(join(folder, 'firebase.json'), JSON.stringify({emulators}));

  const args = [tools, 'emulators:start', '--only', 'auth', '--project', projectId];
  const env = {TMPDIR: folder, XDG_CONFIG_HOME: folder, NO_UPDATE_NOTIFIER: '1'};
  const emulator = startGuarded(process.execPath, args, {cwd: folder, env, quiet: true});
  void emulator.exited.then(() => rmSync(folder, {recursive: true, force: true}));
  const base = `http://${host}:${ports.auth}`;
  try {
    await untilAnswers(base, emulator);
  } catch (error) {
    await emulator.stop();
    throw error;
  }
  return {
    host: `${host}:${ports.auth}`,
    projectId,
    async clear() {
      const {ok, status} = await fetch(`${base}/emulator/v1/projects/${projectId}/accounts`, {
        method: 'DELETE',
      });
      if (!ok) throw new Error(`The Auth emulator did not clear ${projectId}: ${status}`);
    },
    stop: emulator.stop,
    exited: emulator.exited,
  };
}
