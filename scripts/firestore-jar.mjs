/**
 * Finds the official Firestore emulator's jar and a Java to run it, and fetches either where that is possible:
 * as Debian packages as root, else the jar through firebase-tools. FIRESTORE_EMULATOR_JAR names another one.
 */
import {existsSync, readdirSync, realpathSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {installPackages} from './lib/debian.mjs';
import {firebaseTools} from './lib/firebase-tools.mjs';
import {onPath, startGuarded} from './lib/processes.mjs';

const MIN_JAVA = 11;
const {env} = process;

/** The machine lacks something, and the message says how to get it. */
export class MissingError extends Error {}

/**
 * @returns {Promise<{java: string, jar: string}>}
 * @throws {MissingError}
 */
export async function ensureFirestoreEmulator() {
  const java =
    (await findJava()) ?? ((await installPackages(['default-jre-headless'])) && (await findJava()));
  if (!java)
    throw new MissingError(
      `The Firestore emulator needs Java ${MIN_JAVA} or newer: install one, or set JAVA_HOME.`,
    );
  const jar = findJar() ?? (await fetchJar());
  if (!jar) {
    throw new MissingError(
      'No Firestore emulator here: `gcloud components install cloud-firestore-emulator`, or ' +
        '`npx firebase-tools setup:emulators:firestore`, or set FIRESTORE_EMULATOR_JAR.',
    );
  }
  return {java, jar};
}

async function findJava() {
  for (const java of [env.JAVA_HOME && join(env.JAVA_HOME, 'bin', 'java'), onPath('java')]) {
    if (!java) continue;
    const asked = startGuarded(java, ['-version'], {quiet: true});
    await asked.exited;
    const version = /version "(?:1\.)?(\d+)/.exec(asked.output())?.[1];
    if (Number(version) >= MIN_JAVA) return java;
  }
  return undefined;
}

function findJar() {
  if (env.FIRESTORE_EMULATOR_JAR) return env.FIRESTORE_EMULATOR_JAR;
  const inSdk = sdkFolders().map((sdk) =>
    join(sdk, 'platform/cloud-firestore-emulator/cloud-firestore-emulator.jar'),
  );
  return inSdk.find((path) => existsSync(path)) ?? newestDownload();
}

/** Where the Google Cloud SDK may be: around the `gcloud` on the PATH first. */
function sdkFolders() {
  const gcloud = onPath('gcloud');
  return [
    ...(gcloud ? [join(realpathSync(gcloud), '../..')] : []),
    '/usr/lib/google-cloud-sdk',
    '/usr/share/google-cloud-sdk',
    join(homedir(), 'google-cloud-sdk'),
    '/opt/homebrew/share/google-cloud-sdk',
    '/usr/local/share/google-cloud-sdk',
    '/snap/google-cloud-cli/current',
  ];
}

/** What firebase-tools has downloaded at some time: the highest version of it. */
function newestDownload() {
  const cache = env.FIREBASE_EMULATORS_PATH ?? join(homedir(), '.cache/firebase/emulators');
  const jars = existsSync(cache)
    ? readdirSync(cache).filter((name) => /^cloud-firestore-emulator-.*\.jar$/.test(name))
    : [];
  const newest = jars.sort(new Intl.Collator('en', {numeric: true}).compare).at(-1);
  return newest && join(cache, newest);
}

async function fetchJar() {
  if (await installPackages(['google-cloud-cli-firestore-emulator'])) return findJar();
  const setup = startGuarded(process.execPath, [await firebaseTools(), 'setup:emulators:firestore'], {
    quiet: true,
  });
  if ((await setup.exited) !== 0) console.log(setup.output().split('\n').at(-1)); // why there is none
  return findJar();
}
