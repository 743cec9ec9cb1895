/** The source broken on purpose, in ways that lose or double what a guest said: the simulation must notice each. */
import type {Replacement} from './source.js';

export const BROKEN: Readonly<Record<string, Replacement>> = {
  'skip the device write': {
    file: 'src/runtime/device-writer.ts',
    text: 'await journal.write(record());',
    by: 'await Promise.resolve(record());',
  },
  'drop the dirty mark on send': {
    file: 'src/runtime/exchange.ts',
    text: 'ledger.unsent = pendingIn(ledger);\n        if',
    by: 'ledger.unsent = null;\n        if',
  },
  'retry a create with a new id': {
    file: 'src/runtime/exchange.ts',
    text: "{...session, epoch, status: 'active', outputs: {}, completedAt: null};",
    by: "{...session, epoch, id: ledger.failure ? `${session.id}-2` : session.id, status: 'active', outputs: {}, completedAt: null};",
  },
  'let an older write win, in the rules': {
    file: 'firestore.rules',
    text: 'after.updatedAt >= before.updatedAt',
    by: 'true',
  },
  'let an older value win, on the device': {
    file: 'src/session/patch.ts',
    text: 'merged.inputs = {...older.inputs, ...newer.inputs};',
    by: 'merged.inputs = {...newer.inputs, ...older.inputs};',
  },
  'let the time of a write go back with the clock': {
    file: 'src/session/changes.ts',
    text: 'return Math.max(now, session.updatedAt + 1);',
    by: 'return now;',
  },
  'keep what lies beside a record as it was first': {
    file: 'src/session/local-journal.ts',
    text: 'written.older === older',
    by: 'true',
  },
  'forget a photo once it is up': {
    file: 'src/runtime/uploader.ts',
    text: 'unsettled.push(entry.photo);\n      hooks?.onUp(entry.photo.stepId, media);',
    by: 'removeFromShelf(entry.photo);\n      hooks?.onUp(entry.photo.stepId, media);',
  },
  'let an older photo win': {
    file: 'src/session/media-store.ts',
    text: 'return isOutdated(photo, stored) &&',
    by: 'return false &&',
  },
  'go on without asking the store': {
    file: 'src/runtime/exchange.ts',
    text: 'if (!ledger.isKnown) await look();',
    by: 'Object.assign(ledger, {unsent: allUnsentIn(ledger), earlier: [], isKnown: true});',
  },
  'forget the user when the sign-in is busy': {
    file: 'src/firebase/sign-in.ts',
    text: 'if (isNoUser(error)) {',
    by: 'if (error) {',
  },
  'keep another user than the first': {
    file: 'src/firebase/sign-in.ts',
    text: 'if (!other || other.uid === credential.uid) return credential;',
    by: 'if (!other || other.uid) return credential;',
  },
  'take over a read that a write has overtaken': {
    file: 'src/runtime/exchange.ts',
    text: '|| stored.updatedAt < snapshot().session.updatedAt) return false;',
    by: ') return false;',
  },
  'take over a read in place of what is unsent': {
    file: 'src/runtime/exchange.ts',
    text: 'if (!stored || !isIdle() || stored.updatedAt < snapshot().session.updatedAt) return false;',
    by: 'if (!stored) return false;\n      ledger.unsent = null;',
  },
  'send the outputs as one map': {
    file: 'src/firebase/firestore-store.ts',
    text: "...below('outputs', outputs),",
    by: "...(Object.keys(outputs).length > 0 ? [['outputs']] : []),",
  },
  'look for an output without a pause': {
    file: 'src/runtime/awaiter.ts',
    text: 'Math.min(POLL_MAX_MS, Math.max(POLL_MIN_MS, pauseMs * GROWTH))',
    by: 'POLL_MIN_MS',
  },
  'look on after the element is gone': {
    file: 'src/element/page-awaiter.ts',
    text: "signal.addEventListener('abort', awaiter.close);",
    by: '',
  },
};
