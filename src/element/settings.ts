/**
 * From what a page has set to what the element can work with, or to an error that shows what was expected and what came.
 * Attributes arrive as they are written, so nothing is taken on trust here.
 */
import {ExperienceError, type ErrorCode} from '../shared/errors.js';
import type {ExperienceIds} from '../shared/config-source.js';
import {
  CONFIG_SOURCES,
  MODES,
  type ConfigSourceName,
  type Session,
  type SessionMode,
} from '../session/schema.js';

/** A Firebase web app's config, as the Firebase console shows it, and for development where the emulators listen. */
export interface FirebaseConfig {
  readonly apiKey: string;
  readonly projectId: string;
  readonly emulators?: {readonly firestore?: string; readonly auth?: string; readonly storage?: string};
  readonly [key: string]: unknown;
}

/** What makes it another session when it changes. */
const IDENTITY = [
  'projectId',
  'eventId',
  'experienceId',
  'mode',
  'store',
  'resume',
  'src',
  'firebaseConfig',
  'firebaseApp',
  'authToken',
] as const;

/** What the page has set, unchecked. */
export type RawSettings = Readonly<
  Record<(typeof IDENTITY)[number] | 'loading' | 'experience' | 'context', unknown>
>;

export interface Settings {
  readonly ids: ExperienceIds;
  readonly mode: SessionMode;
  readonly configSource: ConfigSourceName;
  readonly store: 'firestore' | 'local';
  readonly resume: boolean;
  readonly isLazy: boolean;
  readonly src: string | null;
  readonly experience: unknown;
  readonly context: Session['context'];
  /** Null with the local store. */
  readonly firebase: FirebaseSettings | null;
}

export interface FirebaseSettings {
  readonly config: FirebaseConfig | null;
  readonly app: unknown;
  readonly authToken: string | null;
}

/** Throws an `ExperienceError` with one of the codes `element/…`. */
export function readSettings(raw: RawSettings): Settings {
  const mode = oneOf('element/invalid-mode', 'mode', MODES, raw.mode ?? 'guest');
  const store = oneOf('element/invalid-option', 'store', ['firestore', 'local'], raw.store ?? 'firestore');
  const resume = oneOf('element/invalid-option', 'resume', ['auto', 'off'], raw.resume ?? 'auto');
  const loading = oneOf('element/invalid-option', 'loading', ['eager', 'lazy'], raw.loading ?? 'eager');
  return {
    ids: {
      projectId: readId('project-id', raw.projectId),
      eventId: readId('event-id', raw.eventId),
      experienceId: readId('experience-id', raw.experienceId),
    },
    mode,
    configSource: CONFIG_SOURCES[mode === 'preview' ? 0 : 1],
    store,
    resume: resume === 'auto' && mode === 'guest',
    isLazy: loading === 'lazy',
    src: typeof raw.src === 'string' && raw.src !== '' ? raw.src : null,
    experience: raw.experience ?? undefined,
    context: readContext(raw.context),
    firebase: store === 'local' ? null : readFirebase(raw),
  };
}

/** What tells a session from another; the same things spelled anew by a framework are the same. */
export function identityOf(raw: RawSettings): readonly unknown[] {
  const {firebaseConfig} = raw;
  const config = isText(firebaseConfig) ? firebaseConfig : JSON.stringify(firebaseConfig);
  return IDENTITY.map((name) => (name === 'firebaseConfig' ? config : raw[name]));
}

function oneOf<const T extends string>(
  code: ErrorCode,
  name: string,
  allowed: readonly T[],
  received: unknown,
): T {
  const found = allowed.find((value) => value === received);
  if (found === undefined)
    throw new ExperienceError(code, {expected: `${name} to be ${allowed.join(' or ')}`, received});
  return found;
}

/** An id is one part of a document's path. */
function readId(name: string, received: unknown): string {
  const isPart = isText(received) && /^[^/]{1,128}$/.test(received.trim());
  if (!isPart) throw new ExperienceError('element/missing-id', {expected: `${name} to be an id`, received});
  return received.trim();
}

/** What the rules let in: at most eight texts and numbers. */
function readContext(received: unknown): Session['context'] {
  if (received === undefined || received === null) return undefined;
  const isPlain = (value: unknown) =>
    isText(value) ? value.length <= 500 : Number.isFinite(value) && Math.abs(value as number) < 2 ** 53;
  const entries = typeof received === 'object' ? Object.entries(received) : [];
  const fits =
    entries.length <= 8 &&
    entries.every(([key, value]) => /^(?!__.*__$).{1,128}$/.test(key) && isPlain(value));
  if (typeof received === 'object' && !Array.isArray(received) && fits) return {...received};
  throw new ExperienceError('element/invalid-option', {
    expected: 'context to be at most eight texts (of 500 characters) and numbers',
    received,
  });
}

function readFirebase({firebaseApp, firebaseConfig, authToken}: RawSettings): FirebaseSettings {
  const app = firebaseApp ?? null;
  const config = firebaseConfig ?? null;
  if (app === null && (config === null || config === '')) {
    throw new ExperienceError('element/missing-firebase-config', {
      expected: 'firebase-config, firebaseApp or store="local"',
      received: config,
    });
  }
  return {
    app,
    config: config === null ? null : readConfig(config),
    authToken: isText(authToken) ? authToken : null,
  };
}

function readConfig(received: unknown): FirebaseConfig {
  const config = isText(received) ? parseJson(received) : received;
  const {apiKey, projectId} = (config ?? {}) as Partial<FirebaseConfig>;
  if (!isText(apiKey) || !isText(projectId) || apiKey === '' || projectId === '') {
    throw new ExperienceError('element/invalid-firebase-config', {
      expected: 'firebase-config to be JSON with apiKey and projectId',
      received,
    });
  }
  return config as FirebaseConfig;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
