/**
 * The program on the server that makes what guests wait for, as docs/transform.md asks of one: it hears of each request, late or
 * twice, claims the job, and then makes the output, says that it failed, or is never heard of again. It passes the rules by.
 */
import {isDeepStrictEqual} from 'node:util';
import type {Random} from '../helpers/random.js';
import type {OutputRequest} from '../../src/experience/request.js';
import type {MediaReference} from '../../src/shared/media.js';
import type {Session} from '../../src/session/schema.js';
import {POSTER} from './experience.js';
import type {Event} from './faults.js';
import type {Server} from './server.js';
import type {Time} from './time.js';

/** Longer than some wait for it. */
const MAX_WORK_MS = 20_000;

export interface MakerOptions {
  readonly time: Time;
  readonly random: Random;
  readonly server: Pick<Server, 'documents' | 'serve'>;
  /** The server's clock. */
  readonly now: () => number;
  readonly isWell: () => boolean;
  readonly count: (event: Event) => void;
  readonly trace: (line: string) => void;
  /** It has set a session's `updatedAt`, which is the guest's device's to set. */
  readonly onDated: (id: string, updatedAt: number) => void;
}

export interface Maker {
  /** A guest's device has changed a document. */
  notice(before: Session | undefined, after: Session): void;
  /** In some worlds it does, against what docs/reliability.md asks of a program. */
  readonly setsUpdatedAt: boolean;
  /** What each output was made of, by number. */
  readonly sources: ReadonlyMap<number, string | null>;
}

export function createMaker(options: MakerOptions): Maker {
  const {time, random, server, now, isWell, count, trace, onDated} = options;
  const setsUpdatedAt = random.below(3) === 0;
  let made = 0;
  const sources = new Map<number, string | null>();

  function write(id: string, fields: Partial<Session>): void {
    const {updatedAt} = server.documents.get(id)!;
    trace(`  the maker writes ${id} ${JSON.stringify(fields)}`);
    const isNoted = random.below(3) === 0;
    const dated = setsUpdatedAt && {updatedAt: Math.max(now(), updatedAt + 1)};
    server.serve(id, {...fields, ...(isNoted && {madeBy: `maker ${made}`}), ...dated});
    if (dated) onDated(id, dated.updatedAt);
    if (dated) count('updatedAt set');
  }

  function begin(id: string, request: OutputRequest): void {
    const session = server.documents.get(id)!;
    const job = `job ${request.requestedAt}`;
    const isOurs = session.status === 'active' && isAsked(session, request) && session.activeJobId !== job;
    if (!isOurs) return;
    write(id, {activeJobId: job});
    const kind = isWell() ? 0 : random.below(20);
    if (kind === 19) {
      count('job never done');
      return;
    }
    time.after(random.below(isWell() ? 2_000 : MAX_WORK_MS), () => end(id, request, kind));
  }

  function end(id: string, request: OutputRequest, kind: number): void {
    const session = server.documents.get(id)!;
    if (session.inputs[POSTER] === undefined || !isSame(session, request)) return; // the guest has asked anew since
    const done = {activeJobId: null};
    made += 1;
    if (kind < 14) {
      sources.set(made, request.source);
      const poster = {url: `https://made/${made}`, type: 'image', width: 9, height: 16} as const;
      write(id, {...done, resultAssetId: `asset ${made}`, outputs: {...session.outputs, [POSTER]: poster}});
      count('output made');
    } else if (kind < 16) {
      write(id, {...done, resultAssetId: `asset ${made}`});
      count('asset made');
    } else {
      const {requestedAt} = request;
      write(id, {...done, jobErrors: {[POSTER]: {requestedAt, code: 'no-face'}}});
      count('job failed');
    }
  }

  return {
    setsUpdatedAt,
    sources,
    notice(before, after) {
      const request = openRequest(after);
      if (!request || openRequest(before)?.requestedAt === request.requestedAt) return;
      count('output asked for');
      const deliveries = random.below(8) === 0 ? 2 : 1;
      for (let left = deliveries; left > 0; left -= 1)
        time.after(random.below(isWell() ? 200 : 3_000), () => begin(after.id, request));
    },
  };
}

const requestIn = (session: Session | undefined) => session?.inputs[POSTER] as OutputRequest | undefined;
const isSame = (session: Session, {requestedAt}: OutputRequest) =>
  requestIn(session)?.requestedAt === requestedAt;

function openRequest(session: Session | undefined): OutputRequest | null {
  const request = requestIn(session);
  return request?.ended === undefined ? (request ?? null) : null;
}

const isAsked = (session: Session, request: OutputRequest) =>
  openRequest(session) !== null && isSame(session, request);

/** Which of all that were made an output is; zero for none. */
export const numberOf = (output: MediaReference | null) => Number(output?.url.split('/').at(-1) ?? 0);

const SERVERS_OWN = ['activeJobId', 'resultAssetId', 'jobErrors', 'madeBy'];

/** What of the server's a guest's write has changed, in words; or null. */
export function harmed(before: Session, after: Session): string | null {
  const own = SERVERS_OWN.find((field) => !isDeepStrictEqual(before[field], after[field]));
  if (own) return own;
  return isDeepStrictEqual(before.outputs[POSTER], after.outputs[POSTER]) ? null : `outputs.${POSTER}`;
}
