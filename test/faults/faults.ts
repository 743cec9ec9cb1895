/** The kinds of faults that a world injects, and the tally of what happened over many worlds. */

export const FAULTS = [
  'request refused',
  'request lost',
  'answer lost',
  'request late',
  'answer slow',
  'request repeated',
  '401',
  '403',
  '409',
  '429',
  '500',
  '503',
  'device slow',
  'device full',
  'device gone',
  'clock back',
  'page killed',
  'page closed',
  'page reloaded',
  'page duplicated',
  'element removed',
  'page hidden',
] as const;
export type Fault = (typeof FAULTS)[number];

/** The faults that meet one request; each with the error code that the SDK makes of it, if it makes one. */
export const NETWORK: Partial<Record<Fault, string | null>> = {
  'request refused': 'unavailable',
  'request lost': null,
  'answer lost': null,
  'request late': null,
  'answer slow': null,
  'request repeated': null,
  '401': 'unauthenticated',
  '403': 'permission-denied',
  '409': 'aborted',
  '429': 'resource-exhausted',
  '500': 'internal',
  '503': 'unavailable',
};

/** What Firebase's sign-in answers instead; without a number nobody answers. */
export const STATUS: Readonly<Record<string, number>> = {
  unauthenticated: 401,
  'permission-denied': 403,
  aborted: 409,
  'resource-exhausted': 429,
  internal: 500,
};

/** What happens around a guest who waits for a server's output. */
export const EVENTS = [
  'output asked for',
  'output made',
  'asset made',
  'job failed',
  'job never done',
  'updatedAt set',
  'looked',
  'look taken over',
  'look not taken over',
  'look failed',
  'output received',
  'output of an earlier photo',
  'told failed',
  'told late',
  'asked again',
] as const;
export type Event = (typeof EVENTS)[number];

export interface Tally {
  seeds: number;
  sessions: number;
  users: number;
  renewals: number;
  faults: Record<Fault, number>;
  events: Record<Event, number>;
  /** Kills while the device alone held something that it had acknowledged. */
  killsAtRisk: number;
  acknowledged: {device: number; server: number};
  checks: number;
}

export const createTally = (): Tally => ({
  seeds: 0,
  sessions: 0,
  users: 0,
  renewals: 0,
  faults: Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>,
  events: Object.fromEntries(EVENTS.map((event) => [event, 0])) as Record<Event, number>,
  killsAtRisk: 0,
  acknowledged: {device: 0, server: 0},
  checks: 0,
});

export function addTally(to: Tally, from: Tally): void {
  to.seeds += from.seeds;
  to.sessions += from.sessions;
  to.users += from.users;
  to.renewals += from.renewals;
  for (const fault of FAULTS) to.faults[fault] += from.faults[fault];
  for (const event of EVENTS) to.events[event] += from.events[event];
  to.killsAtRisk += from.killsAtRisk;
  to.acknowledged.device += from.acknowledged.device;
  to.acknowledged.server += from.acknowledged.server;
  to.checks += from.checks;
}
