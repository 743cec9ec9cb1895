/** A saver on a bench: its clock, its store and its device in the test's hands, and a guest who does what the test says. */
import {expect} from '@open-wc/testing';
import type {Durability} from '../../src/runtime/saved.js';
import {createSender} from '../../src/runtime/sender.js';
import {createSaver, type Saver} from '../../src/runtime/saver.js';
import type {Claim, JournalRecord} from '../../src/session/journal.js';
import {liveSession} from '../../src/session/answers.js';
import {applyPatch, type SessionPatch} from '../../src/session/patch.js';
import type {Session} from '../../src/session/schema.js';
import {aSession} from './builders.js';
import {createManualClock, settle, type ManualClock} from './manual-clock.js';
import {
  createMemoryJournal,
  createScriptedStore,
  type Call,
  type MemoryJournal,
  type ScriptedStore,
} from './scripted-store.js';

export interface SaverBench {
  /** What the saver began with. */
  readonly base: JournalRecord;
  readonly clock: ManualClock;
  readonly store: ScriptedStore;
  readonly journal: MemoryJournal;
  readonly saver: Saver;
  /** What has been acknowledged, in order. */
  readonly acknowledged: Durability[];
  readonly session: Session;
  /** The guest did something. */
  change(fields: Omit<SessionPatch, 'updatedAt'>, options?: {urgent?: boolean}): Promise<void>;
  /** The one request that is under way. */
  only(): Call;
  /** What the device has. */
  record(): JournalRecord;
}

export function createSaverBench(
  changes: Partial<JournalRecord> = {},
  claim?: Claim,
  {isLocked = false, load = async () => createSender} = {},
): SaverBench {
  const clock = createManualClock();
  const store = createScriptedStore();
  const journal = createMemoryJournal();
  const acknowledged: Durability[] = [];
  let session = aSession();
  const record: JournalRecord = {
    session,
    created: true,
    pending: null,
    earlier: [],
    isKnown: true,
    furthestStepIndex: 0,
    config: {steps: []},
    backend: 'test',
    epoch: 0,
    writer: 'me',
    ...changes,
  };
  const saver = createSaver({
    connect: async () => ({createSender: await load(), store}),
    journal,
    clock,
    random: () => 1 - Number.EPSILON,
    record,
    claim,
    isLocked,
    snapshot: () => ({...record, session: liveSession(session)}),
    onStored: (stored) => (session = stored),
    onChange: (durability) => durability && acknowledged.push(durability),
  });
  return {
    base: record,
    clock,
    store,
    journal,
    saver,
    acknowledged,
    get session() {
      return session;
    },
    async change(fields, {urgent = false} = {}) {
      const patch = {updatedAt: session.updatedAt + 1, ...fields};
      session = applyPatch(session, patch);
      saver.save(patch, urgent);
      await settle();
    },
    only() {
      expect(store.open, 'requests under way').to.have.length(1);
      return store.open[0]!;
    },
    record: () => journal.records.get('s1')!,
  };
}
