/**
 * Reads documents that everybody may read by one plain request, long before the SDK is there. A body without a type of its
 * own and no header make it one that browsers send without asking first. Decodes what JSON has too; an instant, bytes, a
 * place or a reference stay as Firestore writes them.
 */
import {ExperienceError} from '../shared/errors.js';
import {inTime} from '../session/in-time.js';
import type {Fields, ReadDocuments} from './read-config.js';

const TIMEOUT_MS = 15_000;

export interface Place {
  /** `https://firestore.googleapis.com`, or the emulator's address. */
  readonly origin: string;
  /** Firebase's own project id. */
  readonly firebaseProject: string;
  readonly apiKey: string;
}

/** Rejects as `ReadDocuments` does. */
export function createReader({origin, firebaseProject, apiKey}: Place): ReadDocuments {
  const documents = `projects/${firebaseProject}/databases/(default)/documents`;
  const url = `${origin}/v1/${documents}:batchGet?key=${encodeURIComponent(apiKey)}`;
  return async (paths) => {
    const names = paths.map((path) => `${documents}/${path}`);
    try {
      const answers = await inTime(ask(url, names), TIMEOUT_MS, () => new Error('no answer in time'));
      return names.map((name) => documentIn(answers, name));
    } catch (cause) {
      const isDenied = (cause as Partial<Refusal>).status === 'PERMISSION_DENIED';
      throw new ExperienceError(isDenied ? 'experience/permission-denied' : 'experience/unavailable', {
        expected: paths.join(' and '),
        received: cause instanceof Error ? cause.message : cause,
        cause,
      });
    }
  };
}

interface Refusal {
  readonly status: string;
}

/** One entry for each document; a refusal comes in place of them all. */
interface Answer {
  readonly found?: {readonly name: string; readonly fields?: Encoded};
  readonly missing?: string;
  readonly error?: Refusal;
}

async function ask(url: string, documents: readonly string[]): Promise<readonly Answer[]> {
  const response = await fetch(url, {method: 'POST', body: JSON.stringify({documents})});
  const answers = [(await response.json()) as Answer | Answer[]].flat();
  const refusal = answers.find(({error}) => error)?.error;
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- it is the cause of the error that is thrown
  if (refusal) throw refusal;
  return answers;
}

/** What is not even said to be missing came from somebody else, as a network's sign-in page does. */
function documentIn(answers: readonly Answer[], name: string): Fields | undefined {
  const answer = answers.find(({found, missing}) => (found?.name ?? missing) === name);
  if (!answer) throw new Error('an answer that is not Firestore’s');
  return answer.found && decodeFields(answer.found.fields);
}

type Encoded = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function decodeFields(fields: Encoded = {}): Fields {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, decode(value)]));
}

/** A value comes as an object with one key, which is its type. */
function decode(encoded: Readonly<Record<string, unknown>>): unknown {
  const [[type, value] = []] = Object.entries(encoded);
  switch (type) {
    case 'nullValue':
      return null;
    case 'integerValue':
    case 'doubleValue':
      return Number(value);
    case 'arrayValue':
      return ((value as {values?: Encoded[string][]}).values ?? []).map(decode);
    case 'mapValue':
      return decodeFields((value as {fields?: Encoded}).fields);
    default:
      return value;
  }
}
