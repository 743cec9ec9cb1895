/**
 * Which session it is to be: the one that this device remembers of this guest at this place, or a new one; and on which
 * config it runs. A remembered session stays on the version that it started with.
 */
import {parseExperience, type Experience} from '../experience/parse.js';
import type {StepLogic} from '../experience/step.js';
import {freshRecords} from '../runtime/fresh-records.js';
import {ExperienceError} from '../shared/errors.js';
import {claimedBy, isAt, type Claim, type Journal, type JournalRecord} from '../session/journal.js';
import {newSession} from '../session/changes.js';
import {browserClock, mintId, nextTask} from './browser.js';
import {loadConfig} from './load-config.js';
import type {Backend} from './open-backend.js';
import type {Settings} from './settings.js';

export interface OpenSessionOptions {
  readonly settings: Settings;
  readonly backend: Backend;
  readonly journal: Journal;
  readonly kinds: readonly StepLogic[];
  /** Starts a new session whatever the device remembers. */
  readonly isNew: boolean;
  /** The name under which this visit writes. */
  readonly writer: string;
  /** Makes this visit the one that has the session, and then claims; settles as the claim does. */
  readonly own: <T>(sessionId: string, claim: (isLocked: () => boolean) => Promise<T>) => Promise<T>;
}

export interface OpenedSession {
  readonly experience: Experience;
  readonly record: JournalRecord;
  /** How to claim the record later, where the device could not note it down. */
  readonly claim?: Claim;
  /** Whether no other visit can write while this one does. */
  readonly isLocked?: boolean;
  readonly isResumed: boolean;
}

/** What runs when a finished session is remembered: its end needs no steps. */
export const FORGOTTEN: Experience = {version: 0, steps: []};

/** Rejects with `experience/…`, `element/missing-experience`, `firebase/…`. */
export async function openSession(options: OpenSessionOptions): Promise<OpenedSession> {
  const {settings, backend, kinds, isNew, writer, own} = options;
  // Asked for before the device is: most guests are new, and what is not needed costs them less than the wait.
  const loading = loadConfig(settings, backend);
  loading.catch(() => undefined);
  await nextTask();
  const remembered = settings.resume && !isNew ? await findRemembered(options) : null;
  if (remembered) {
    const taken = await takeOver(remembered, options);
    const {config} = taken.record;
    return {
      experience: config === null ? FORGOTTEN : parse(config, kinds),
      ...taken,
      isResumed: true,
    };
  }
  const config = await loading;
  const experience = parse(config, kinds);
  const {ids, mode, configSource, context} = settings;
  const session = newSession(
    {...ids, mode, configSource},
    {id: mintId(), now: browserClock.now(), configVersion: experience.version, context},
  );
  await own(session.id, async () => undefined);
  return {
    experience,
    record: {
      session,
      created: false,
      pending: null,
      earlier: [],
      isKnown: true,
      furthestStepIndex: 0,
      config,
      backend: backend.key,
      epoch: 0,
      writer,
    },
    isResumed: false,
  };
}

/** What a full device cannot note down holds in memory; where there are no locks, until another visit has noted itself. */
function takeOver(
  remembered: JournalRecord,
  {journal, writer, own}: OpenSessionOptions,
): Promise<Pick<OpenedSession, 'record' | 'claim' | 'isLocked'>> {
  const {id} = remembered.session;
  const inMemory = claimedBy(writer, remembered, false);
  return own(id, (isLocked) =>
    journal.claim(id, writer).then(
      (record) => ({record: record ?? inMemory, isLocked: isLocked()}),
      () => ({
        record: inMemory,
        isLocked: isLocked(),
        claim: () => journal.claim(id, writer, isLocked() ? undefined : remembered.writer),
      }),
    ),
  );
}

/** Throws `experience/invalid`. */
export function parse(config: unknown, kinds: readonly StepLogic[]): Experience {
  const parsed = parseExperience(config, kinds);
  if (!parsed.ok) throw new ExperienceError('experience/invalid', {issues: parsed.issues});
  return parsed.value;
}

/**
 * The newest session of this user's on this device at this place; one that was abandoned is not gone back to. Nor does it
 * hide one that goes on: that was started after it, by a clock that has been set back.
 */
async function findRemembered({
  settings,
  backend,
  journal,
}: OpenSessionOptions): Promise<JournalRecord | null> {
  const {ids, mode} = settings;
  const records = await freshRecords(journal, browserClock.now()).catch(() => []);
  const here = records.filter((record) => record.backend === backend.key && isAt(record, {...ids, mode}));
  const goesOn = here.find(({session}) => session.status === 'active');
  const newest = here[0]?.session.status === 'abandoned' ? goesOn : here[0];
  if (!newest) return null;
  // Who the user is need not be known, and offline cannot be, where nobody is named: then it is the device's own.
  const {createdBy} = newest.session;
  const {authToken, app} = settings.firebase ?? {};
  const userId =
    createdBy === undefined
      ? ''
      : await backend.userId().catch((error: unknown) => {
          if (authToken || app) throw error;
          return createdBy;
        });
  return isOwn(newest, userId, settings) ? newest : null;
}

/**
 * Whether a record is the user's who is signed in. One that was started before anybody was is the device's own user's, and
 * of nobody who comes with a token.
 */
export function isOwn({session}: JournalRecord, userId: string, {firebase}: Settings): boolean {
  return session.createdBy === undefined ? !firebase?.authToken : session.createdBy === userId;
}
