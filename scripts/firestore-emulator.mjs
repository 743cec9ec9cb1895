/**
 * The official Firestore emulator with our rules, for scripts and tests. It ends with the program that started it.
 * Rules that do not compile do not stop the emulator, it only answers every request with the reason: hence the question
 * that is asked once after the start.
 */
import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {ensureFirestoreEmulator} from './firestore-jar.mjs';
import {freePort, startGuarded} from './lib/processes.mjs';
import {untilAnswers} from './lib/until-answers.mjs';

const RULES = fileURLToPath(new URL('../firestore.rules', import.meta.url));

/** A project whose id starts with `demo-` never reaches Google. */
export const PROJECT_ID = 'demo-experience';

/**
 * @typedef {object} FirestoreEmulator
 * @property {string} host 'host:port', for gRPC, REST and the web SDK alike
 * @property {string} projectId
 * @property {() => Promise<void>} clear deletes every document of the project
 * @property {() => Promise<void>} stop
 * @property {Promise<unknown>} exited
 */

/**
 * Starts it and waits until it answers.
 *
 * @param {{port?: number, projectId?: string, rules?: string}} [options] `rules`: the path of a rules file
 * @returns {Promise<FirestoreEmulator>}
 * @throws what is missing on this machine, or why the rules do not compile
 */
export async function startFirestoreEmulator({port, projectId = PROJECT_ID, rules = RULES} = {}) {
  if (!existsSync(rules)) throw new Error(`No rules at ${rules}`);
  const {java, jar} = await ensureFirestoreEmulator();
  const host = `127.0.0.1:${await freePort(port)}`;
  const emulator = startGuarded(
    java,
    [
      '-cp',
      jar,
      'com.google.cloud.datastore.emulator.firestore.CloudFirestore', // `java -jar` does not work with this one
      '--host=127.0.0.1',
      `--port=${host.split(':')[1]}`,
      `--rules=${rules}`,
      `--project_id=${projectId}`,
    ],
    {quiet: true},
  );
  try {
    await untilAnswers(`http://${host}/`, emulator);
    await checkRules(host, projectId);
  } catch (error) {
    await emulator.stop();
    throw error;
  }
  return {
    host,
    projectId,
    async clear() {
      const documents = `emulator/v1/projects/${projectId}/databases/(default)/documents`;
      const {ok, status} = await fetch(`http://${host}/${documents}`, {method: 'DELETE'});
      if (!ok) throw new Error(`The emulator did not clear ${projectId}: ${status}`);
    },
    stop: emulator.stop,
    exited: emulator.exited,
  };
}

/** @param {string} host @param {string} projectId */
async function checkRules(host, projectId) {
  const answer = await fetch(`http://${host}/v1/projects/${projectId}/databases/(default)/documents/any/any`);
  if (answer.status !== 400) return;
  const {error} = /** @type {{error: {message: string}}} */ (await answer.json());
  throw new Error(error.message);
}
