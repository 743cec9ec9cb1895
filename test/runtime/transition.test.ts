import {expect} from '@open-wc/testing';
import {deriveState, type RunState} from '../../src/runtime/state.js';
import {transition, type RunEffect, type RunEvent} from '../../src/runtime/transition.js';
import {STATUSES} from '../../src/session/schema.js';
import {answersOf, withAnswers} from '../../src/session/answers.js';
import {anExperience, aSession, STEPS} from '../helpers/builders.js';

const experience = anExperience(STEPS.welcome, STEPS.rating, STEPS.again);
const photo = {url: 'https://example.com/1.jpg', type: 'image'} as const;

const NONE = answersOf({});

function at(currentStepIndex: number, changes: Partial<RunState> = {}): RunState {
  return {
    ...deriveState(experience, aSession()),
    currentStepIndex,
    furthestStepIndex: currentStepIndex,
    ...changes,
  };
}

interface Row {
  readonly shows: string;
  readonly state: RunState;
  readonly event: RunEvent;
  /** What the state becomes; nothing when it stays. */
  readonly becomes?: Partial<RunState>;
  /** The types of the effects, or the code of the refusal. */
  readonly effects: readonly string[];
}

const ROWS: readonly Row[] = [
  {shows: 'a start with steps does nothing', state: at(0), event: {type: 'started'}, effects: []},

  {
    shows: 'next goes on',
    state: at(0),
    event: {type: 'continued'},
    becomes: {currentStepIndex: 1, furthestStepIndex: 1},
    effects: ['moved'],
  },
  {
    shows: 'next on an unfinished step is refused',
    state: at(1),
    event: {type: 'continued'},
    effects: ['runtime/step-incomplete'],
  },
  {
    shows: 'next on a finished step goes on',
    state: at(1, {inputs: withAnswers(NONE, {rating: 3})}),
    event: {type: 'continued'},
    becomes: {currentStepIndex: 2, furthestStepIndex: 2},
    effects: ['moved'],
  },
  {
    shows: 'next on an optional step goes on without an answer',
    state: at(2, {inputs: withAnswers(NONE, {rating: 3})}),
    event: {type: 'continued'},
    becomes: {status: 'completed'},
    effects: ['completed'],
  },
  {
    shows: 'the last next goes to a step that lacks something instead of completing',
    state: at(2, {inputs: withAnswers(NONE, {rating: null})}),
    event: {type: 'continued'},
    becomes: {currentStepIndex: 1},
    effects: ['moved'],
  },
  {
    shows: 'next after going back does not forget how far it was',
    state: at(0, {furthestStepIndex: 2}),
    event: {type: 'continued'},
    becomes: {currentStepIndex: 1},
    effects: ['moved'],
  },

  {
    shows: 'back goes back',
    state: at(2),
    event: {type: 'went-back'},
    becomes: {currentStepIndex: 1},
    effects: ['moved'],
  },
  {
    shows: 'back on the first step is refused',
    state: at(0),
    event: {type: 'went-back'},
    effects: ['runtime/at-first-step'],
  },
  {
    shows: 'back keeps the answers',
    state: at(1, {inputs: withAnswers(NONE, {rating: 3})}),
    event: {type: 'went-back'},
    becomes: {currentStepIndex: 0},
    effects: ['moved'],
  },

  {
    shows: 'a jump to a visited step goes there',
    state: at(2),
    event: {type: 'jumped', to: 0},
    becomes: {currentStepIndex: 0},
    effects: ['moved'],
  },
  {
    shows: 'a jump forward to a visited step goes there',
    state: at(0, {furthestStepIndex: 2, inputs: withAnswers(NONE, {rating: 1})}),
    event: {type: 'jumped', to: 2},
    becomes: {currentStepIndex: 2},
    effects: ['moved'],
  },
  {
    shows: 'a jump over an unfinished step is refused',
    state: at(0, {furthestStepIndex: 2}),
    event: {type: 'jumped', to: 2},
    effects: ['runtime/step-incomplete'],
  },
  {
    shows: 'a jump to a step not visited yet is refused',
    state: at(0),
    event: {type: 'jumped', to: 1},
    effects: ['runtime/not-visited'],
  },
  {shows: 'a jump to where it is does nothing', state: at(1), event: {type: 'jumped', to: 1}, effects: []},
  ...[-1, 3, 0.5, NaN, Infinity].map((to): Row => ({
    shows: `a jump to ${to} is refused`,
    state: at(2),
    event: {type: 'jumped', to},
    effects: ['runtime/out-of-range'],
  })),

  {
    shows: 'an answer is taken',
    state: at(1),
    event: {type: 'answered', stepId: 'rating', value: 4},
    becomes: {inputs: withAnswers(NONE, {rating: 4})},
    effects: ['answered'],
  },
  {
    shows: 'an answer to another step is taken',
    state: at(0),
    event: {type: 'answered', stepId: 'again', value: false},
    becomes: {inputs: withAnswers(NONE, {again: false})},
    effects: ['answered'],
  },
  {
    shows: 'an answer replaces the one before',
    state: at(1, {inputs: withAnswers(NONE, {rating: 1, again: true})}),
    event: {type: 'answered', stepId: 'rating', value: 5},
    becomes: {inputs: withAnswers(NONE, {rating: 5, again: true})},
    effects: ['answered'],
  },
  {
    shows: 'null empties an answer',
    state: at(1, {inputs: withAnswers(NONE, {rating: 1})}),
    event: {type: 'answered', stepId: 'rating', value: null},
    becomes: {inputs: withAnswers(NONE, {rating: null})},
    effects: ['answered'],
  },
  {
    shows: 'undefined empties an answer',
    state: at(1, {inputs: withAnswers(NONE, {rating: 1})}),
    event: {type: 'answered', stepId: 'rating', value: undefined},
    becomes: {inputs: withAnswers(NONE, {rating: null})},
    effects: ['answered'],
  },
  {
    shows: 'the same answer again does nothing',
    state: at(1, {inputs: withAnswers(NONE, {rating: 1})}),
    event: {type: 'answered', stepId: 'rating', value: 1},
    effects: [],
  },
  {
    shows: 'a value that the step does not take is refused',
    state: at(1),
    event: {type: 'answered', stepId: 'rating', value: 6},
    effects: ['runtime/invalid-input'],
  },
  {
    shows: 'an answer to a step that takes none is refused',
    state: at(0),
    event: {type: 'answered', stepId: 'welcome', value: 'x'},
    effects: ['runtime/invalid-input'],
  },
  {
    shows: 'an answer to a step that is not there is refused',
    state: at(0),
    event: {type: 'answered', stepId: 'constructor', value: 1},
    effects: ['runtime/unknown-step'],
  },

  {
    shows: 'media for a step that takes none is refused',
    state: at(0),
    event: {type: 'captured', stepId: 'welcome', media: photo},
    effects: ['runtime/unknown-step'],
  },
  {
    shows: 'a picture for a step that takes none is refused',
    state: at(0),
    event: {type: 'accepted', stepId: 'welcome'},
    effects: ['runtime/unknown-step'],
  },

  {
    shows: 'abandoning ends it',
    state: at(1),
    event: {type: 'abandoned', reason: 'page'},
    becomes: {status: 'abandoned'},
    effects: ['abandoned'],
  },
  {
    shows: 'failing ends it',
    state: at(1),
    event: {type: 'failed'},
    becomes: {status: 'error'},
    effects: ['failed'],
  },
];

const EVENTS: readonly RunEvent[] = [
  {type: 'started'},
  {type: 'continued'},
  {type: 'went-back'},
  {type: 'jumped', to: 0},
  {type: 'answered', stepId: 'rating', value: 2},
  {type: 'accepted', stepId: 'photo'},
  {type: 'captured', stepId: 'photo', media: photo},
  {type: 'abandoned', reason: 'page'},
  {type: 'failed'},
];

const names = (effects: readonly RunEffect[]) =>
  effects.map((effect) => (effect.type === 'refused' ? effect.code : effect.type));

describe('transition', () => {
  for (const {shows, state, event, becomes, effects} of ROWS) {
    it(shows, () => {
      const before = structuredClone(state);
      const [next, happened] = transition(experience, state, event);
      expect(names(happened)).to.deep.equal(effects);
      expect(next).to.deep.equal({...state, ...becomes});
      expect(state, 'the old state is as it was').to.deep.equal(before);
      if (!becomes) expect(next, 'nothing new where nothing changes').to.equal(state);
    });
  }

  for (const event of EVENTS) {
    it(`has a row for an active session that hears «${event.type}»`, () => {
      expect(ROWS.some((row) => row.event.type === event.type)).to.equal(true);
    });
    for (const status of STATUSES.filter((status) => status !== 'active')) {
      it(`a session that is ${status} refuses «${event.type}»`, () => {
        const state = at(1, {status});
        const [next, effects] = transition(experience, state, event);
        expect(next).to.equal(state);
        expect(names(effects)).to.deep.equal(['runtime/not-active']);
      });
    }
  }

  it('an experience without steps completes at its start', () => {
    const empty = anExperience();
    const [next, effects] = transition(empty, deriveState(empty, aSession()), {type: 'started'});
    expect(next.status).to.equal('completed');
    expect(names(effects)).to.deep.equal(['completed']);
  });

  it('a step that cannot be shown lets the guest pass', () => {
    const broken = anExperience({id: 'a', type: 'no.such.kind', config: {}}, STEPS.again);
    const [next] = transition(broken, deriveState(broken, aSession()), {type: 'continued'});
    expect(next.currentStepIndex).to.equal(1);
  });
});
