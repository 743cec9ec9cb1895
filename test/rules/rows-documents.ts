/** Everything that is not a session: who reads it, and that no client writes any of it. */
import {EVERYBODY, uidOf, type Who} from './people.js';
import type {Attempt, Row} from './row.js';

type Readers = (who: Who) => boolean;

const everybody: Readers = () => true;
const nobodyAtAll: Readers = () => false;
const signedIn: Readers = (who) => who !== 'nobody';
const admin: Readers = (who) => who === 'admin';
const admin2: Readers = (who) => who === "another project's admin";

/** A document's path, who gets it, and who lists the collection that it is in. */
const DOCUMENTS: readonly (readonly [path: string, gets: Readers, lists: Readers])[] = [
  ['projects/p1', signedIn, nobodyAtAll],
  ['projects/p1/members/admin', admin, admin],
  ['projects/p1/members/viewer', (who) => admin(who) || who === 'a member with another role', admin],
  ['projects/p1/members/missing', admin, admin],
  ['projects/p2/members/admin2', admin2, admin2],
  ['projects/p1/events/e1', everybody, admin],
  ['projects/p2/events/e1', everybody, admin2],
  ['projects/p1/events/e1/inner/open', nobodyAtAll, nobodyAtAll],
  ['projects/p1/experiences/x1', everybody, admin],
  ['projects/p1/experiences/x1/configs/published', everybody, nobodyAtAll],
  ['projects/p1/experiences/x1/configs/draft', (who) => admin(who) || who === 'a preview token', nobodyAtAll],
  ['projects/p1/experiences/new/configs/published', everybody, nobodyAtAll],
  [
    'projects/p1/experiences/new/configs/draft',
    (who) => admin(who) || who === 'a preview token',
    nobodyAtAll,
  ],
  ['projects/p1/experiences/x1/configs/archived', nobodyAtAll, nobodyAtAll],
  ['projects/p1/secrets/s1', nobodyAtAll, nobodyAtAll],
  ['projects/p1/sessions/any/inner/x', nobodyAtAll, nobodyAtAll],
  ['anything/else', nobodyAtAll, nobodyAtAll],
];

/** What would let somebody in who does not belong, where it was let through. */
const GRANT = {role: 'admin', status: 'active', experiences: ['x1'], version: 1, steps: []};

function attemptsAt(path: string, gets: boolean, lists: boolean): [Attempt, boolean][] {
  const parent = path.slice(0, path.lastIndexOf('/'));
  return [
    [{does: 'get', path}, gets],
    [{does: 'list', path: parent}, lists],
    [{does: 'set', path, data: GRANT}, false],
    [{does: 'set', path: `${parent}/new`, data: GRANT}, false],
    [{does: 'update', path, changes: [[['role'], 'admin']]}, false],
    [{does: 'delete', path}, false],
  ];
}

const rows = EVERYBODY.flatMap((who) =>
  DOCUMENTS.flatMap(([path, gets, lists]) =>
    attemptsAt(path, gets(who), lists(who)).map(([attempt, allowed]): Row => {
      const at = 'path' in attempt ? attempt.path : path;
      return {title: `${who}: ${attempt.does} ${at}`, who, attempt, allowed};
    }),
  ),
);

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
