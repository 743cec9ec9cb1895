/**
 * firebase-tools, for its Auth emulator and to fetch the Firestore one. It is large, so it is no dependency of the
 * project: it has a folder with a lock file of its own, scripts/auth-emulator, and is installed when first needed.
 */
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {installIfStale} from '../ensure-install.mjs';

const FOLDER = fileURLToPath(new URL('../auth-emulator', import.meta.url));

/** The path of its command-line program, to be run with this Node. */
export async function firebaseTools() {
  await installIfStale(FOLDER, ['--ignore-scripts']);
  return join(FOLDER, 'node_modules/firebase-tools/lib/bin/firebase.js');
}
