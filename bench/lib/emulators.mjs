/** Both emulators with our rules, and the published form in Firestore. */
import {startAuthEmulator} from '../../scripts/auth-emulator.mjs';
import {startFirestoreEmulator} from '../../scripts/firestore-emulator.mjs';
import {ours} from '../form.mjs';
import {IDS} from './pages.mjs';

export async function startEmulators() {
  const [firestore, auth] = await Promise.all([startFirestoreEmulator(), startAuthEmulator()]);
  const {host, projectId: project} = firestore;
  const {projectId, eventId, experienceId} = IDS;
  const write = async (path, data) => {
    const url = `http://${host}/v1/projects/${project}/databases/(default)/documents/${path}`;
    const {mapValue} = encode(data);
    const headers = {authorization: 'Bearer owner'};
    const {ok, status} = await fetch(url, {method: 'PATCH', headers, body: JSON.stringify(mapValue)});
    if (!ok) throw new Error(`${path} was not written: ${status}`);
  };
  await write(`projects/${projectId}`, {name: 'Festival', status: 'active'});
  const event = {name: 'Summer', status: 'active', experiences: [experienceId]};
  await write(`projects/${projectId}/events/${eventId}`, event);
  await write(`projects/${projectId}/experiences/${experienceId}`, {name: 'Survey', media: null});
  await write(`projects/${projectId}/experiences/${experienceId}/configs/published`, ours());
  return {
    firestore: host,
    auth: auth.host,
    project,
    stop: () => Promise.all([firestore.stop(), auth.stop()]),
  };
}

function encode(value) {
  if (value === null) return {nullValue: null};
  if (typeof value === 'boolean') return {booleanValue: value};
  if (typeof value === 'number') return {integerValue: String(value)};
  if (typeof value === 'string') return {stringValue: value};
  if (Array.isArray(value)) return {arrayValue: {values: value.map(encode)}};
  const fields = Object.entries(value).map(([key, one]) => [key, encode(one)]);
  return {mapValue: {fields: Object.fromEntries(fields)}};
}
