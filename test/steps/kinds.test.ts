/** The samples of every built-in kind, and of the demo's own. A kind without samples fails. */
import {expect} from '@open-wc/testing';
import {swatch} from '../../demo/swatch.js';
import {builtInKinds} from '../../src/steps/index.js';
import {describeStep, type StepSamples} from '../contracts/step.js';

const long = (length: number) => 'x'.repeat(length);
const QUESTION = {title: 'A question', required: false};
const BAD_TITLES = (rest: object) =>
  [
    [{...rest}, 'title'],
    [{...rest, title: ''}, 'title'],
    [{...rest, title: long(201)}, 'title'],
    [{...rest, title: 'A', required: 'yes'}, 'required'],
  ] as const;

const plain = {title: 'A question'};
const options = {title: 'A question', options: ['a', 'b', 'c']};
const coloured = {...plain, colours: {Amber: '#f5a524', Rose: '#e0567f'}};
const several = {...options, multiSelect: true};

const SAMPLES: Readonly<Record<string, StepSamples>> = {
  info: {
    defaults: [{}, {title: '', description: '', media: null}],
    badConfigs: [
      [{title: long(201)}, 'title'],
      [{description: long(1001)}, 'description'],
      [{media: {url: 'a.jpg'}}, 'media.type'],
      [{media: {url: '', type: 'image'}}, 'media.url'],
    ],
    accepted: [],
    refused: [[{}, true]],
  },
  'input.scale': {
    defaults: [plain, {...QUESTION, min: 1, max: 5, minLabel: '', maxLabel: ''}],
    badConfigs: [
      ...BAD_TITLES({}),
      [{...plain, min: 5, max: 5}, 'max'],
      [{...plain, min: 7, max: 3}, 'max'],
      [{...plain, min: -1}, 'min'],
      [{...plain, max: 11}, 'max'],
      [{...plain, min: 0.5}, 'min'],
      [{...plain, minLabel: long(51)}, 'minLabel'],
    ],
    accepted: [
      [plain, 1],
      [plain, 5],
      [{...plain, min: 0, max: 10}, 0],
      [{...plain, min: 0, max: 10, required: true}, 0],
    ],
    refused: [
      [plain, 0],
      [plain, 6],
      [plain, 2.5],
      [plain, '3'],
      [plain, NaN],
      [plain, [3]],
      [plain, true],
    ],
  },
  'input.yesNo': {
    defaults: [plain, QUESTION],
    badConfigs: BAD_TITLES({}),
    accepted: [
      [plain, true],
      [plain, false],
      [{...plain, required: true}, false],
    ],
    refused: [
      [plain, 'yes'],
      [plain, 0],
      [plain, 1],
    ],
  },
  'input.multiSelect': {
    defaults: [options, {...options, ...QUESTION, multiSelect: false}],
    badConfigs: [
      ...BAD_TITLES({options: ['a', 'b']}),
      [plain, 'options'],
      [{...plain, options: ['a']}, 'options'],
      [{...plain, options: Array.from({length: 11}, (_, n) => `o${n}`)}, 'options'],
      [{...plain, options: ['a', '']}, 'options.1'],
      [{...plain, options: ['a', long(101)]}, 'options.1'],
      [{...plain, options: ['a', 'a']}, 'options'],
      [{...several, minSelections: 4}, 'minSelections'],
      [{...several, minSelections: 2, maxSelections: 1}, 'maxSelections'],
      [{...several, minSelections: 0}, 'minSelections'],
    ],
    accepted: [
      [options, ['a']],
      [options, []],
      [{...options, required: true}, [], 'problemRequired'],
      [several, ['a', 'b', 'c']],
      [{...several, minSelections: 2}, ['a'], 'problemTooFew'],
      [{...several, minSelections: 2}, []],
      [{...several, minSelections: 2}, ['a', 'c']],
      [{...several, minSelections: 3, multiSelect: false}, ['a']],
    ],
    refused: [
      [options, ['a', 'b']],
      [options, ['d']],
      [options, 'a'],
      [several, ['a', 'a']],
      [{...several, maxSelections: 2}, ['a', 'b', 'c']],
      [several, [1]],
      [several, {}],
    ],
  },
  'input.shortText': {
    defaults: [plain, {...QUESTION, placeholder: '', maxLength: 100, autocomplete: 'off'}],
    badConfigs: [
      ...BAD_TITLES({}),
      [{...plain, maxLength: 0}, 'maxLength'],
      [{...plain, maxLength: 201}, 'maxLength'],
      [{...plain, placeholder: 1}, 'placeholder'],
      [{...plain, autocomplete: true}, 'autocomplete'],
    ],
    accepted: [
      [plain, 'Ada'],
      [plain, long(100)],
      [plain, ''],
      [{...plain, required: true}, '  ', 'problemRequired'],
      [{...plain, required: true}, '🎉'],
    ],
    refused: [
      [plain, long(101)],
      [{...plain, maxLength: 3}, 'four'],
      [plain, 1],
      [plain, ['a']],
    ],
  },
  'input.longText': {
    defaults: [plain, {...QUESTION, placeholder: '', maxLength: 500, autocomplete: 'off'}],
    badConfigs: [...BAD_TITLES({}), [{...plain, maxLength: 2001}, 'maxLength']],
    accepted: [
      [plain, 'Two\nlines'],
      [{...plain, maxLength: 2000}, long(2000)],
      [{...plain, required: true}, '\n', 'problemRequired'],
    ],
    refused: [
      [plain, long(501)],
      [plain, false],
    ],
  },
  'transform.pipeline': {
    defaults: [plain, {...plain, timeoutSeconds: 120}],
    badConfigs: [
      [{}, 'title'],
      [{title: long(201)}, 'title'],
      [{...plain, timeoutSeconds: 4}, 'timeoutSeconds'],
      [{...plain, timeoutSeconds: 601}, 'timeoutSeconds'],
      [{...plain, timeoutSeconds: '60'}, 'timeoutSeconds'],
      [{...plain, sourceStepId: ''}, 'sourceStepId'],
    ],
    accepted: [
      [plain, {requestedAt: 1, source: 'u', replaces: 'v', ended: 'failed'}],
      [plain, {requestedAt: 1, source: 'u', replaces: null}, 'problemAwaited'],
      [
        {...plain, sourceStepId: 'photo'},
        {requestedAt: 1, source: null, replaces: null, ended: 'skipped'},
      ],
    ],
    refused: [
      [plain, true],
      [plain, {requestedAt: 'now', source: null, replaces: null}],
      [plain, {requestedAt: 1}],
      [plain, {requestedAt: 1, source: null, replaces: null, ended: 'bored'}],
    ],
  },
  'weir.swatch': {
    defaults: [coloured, {...coloured, required: false}],
    badConfigs: [
      [plain, 'colours'],
      [{...coloured, title: 1}, 'title'],
      [{...coloured, colours: {Amber: 1}}, 'colours.Amber'],
    ],
    accepted: [[coloured, 'Rose']],
    refused: [
      [coloured, 'Mauve'],
      [coloured, 'toString'],
      [coloured, '#e0567f'],
    ],
  },
  'capture.photo': {
    defaults: [plain, {...QUESTION, aspectRatio: '1:1', camera: 'user', countdownSeconds: 0}],
    badConfigs: [
      ...BAD_TITLES({}),
      [{...plain, aspectRatio: '4:3'}, 'aspectRatio'],
      [{...plain, camera: 'front'}, 'camera'],
      [{...plain, countdownSeconds: 11}, 'countdownSeconds'],
      [{...plain, countdownSeconds: -1}, 'countdownSeconds'],
      [{...plain, countdownSeconds: 0.5}, 'countdownSeconds'],
    ],
    accepted: [],
    refused: [
      [plain, 'photo.jpg'],
      [plain, {url: 'https://example.com/1.jpg', type: 'image'}],
    ],
  },
};

const kinds = [...builtInKinds, swatch];

describe('the kinds', () => {
  it('all have samples', () => {
    expect(kinds.map(({logic}) => logic.type)).to.have.members(Object.keys(SAMPLES));
  });
});

for (const kind of kinds) {
  const samples = SAMPLES[kind.logic.type];
  if (samples) describeStep(kind, samples);
}
