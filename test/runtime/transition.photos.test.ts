/** Pictures on their way: the guest goes on without them, and only the end waits for them. */
import {expect} from '@open-wc/testing';
import {requestFor} from '../../src/runtime/requests.js';
import {deriveState, type RunState} from '../../src/runtime/state.js';
import {transition, type RunEvent} from '../../src/runtime/transition.js';
import {answersOf, withAnswers} from '../../src/session/answers.js';
import {anExperience, aSession, STEPS} from '../helpers/builders.js';
import {MEDIA_STEPS} from '../helpers/media-kinds.js';

const second = {...STEPS.photo, id: 'second'};
const experience = anExperience(STEPS.rating, STEPS.photo, second);
const media = {url: 'https://example.com/1.jpg', type: 'image', width: 4, height: 3} as const;
const LAST = 2;

const NONE = answersOf({});

function at(currentStepIndex: number, changes: Partial<RunState> = {}): RunState {
  const answered = {inputs: {rating: 3}, outputs: {photo: media, second: media}};
  return {
    ...deriveState(experience, aSession(answered)),
    currentStepIndex,
    furthestStepIndex: LAST,
    ...changes,
  };
}

interface Row {
  readonly shows: string;
  readonly state: RunState;
  readonly event: RunEvent;
  readonly becomes?: Partial<RunState>;
  readonly effects: readonly string[];
}

const waiting = {outputs: {}, uploading: ['photo', 'second'], isEnding: true};
const ROWS: readonly Row[] = [
  {
    shows: 'a picture that is accepted is on its way',
    state: at(1, {outputs: {}}),
    event: {type: 'accepted', stepId: 'photo'},
    becomes: {uploading: ['photo']},
    effects: ['accepted'],
  },
  {
    shows: 'another one in its place is on its way',
    state: at(1, {uploading: ['photo', 'second']}),
    event: {type: 'accepted', stepId: 'photo'},
    becomes: {uploading: ['second', 'photo']},
    effects: ['accepted'],
  },
  {
    shows: 'a step without its picture is unfinished',
    state: at(1, {outputs: {}}),
    event: {type: 'continued'},
    effects: ['runtime/step-incomplete'],
  },
  {
    shows: 'a step whose picture is on its way is finished',
    state: at(1, {outputs: {}, uploading: ['photo']}),
    event: {type: 'continued'},
    becomes: {currentStepIndex: 2},
    effects: ['moved'],
  },
  {
    shows: 'a picture that is up is the output, without what nobody asked for',
    state: at(1, {outputs: {}, uploading: ['photo', 'second']}),
    event: {type: 'captured', stepId: 'photo', media: {...media, place: 'here'}},
    becomes: {outputs: {photo: media}, uploading: ['second']},
    effects: ['captured'],
  },
  {
    shows: 'media from the page take the place of a picture on its way',
    state: at(0, {outputs: {}, uploading: ['photo']}),
    event: {type: 'captured', stepId: 'photo', media},
    becomes: {outputs: {photo: media}, uploading: []},
    effects: ['captured'],
  },
  {
    shows: 'what is no media reference is refused',
    state: at(1, {uploading: ['photo']}),
    event: {type: 'captured', stepId: 'photo', media: {url: ''}},
    effects: ['runtime/invalid-input'],
  },
  ...[
    {width: 1_000_001, height: 1},
    {width: 1, height: 1_000_001},
    {url: `https://example.com/${'x'.repeat(2048)}`},
  ].map((wrong) => ({
    shows: `a reference that the rules would not take is refused: ${Object.keys(wrong).join()}`,
    state: at(1, {outputs: {}, uploading: ['photo']}),
    event: {type: 'captured', stepId: 'photo', media: {...media, ...wrong}} as const,
    effects: ['runtime/invalid-input'],
  })),
  {
    shows: 'the last next completes when all is up',
    state: at(LAST),
    event: {type: 'continued'},
    becomes: {status: 'completed'},
    effects: ['completed'],
  },
  {
    shows: 'the last next waits for what is not up',
    state: at(LAST, {outputs: {}, uploading: ['photo', 'second']}),
    event: {type: 'continued'},
    becomes: {isEnding: true},
    effects: ['waiting'],
  },
  {
    shows: 'another next while it waits does nothing',
    state: at(LAST, waiting),
    event: {type: 'continued'},
    effects: [],
  },
  {
    shows: 'it goes on waiting for the second picture',
    state: at(LAST, waiting),
    event: {type: 'captured', stepId: 'photo', media},
    becomes: {outputs: {photo: media}, uploading: ['second']},
    effects: ['captured'],
  },
  {
    shows: 'it completes by itself with the last picture',
    state: at(LAST, {...waiting, uploading: ['second'], outputs: {photo: media}}),
    event: {type: 'captured', stepId: 'second', media},
    becomes: {outputs: {photo: media, second: media}, uploading: [], isEnding: false, status: 'completed'},
    effects: ['captured', 'completed'],
  },
  {
    shows: 'an answer that the page has emptied meanwhile is gone back for',
    state: at(LAST, {
      ...waiting,
      uploading: ['photo'],
      inputs: withAnswers(NONE, {rating: null}),
      outputs: {second: media},
    }),
    event: {type: 'captured', stepId: 'photo', media},
    becomes: {
      outputs: {photo: media, second: media},
      uploading: [],
      isEnding: false,
      currentStepIndex: 0,
    },
    effects: ['captured', 'moved'],
  },
  {
    shows: 'going back ends the waiting',
    state: at(LAST, waiting),
    event: {type: 'went-back'},
    becomes: {isEnding: false, currentStepIndex: 1},
    effects: ['moved'],
  },
  {
    shows: 'abandoning ends the waiting',
    state: at(LAST, waiting),
    event: {type: 'abandoned', reason: 'page'},
    becomes: {isEnding: false, status: 'abandoned'},
    effects: ['abandoned'],
  },
];

describe('transition, with pictures on their way', () => {
  for (const {shows, state, event, becomes, effects} of ROWS) {
    it(shows, () => {
      const [next, happened] = transition(experience, state, event);
      const names = happened.map((effect) => (effect.type === 'refused' ? effect.code : effect.type));
      expect(names).to.deep.equal(effects);
      expect(next).to.deep.equal({...state, ...becomes});
      if (!becomes) expect(next).to.equal(state);
    });
  }

  it('a step that makes something of a picture asks for it once the picture is up', () => {
    const poster = anExperience(MEDIA_STEPS.photo, MEDIA_STEPS.poster);
    const [, step] = poster.steps;
    const facts = {experience: poster, getInput: () => null, getOutput: () => null};
    expect(requestFor({...facts, isOnItsWay: (id) => id === 'photo'}, step!, 1, false)).to.equal(null);
    expect(requestFor({...facts, isOnItsWay: () => false}, step!, 1, false)).to.include({ended: 'skipped'});
  });

  it('what a server has made of a picture waits for another one that is on its way', () => {
    const poster = anExperience(MEDIA_STEPS.photo, MEDIA_STEPS.poster, STEPS.again);
    const inputs = {poster: {requestedAt: 1, source: media.url, replaces: null}};
    const made = {...deriveState(poster, aSession({inputs, outputs: {photo: media, poster: media}}))};
    const next = (uploading: string[], currentStepIndex: number) =>
      transition(poster, {...made, uploading, currentStepIndex, furthestStepIndex: 2}, {type: 'continued'});
    expect(next([], 1)[1]).to.deep.include({type: 'moved', from: 1, to: 2, direction: 'forward'});
    expect(next(['photo'], 1)[1][0]).to.include({type: 'refused', code: 'runtime/step-incomplete'});
    expect(next(['photo'], 2)[1], 'nor is it what the guest takes away').to.deep.equal([
      {type: 'moved', from: 2, to: 1, direction: 'back'},
    ]);
  });

  it('what a server has made of an earlier picture is not done with, whatever way the guest takes past it', () => {
    const poster = anExperience(MEDIA_STEPS.photo, MEDIA_STEPS.poster, STEPS.again);
    const earlier = {url: 'https://example.com/0.jpg', type: 'image'} as const;
    const after = (source: string | null, event: RunEvent, currentStepIndex = 0) => {
      const inputs = {poster: {requestedAt: 1, source, replaces: null}, again: true};
      const outputs = {photo: media, poster: earlier};
      const state = {...deriveState(poster, aSession({inputs, outputs}), 2), currentStepIndex};
      const [, [effect]] = transition(poster, state, event);
      return effect?.type === 'refused' ? effect.code : effect;
    };
    for (const source of [earlier.url, null]) {
      expect(after(source, {type: 'jumped', to: 2})).to.equal('runtime/step-incomplete');
      expect(after(source, {type: 'continued'}, 2)).to.include({type: 'moved', to: 1});
      expect(after(source, {type: 'jumped', to: 1})).to.include({type: 'moved', to: 1});
    }
    expect(after(media.url, {type: 'jumped', to: 2})).to.include({type: 'moved', to: 2});
    expect(after(media.url, {type: 'continued'}, 2)).to.include({type: 'completed'});
  });

  it('what the device has not brought up is on its way from the start, for the steps that take a picture', () => {
    const state = deriveState(experience, aSession(), 0, ['second', 'rating', 'gone']);
    expect(state.uploading).to.deep.equal(['second']);
    expect(state.isEnding).to.equal(false);
  });
});
