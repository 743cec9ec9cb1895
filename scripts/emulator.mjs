/**
 * `npm run emulator`: the Firestore emulator with our rules on port 8080 until Ctrl-C, with `--auth` the Auth emulator
 * on port 9099 too; `--port` and `--auth-port` choose others. It also ends when the program that started it does.
 */
import {parseArgs} from 'node:util';
import {startAuthEmulator} from './auth-emulator.mjs';
import {ensureInstall} from './ensure-install.mjs';
import {startFirestoreEmulator} from './firestore-emulator.mjs';
import {endWithParent} from './lib/end-with-parent.mjs';

await ensureInstall();
const {values} = parseArgs({
  options: {
    port: {type: 'string', default: '8080'},
    auth: {type: 'boolean', default: false},
    'auth-port': {type: 'string', default: '9099'},
  },
});

/** @type {{stop(): Promise<void>, exited: Promise<unknown>}[]} */
const running = [];

async function stop(code = 0) {
  await Promise.all(running.map((emulator) => emulator.stop()));
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void stop());

endWithParent(stop);

try {
  const firestore = await startFirestoreEmulator({port: Number(values.port)});
  running.push(firestore);
  console.log(`Firestore  ${firestore.host}  project ${firestore.projectId}`);
  if (values.auth) {
    const auth = await startAuthEmulator({port: Number(values['auth-port'])});
    running.push(auth);
    console.log(`Auth       ${auth.host}`);
  }
  console.log('Ctrl-C ends it.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop(1);
}
void Promise.race(running.map((emulator) => emulator.exited)).then(() => stop(1));
