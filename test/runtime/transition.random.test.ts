/** Ten thousand random walks. A failing one names its seed; the same seed walks the same way. */
import {expect} from '@open-wc/testing';
import {answerOf} from '../../src/runtime/selectors.js';
import {deriveState} from '../../src/runtime/state.js';
import {transition, type RunEvent} from '../../src/runtime/transition.js';
import {canFollow, isFinal} from '../../src/session/lifecycle.js';
import {anExperience, aSession, STEPS} from '../helpers/builders.js';
import {createRandom, type Random} from '../helpers/random.js';

const WALKS = 10_000;
const MAX_EVENTS = 40;
const ALL = Object.values(STEPS);
const MEDIA = {url: 'https://example.com/1.jpg', type: 'image'};
const VALUES = [
  null,
  undefined,
  true,
  false,
  0,
  3,
  5,
  11,
  '',
  'text',
  'x'.repeat(3000),
  ['Food'],
  ['Food', 'Music'],
  ['No'],
  {},
];

function randomEvent({pick, below}: Random): RunEvent {
  const kind = below(100);
  if (kind < 35) return {type: 'continued'};
  if (kind < 50) return {type: 'went-back'};
  if (kind < 60) return {type: 'jumped', to: below(10) - 2};
  if (kind < 86)
    return {type: 'answered', stepId: pick([...ALL.map(({id}) => id), 'nobody']), value: pick(VALUES)};
  if (kind < 92) return {type: 'accepted', stepId: pick([STEPS.photo, STEPS.photo, ...ALL]).id};
  if (kind < 98) return {type: 'captured', stepId: STEPS.photo.id, media: pick([MEDIA, MEDIA, null])};
  if (kind < 99) return {type: 'started'};
  return pick<RunEvent>([{type: 'abandoned', reason: 'page'}, {type: 'failed'}]);
}

describe('transition, walked at random', () => {
  it(`keeps what must hold on ${WALKS} walks`, () => {
    let completions = 0;
    for (let seed = 1; seed <= WALKS; seed += 1) {
      const random = createRandom(seed);
      const experience = anExperience(...ALL.filter(() => random.below(3) > 0));
      const total = experience.steps.length;
      let state = deriveState(experience, aSession());
      let completed = 0;
      const holds = (claim: boolean, what: string) => {
        if (!claim) throw new Error(`seed ${seed}: ${what}: ${JSON.stringify(state)}`);
      };
      for (let turn = random.below(MAX_EVENTS); turn >= 0; turn -= 1) {
        const event = turn === MAX_EVENTS ? ({type: 'started'} as const) : randomEvent(random);
        const [next, effects] = transition(experience, state, event);
        const types = effects.map(({type}) => type);
        completed += types.filter((type) => type === 'completed').length;

        holds(
          next.currentStepIndex >= 0 && next.currentStepIndex < Math.max(1, total),
          'the index is in range',
        );
        holds(next.furthestStepIndex >= next.currentStepIndex, 'the furthest step is not behind');
        holds(next.furthestStepIndex >= state.furthestStepIndex, 'the furthest step stays visited');
        holds(event.type === 'answered' || next.inputs === state.inputs, 'only an answer changes answers');
        for (const {id} of experience.steps) {
          const isThis = event.type === 'answered' && event.stepId === id;
          holds(
            isThis || answerOf(next, id).input === answerOf(state, id).input,
            `the answer to ${id} is kept`,
          );
        }
        holds(next.status === state.status || canFollow(state.status, next.status), 'the lifecycle holds');
        holds(!isFinal(state.status) || next === state, 'nothing leaves a final status');
        holds(!types.includes('refused') || next === state, 'a refusal changes nothing');
        holds(
          effects.length <= (event.type === 'captured' ? 2 : 1),
          'one event, one effect, and perhaps the end',
        );
        holds(event.type === 'captured' || next.outputs === state.outputs, 'only media change outputs');
        holds(
          !next.isEnding || next.uploading.length > 0,
          'it waits for a picture only while one is on its way',
        );
        holds(!next.isEnding || next.currentStepIndex === total - 1, 'it waits at its last step');
        holds(completed === (next.status === 'completed' ? 1 : 0), 'complete exactly once');
        if (types.includes('completed')) {
          holds(next.uploading.length === 0, 'nothing is on its way at the end');
          const open = experience.steps.filter((step) => step.missing(answerOf(next, step.id)) !== null);
          holds(
            open.length === 0,
            `nothing required is missing at the end: ${open.map(({id}) => id).join()}`,
          );
        }
        state = next;
      }
      completions += completed;
    }
    expect(completions, 'enough of the walks get to the end to say something').to.be.greaterThan(WALKS / 20);
  });
});
