import {expect} from '@open-wc/testing';
import * as z from 'zod/mini';
import {parseExperience, stepIssues} from '../../src/experience/parse.js';
import {defineStep} from '../../src/experience/step.js';
import {show} from '../../src/shared/errors.js';
import {builtInKinds} from '../../src/steps/index.js';
import {aConfig, STEPS, type StepOf} from '../helpers/builders.js';

const kinds = builtInKinds.map(({logic}) => logic);
const issuesOf = (config: unknown) => {
  const parsed = parseExperience(config, kinds);
  return (parsed.ok ? stepIssues(parsed.value) : parsed.issues).map(
    ({path, message}) => `${path}: ${message}`,
  );
};
const transformOf = (sourceStepId?: string, id = 'poster') => ({
  id,
  type: 'transform.pipeline',
  config: {title: 'Your poster', ...(sourceStepId !== undefined && {sourceStepId})},
});

const many = (count: number, step: StepOf = STEPS.again) =>
  Array.from({length: count}, (_, at) => ({...step, id: `s${at}`}));

describe('parseExperience', () => {
  for (const [shows, config, ...issues] of [
    ['a right one', aConfig(STEPS.welcome, STEPS.rating)],
    ['one without steps', aConfig()],
    ['a config left out', {version: 1, steps: [{id: 'a', type: 'info'}]}],
    ['unknown fields', {version: 1, theme: {}, steps: [{id: 'a', type: 'info', config: {}, note: 'x'}]}],
    ['nothing', undefined, ': expected object, received undefined'],
    ['text', 'text', ': expected object, received "text"'],
    ['no steps', {version: 1}, 'steps: expected array, received undefined'],
    ['no version', {steps: []}, 'version: expected number, received undefined'],
    ['half a version', {version: 1.5, steps: []}, 'version: expected int, received 1.5'],
    [
      'a step without an id',
      {version: 1, steps: [{type: 'info'}]},
      'steps.0.id: expected string, received undefined',
    ],
    [
      'an id that Firestore refuses',
      {version: 1, steps: [{id: '__a__', type: 'info'}]},
      'steps.0.id: expected one line that is not like __id__',
    ],
    [
      'an id of two lines',
      {version: 1, steps: [{id: 'a\nb', type: 'info'}]},
      'steps.0.id: expected one line that is not like __id__',
    ],
    [
      'an id twice',
      aConfig(STEPS.welcome, STEPS.rating, STEPS.welcome),
      'steps.2.id: is the id of step 0 already: "welcome"',
    ],
    [
      'an unknown type',
      aConfig(STEPS.welcome, {id: 'a', type: 'input.maze', config: {}}),
      'steps.1.type: unknown step type "input.maze"',
    ],
    [
      'a type that every object has',
      aConfig({id: 'a', type: 'constructor', config: {}}),
      'steps.0.type: unknown step type "constructor"',
    ],
    [
      'a bad config',
      aConfig(STEPS.welcome, {...STEPS.rating, config: {title: 'x', min: 5, max: 12}}),
      'steps.1.config.max: expected at most 10, received 12',
    ],
    [
      'two bad steps',
      aConfig(
        {id: 'a', type: 'input.yesNo', config: {}},
        {id: 'b', type: 'input.yesNo', config: {title: ''}},
      ),
      'steps.0.config.title: expected string, received undefined',
      'steps.1.config.title: expected at least 1 characters, received ""',
    ],
    ['as many steps as a session takes answers', aConfig(...many(1024))],
    [
      'one more',
      aConfig(...many(1025)),
      `steps: expected at most 1024 entries, received ${show(many(1025))}`,
    ],
    ['as many pictures as a session takes', aConfig(...many(64, STEPS.photo), STEPS.welcome)],
    [
      'two more',
      aConfig(...many(64, STEPS.photo), transformOf('s0'), STEPS.welcome, {...STEPS.photo, id: 'last'}),
      'steps.64.type: expected at most 64 steps with a picture',
      'steps.66.type: expected at most 64 steps with a picture',
    ],
    ['a transform of an earlier step’s picture', aConfig(STEPS.photo, transformOf('photo'))],
    ['a transform of what another one makes', aConfig(transformOf(undefined, 'first'), transformOf('first'))],
    [
      'a transform of a step that is not there',
      aConfig(STEPS.photo, transformOf('foto')),
      'steps.1.config.sourceStepId: expected the id of a step that takes media, before this one: "foto"',
    ],
    [
      'a transform of a step that comes later',
      aConfig(transformOf('photo'), STEPS.photo),
      'steps.0.config.sourceStepId: expected the id of a step that takes media, before this one: "photo"',
    ],
    [
      'a transform of an answer',
      aConfig(STEPS.rating, transformOf('rating')),
      'steps.1.config.sourceStepId: expected the id of a step that takes media, before this one: "rating"',
    ],
  ] as const) {
    it(`${issues.length > 0 ? 'says what is wrong with' : 'takes'} ${shows}`, () => {
      expect(issuesOf(config)).to.deep.equal(issues);
    });
  }

  it('a bad step does not bring the others down', () => {
    const parsed = parseExperience(aConfig({id: 'a', type: 'no.such', config: {}}, STEPS.rating), kinds);
    expect(parsed.ok && parsed.value.steps.map(({id, issues}) => [id, issues.length])).to.deep.equal([
      ['a', 1],
      ['rating', 0],
    ]);
  });

  it('a host’s own kind goes before one of ours with the same type', () => {
    const mine = defineStep({
      type: 'info',
      config: z.looseObject({body: z.string()}),
      input: () => null,
      missing: () => null,
    });
    const parsed = parseExperience(aConfig({id: 'a', type: 'info', config: {body: 'x'}}), [...kinds, mine]);
    expect(parsed.ok && parsed.value.steps[0]).to.deep.include({issues: [], config: {body: 'x'}});
  });

  it('a config of megabytes of nesting is refused, not followed for ever', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 10_000; level += 1) deep = [deep];
    expect(issuesOf({version: deep, steps: []})).to.have.length(1);
  });
});
