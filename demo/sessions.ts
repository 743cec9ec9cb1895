/**
 * The sessions, as somebody who runs a project sees them: those that the demo's local store keeps in this browser, or, with
 * `?firestore=host:port`, those in the emulator, read with `experience-session/admin` and the rights of its owner.
 */
import {initializeApp} from 'firebase/app';
import {connectFirestoreEmulator, getFirestore} from 'firebase/firestore/lite';
import {eachSession, toCsv, toNdjson, type BrokenSession, type Session} from '../src/firebase/admin.js';
import {createDatabase} from '../src/session/database.js';
import {sessionSchema} from '../src/session/schema.js';
import {make, must} from './dom.js';

const settings = new URLSearchParams(location.search);
const address = settings.get('firestore');
const projectId = settings.get('project') ?? 'p1';

const byId = (id: string) => must(document.getElementById(id));
const activeOnly = byId('active-only') as HTMLInputElement;
const includePreviews = byId('include-previews') as HTMLInputElement;
const rows = must(document.querySelector('tbody'));

byId('source').textContent = address
  ? `Project ${projectId} in the emulator at ${address}.`
  : 'What the local store keeps in this browser. Go through the other demos to fill it.';

const broken: BrokenSession[] = [];
const db = address ? openEmulator(address) : null;

function openEmulator(at: string) {
  const firestore = getFirestore(initializeApp({projectId: 'demo-experience', apiKey: 'demo'}));
  const [host = '', port] = at.split(':');
  connectFirestoreEmulator(firestore, host, Number(port), {mockUserToken: 'owner'});
  return firestore;
}

/** All sessions that are wanted, newest first. */
async function* wanted(): AsyncGenerator<Session> {
  const filter = {projectId, activeOnly: activeOnly.checked, includePreviews: includePreviews.checked};
  if (db) return yield* eachSession(db, filter, (one) => broken.push(one));
  const stored = await createDatabase().all('sessions');
  yield* stored
    .map((document) => sessionSchema.parse(document))
    .filter(
      ({mode, status}) =>
        (filter.includePreviews || mode === 'guest') && (!filter.activeOnly || status === 'active'),
    )
    .sort((one, other) => other.createdAt - one.createdAt);
}

async function show(): Promise<void> {
  broken.length = 0;
  const found: Node[] = [];
  try {
    for await (const session of wanted()) found.push(rowOf(session));
    byId('report').textContent = `Sessions: ${found.length}. Broken: ${broken.length}.`;
  } catch (error) {
    byId('report').textContent = String(error);
  }
  rows.replaceChildren(...found);
}

function rowOf({createdAt, id, eventId, mode, status, currentStepIndex, inputs}: Session): HTMLElement {
  const started = new Date(createdAt).toLocaleString();
  const cells = [started, id, eventId, mode, status, String(currentStepIndex + 1), JSON.stringify(inputs)];
  return make('tr', {}, ...cells.map((cell) => make('td', {}, cell)));
}

function save(name: string, parts: string[], type: string): void {
  const link = make('a', {href: URL.createObjectURL(new Blob(parts, {type})), download: name});
  link.click();
  URL.revokeObjectURL(link.href);
}

async function exportNdjson(): Promise<void> {
  const lines: string[] = [];
  for await (const line of toNdjson(wanted())) lines.push(line);
  save('sessions.ndjson', lines, 'application/x-ndjson');
}

async function exportCsv(): Promise<void> {
  save('sessions.csv', ['\ufeff', await toCsv(wanted())], 'text/csv');
}

for (const box of [activeOnly, includePreviews]) box.addEventListener('change', () => void show());
byId('csv').addEventListener('click', () => void exportCsv());
byId('ndjson').addEventListener('click', () => void exportNdjson());
void show();
