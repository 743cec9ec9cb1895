/** Who reads which session, by its id and in lists; and that nobody deletes one. */
import {STATUSES} from '../../src/session/schema.js';
import {EVERYBODY, OWNER, uidOf, type Who} from './people.js';
import {aSession, aSessionThatIs, pathOf, type Row} from './row.js';

const SESSIONS = 'projects/p1/sessions';
const mayRead = (who: Who) => who === OWNER || who === 'admin';

const gets = EVERYBODY.flatMap((who): Row[] =>
  STATUSES.map((status) => {
    const before = aSessionThatIs(status);
    const attempt = {does: 'get', path: pathOf(before)} as const;
    return {title: `${who} gets a session that is ${status}`, who, before, attempt, allowed: mayRead(who)};
  }),
);

const missing = EVERYBODY.map((who): Row => ({
  title: `${who} gets a session that is not there`,
  who,
  attempt: {does: 'get', path: pathOf(aSession())},
  allowed: who !== 'nobody',
}));

const lists = EVERYBODY.flatMap((who): Row[] => [
  {title: `${who} lists all`, who, attempt: {does: 'list', path: SESSIONS}, allowed: who === 'admin'},
  {
    title: `${who} lists their own`,
    who,
    attempt: {does: 'list', path: SESSIONS, where: ['createdBy', uidOf(who)]},
    allowed: who !== 'nobody',
  },
  {
    title: `${who} lists the guest's`,
    who,
    attempt: {does: 'list', path: SESSIONS, where: ['createdBy', uidOf(OWNER)]},
    allowed: mayRead(who),
  },
  {
    title: `${who} lists the active ones`,
    who,
    attempt: {does: 'list', path: SESSIONS, where: ['status', 'active']},
    allowed: who === 'admin',
  },
  {
    title: `${who} lists those of all projects`,
    who,
    attempt: {does: 'list everywhere', collection: 'sessions'},
    allowed: false,
  },
]);

const deletes = EVERYBODY.flatMap((who): Row[] =>
  STATUSES.map((status) => {
    const before = aSessionThatIs(status, {createdBy: uidOf(who)});
    const attempt = {does: 'delete', path: pathOf(before)} as const;
    return {title: `${who} deletes their own that is ${status}`, who, before, attempt, allowed: false};
  }),
);

export const READ_ROWS: readonly Row[] = [...gets, ...missing, ...lists, ...deletes];
