/**
 * Who knocks: a claim set for each of the people, as the emulator takes it. Nobody has none. `auth_time` is in
 * seconds; a preview token is good for an hour, and the two here stand well to either side of it: the tests take minutes.
 */
const minutesAgo = (minutes: number) => Math.floor(Date.now() / 1000) - minutes * 60;

export const PEOPLE = {
  nobody: null,
  guest: {sub: 'guest'},
  'another guest': {sub: 'other'},
  admin: {sub: 'admin'},
  'a member with another role': {sub: 'viewer'},
  "another project's admin": {sub: 'admin2'},
  'a preview token': {sub: 'previewer', previewProjectId: 'p1', auth_time: minutesAgo(45)},
  'an expired preview token': {sub: 'late', previewProjectId: 'p1', auth_time: minutesAgo(65)},
  "another project's preview token": {sub: 'stranger', previewProjectId: 'p2', auth_time: minutesAgo(1)},
} as const;

export type Who = keyof typeof PEOPLE;
export const EVERYBODY = Object.keys(PEOPLE) as Who[];

/** Whose sessions the rows are about, unless they say otherwise. */
export const OWNER = 'guest' satisfies Who;

/** A uid; nobody, who has none, claims the owner's. */
export const uidOf = (who: Who): string => PEOPLE[who]?.sub ?? OWNER;
