/** Everything that is not a session: who reads it, and that no client writes any of it. */
import {EVERYBODY, uidOf, type Who} from './people.js';
import type {Attempt, Row} from './row.js';

type Readers = (who: Who) => boolean;
type Located = Extract<Attempt, {readonly path: string}>;

const everybody: Readers = () => true;
const nobodyAtAll: Readers = () => false;
const signedIn: Readers = (who) => who !== 'nobody';
const admin: Readers = (who) => who === 'admin';
const admin2: Readers = (who) => who === "another project's admin";

const draft: Readers = (who) => who === 'admin' || who === 'a preview token';
const viewer: Readers = (who) => who === 'admin' || who === 'a member with another role';

/** Who gets the document; some are not there. */
const DOCUMENTS: Readonly<Record<string, Readers>> = {
  'projects/p1': signedIn,
  'projects/new': signedIn,
  'projects/p1/members/admin': admin,
  'projects/p1/members/viewer': viewer,
  'projects/p1/members/new': admin,
  'projects/p2/members/admin2': admin2,
  'projects/p1/events/e1': everybody,
  'projects/p1/events/new': everybody,
  'projects/p2/events/e1': everybody,
  'projects/p1/events/e1/inner/open': nobodyAtAll,
  'projects/p1/experiences/x1': everybody,
  'projects/p1/experiences/new': everybody,
  'projects/p1/experiences/x1/configs/published': everybody,
  'projects/p1/experiences/new/configs/published': everybody,
  'projects/p1/experiences/x1/configs/draft': draft,
  'projects/p1/experiences/new/configs/draft': draft,
  'projects/p1/experiences/x1/configs/archived': nobodyAtAll,
  'projects/p1/experiences/x1/configs/new': nobodyAtAll,
  'projects/p1/secrets/s1': nobodyAtAll,
  'projects/p1/sessions/any/inner/x': nobodyAtAll,
  'anything/else': nobodyAtAll,
};

/** Who lists the collection. */
const COLLECTIONS: Readonly<Record<string, Readers>> = {
  projects: nobodyAtAll,
  'projects/p1/members': admin,
  'projects/p2/members': admin2,
  'projects/p1/events': admin,
  'projects/p2/events': admin2,
  'projects/p1/experiences': admin,
  'projects/p1/experiences/x1/configs': nobodyAtAll,
  'projects/p1/secrets': nobodyAtAll,
  anything: nobodyAtAll,
};

/** What would let somebody in who does not belong, were it let through. */
const GRANT = {role: 'admin', status: 'active', experiences: ['x1'], version: 1, steps: []};

const writesTo = (path: string): Located[] => [
  {does: 'set', path, data: GRANT},
  {does: 'update', path, changes: [[['role'], 'admin']]},
  {does: 'delete', path},
];

const rows = EVERYBODY.flatMap((who): Row[] => {
  const row = (attempt: Located, allowed: boolean): Row => {
    return {title: `${who}: ${attempt.does} ${attempt.path}`, who, attempt, allowed};
  };
  return [
    ...Object.entries(DOCUMENTS).map(([path, reads]) => row({does: 'get', path}, reads(who))),
    ...Object.entries(COLLECTIONS).map(([path, reads]) => row({does: 'list', path}, reads(who))),
    ...Object.keys(DOCUMENTS).flatMap((path) => writesTo(path).map((attempt) => row(attempt, false))),
  ];
});

/** A member document under one's own uid opens a project, so nobody makes their own. */
const promotions = EVERYBODY.map((who): Row => {
  const path = `projects/p1/members/${uidOf(who)}`;
  return {
    title: `${who} makes themselves an admin`,
    who,
    attempt: {does: 'set', path, data: GRANT},
    allowed: false,
  };
});

export const DOCUMENT_ROWS: readonly Row[] = [...rows, ...promotions];
