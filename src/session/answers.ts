/**
 * The answers of a session that runs: a map that is replaced with each answer and hardly ever copied. What is new lies in a
 * small layer above the rest, so that an answer among a thousand costs no more than one among ten, in memory and on the device.
 */
import {deepFreeze} from '../shared/freeze.js';
import type {Session, SessionHead} from './schema.js';

type Values = Readonly<Record<string, unknown>>;

export interface Answers {
  /** The same object until the layer above has grown too large. */
  readonly older: Values;
  /** Goes before `older`. */
  readonly recent: Values;
}

/** A session whose answers lie in layers. */
export type LiveSession = SessionHead & {readonly inputs: Answers};

const MAX_RECENT = 32;

export function answersOf(values: Values): Answers {
  return deepFreeze({older: values, recent: {}});
}

export function withAnswers({older, recent}: Answers, values: Values): Answers {
  const above = {...recent, ...values};
  return Object.keys(above).length > MAX_RECENT
    ? answersOf({...older, ...above})
    : deepFreeze({older, recent: above});
}

/** The answer to a step, or undefined. A step may be called `constructor`. */
export function answerIn({older, recent}: Answers, stepId: string): unknown {
  const layer = Object.hasOwn(recent, stepId) ? recent : older;
  return Object.hasOwn(layer, stepId) ? layer[stepId] : undefined;
}

export function allAnswers({older, recent}: Answers): Values {
  return {...older, ...recent};
}

export function liveSession(session: Session): LiveSession {
  return deepFreeze({...session, inputs: answersOf(session.inputs)});
}

const documents = new WeakMap<LiveSession, Session>();

/** The session as it is stored; put together when somebody asks for it, and kept as long as it stays as it is. */
export function wholeSession(session: LiveSession): Session {
  const known = documents.get(session);
  if (known) return known;
  const whole: Session = deepFreeze({...session, inputs: allAnswers(session.inputs)});
  documents.set(session, whole);
  return whole;
}
