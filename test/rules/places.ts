/**
 * The documents that are there before any row: an open project with an open and a closed event, a closed project, and
 * another project. A path that a session's id could be bent to leads to `e1/inner/open`, where everything is offered.
 */
const OPEN = {name: 'Open', status: 'active'};
const CLOSED = {name: 'Closed', status: 'archived'};
const CONFIG = {version: 1, steps: []};

export const LONG_ID = 'x'.repeat(129);

export const PLACES: Readonly<Record<string, object>> = {
  'projects/p1': OPEN,
  'projects/p1/members/admin': {role: 'admin'},
  'projects/p1/members/viewer': {role: 'viewer'},
  'projects/p1/events/e1': {...OPEN, experiences: ['x1']},
  'projects/p1/events/e1/inner/open': {...OPEN, experiences: ['x1']},
  'projects/p1/events/closed': {...CLOSED, experiences: ['x1']},
  'projects/p1/events/without': {...OPEN, experiences: ['x2']},
  [`projects/p1/events/${LONG_ID}`]: {...OPEN, experiences: ['x1']},
  'projects/p1/experiences/x1': {name: 'One', media: null},
  'projects/p1/experiences/x1/configs/published': CONFIG,
  'projects/p1/experiences/x1/configs/draft': CONFIG,
  'projects/p1/experiences/x1/configs/archived': CONFIG,
  'projects/p1/secrets/s1': {name: 'Not named in the rules'},
  'projects/closed': CLOSED,
  'projects/closed/events/e1': {...OPEN, experiences: ['x1']},
  'projects/p2': OPEN,
  'projects/p2/members/admin2': {role: 'admin'},
  'projects/p2/events/e1': {...OPEN, experiences: ['x1']},
  'projects/p2/events/only-there': {...OPEN, experiences: ['x1']},
  'anything/else': {name: 'Not named in the rules'},
};
